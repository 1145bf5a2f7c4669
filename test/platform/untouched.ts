import type { Client } from 'pg';
import type { Test } from 'supertest';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { connected, countRows } from './sql.js';

/** An app with an active engagement in it, of which no test may change a row. */
export class Untouched {
  private before: Record<string, number> = {};

  private constructor(
    readonly test: TestApp,
    readonly practice: PracticeBuilder,
    readonly coach: Actor,
    /** `engagements/{id}` */
    readonly engagement: string,
    /** `engagements/{id}/sessions/{id}` */
    readonly session: string,
    private readonly owner: Client,
  ) {}

  static async start(): Promise<Untouched> {
    const test = await TestApp.start();
    const practice = await PracticeBuilder.start(test);
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    const engagement = `engagements/${await practice.active(coach, coachee)}`;
    const { body } = await test.as(coach).get(`${engagement}/sessions`).expect(200);
    const session = `${engagement}/sessions/${body.items[0].id}`;
    const owner = await connected(test.database.ownerUrl);
    const untouched = new Untouched(test, practice, coach, engagement, session, owner);
    untouched.before = await stored(owner);
    return untouched;
  }

  /** After something was stored that was to be. */
  async lookAgain(): Promise<void> {
    this.before = await stored(this.owner);
  }

  /** Fails if anything was stored since it last looked. */
  async expectUntouched(): Promise<void> {
    const [expected, found] = [this.before, await stored(this.owner)];
    this.before = found;
    expect(found).toEqual(expected);
  }

  async stop(): Promise<void> {
    await this.owner.end();
    await this.test.stop();
  }

  post(path: string, body: object): Test {
    return this.test.as(this.practice.administrator).post(path, body);
  }

  /** A body as these very bytes. */
  raw(path: string, text: string | Buffer, type = 'application/json', actor?: Actor | 'nobody'): Test {
    const asking = this.test.as(actor === 'nobody' ? undefined : (actor ?? this.coach));
    return asking
      .send('post', path)
      .set('Content-Type', type)
      .send(text as string);
  }
}

/** Rows by table; of the audit trail only what it says was done: what was refused or read it tells as well. */
async function stored(owner: Client): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ done: number }>(
    `select count(*)::int as done from audit_entry where outcome not in ('refused', 'opened')`,
  );
  return { ...(await countRows(owner)), 'public.audit_entry': rows[0]?.done ?? 0 };
}
