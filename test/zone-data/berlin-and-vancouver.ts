import type { Client } from 'pg';
import { ResolvingService } from '../../src/zone-data/resolving.service.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import type { Delivered } from '../support/mailbox.js';
import { TestApp } from '../support/test-app.js';

/** Thursdays at nine in Vancouver, twelve times from 2026-10-01. */
export const VANCOUVER = { startsOn: '2026-10-01', localTime: '09:00', timeZone: 'America/Vancouver' };

interface Gathered {
  practice: PracticeBuilder;
  coach: Actor;
  coachee: Actor;
}

/** A coach in Berlin, who reads German, and a coachee in Vancouver, in one practice after another. */
export class BerlinAndVancouver {
  private gathered: Gathered | undefined;

  private constructor(
    readonly test: TestApp,
    readonly owner: Client,
  ) {}

  static async start(): Promise<BerlinAndVancouver> {
    const test = await TestApp.start();
    return new BerlinAndVancouver(test, await connectAsOwner(test));
  }

  async stop(): Promise<void> {
    await this.owner.end();
    await this.test.stop();
  }

  /** In a practice of their own, a week before it begins, with nothing in the mail. */
  async gather(): Promise<Gathered> {
    const { test } = this;
    await test.deliver();
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    const practice = await PracticeBuilder.start(test);
    const berlin = { capacities: ['coach'], timeZone: 'Europe/Berlin', language: 'de' };
    const coach = await practice.person('Cora Coach', berlin);
    const coachee = await practice.coachee('Kit Coachee', { timeZone: 'America/Vancouver' });
    test.mail.clear();
    this.gathered = { practice, coach, coachee };
    return this.gathered;
  }

  /** What the job of a practice does. */
  resolve(): Promise<void> {
    return this.test.app.get(ResolvingService).resolve(this.now.practice.practiceId);
  }

  sessions(engagementId: string) {
    return this.now.practice.sessions(engagementId, this.now.coach);
  }

  async starts(engagementId: string): Promise<string[]> {
    return (await this.sessions(engagementId)).map(({ startsAt }) => startsAt);
  }

  async shifts(): Promise<object[]> {
    const text = `select kind, outcome from zone_shift where practice_id = $1`;
    return (await this.owner.query<object>(text, [this.now.practice.practiceId])).rows;
  }

  /** Letters about clocks that have arrived. */
  get letters() {
    return this.test.mail.all.filter(({ subject }) => /Clocks are set|Uhren werden/.test(subject ?? ''));
  }

  /** The one that went to somebody. */
  letterTo({ email }: Actor): Delivered {
    const [found, ...others] = this.letters.filter(({ recipients }) => recipients.includes(email));
    if (!found || others.length > 0) throw new Error(`${email} was told ${found ? 'more than once' : 'nothing'}`);
    return found;
  }

  /** Whom they went to, in the order of `both`. */
  get toldTo(): string[] {
    return sorted(this.letters.flatMap(({ recipients }) => recipients));
  }

  private get now(): Gathered {
    if (!this.gathered) throw new Error('Nobody is gathered yet');
    return this.gathered;
  }

  get both(): string[] {
    return sorted([this.now.coach.email, this.now.coachee.email]);
  }
}

function sorted(texts: string[]): string[] {
  return texts.sort((a, b) => (a < b ? -1 : 1));
}
