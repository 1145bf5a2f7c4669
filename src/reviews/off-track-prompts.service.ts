import { Injectable, type OnModuleInit } from '@nestjs/common';
import { healthOf, quietSince } from '../engagements/health.rules.js';
import { HealthService } from '../engagements/health.service.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Rounds } from '../platform/jobs/rounds.js';
import { offTrackMail } from './off-track.mails.js';
import { OffTrackRepository } from './off-track.repository.js';
import { PromptMailer } from './prompt-mailer.service.js';
import { REVIEW_SIDES, type ReviewSide } from './review.rules.js';

/** A letter to one side of an engagement that was found off track at an instant. */
type OffTrackLetter = Readonly<Record<'practiceId' | 'engagementId' | 'notedAt', string> & { side: ReviewSide }>;

/** What is done daily, and the jobs that follow. */
@Injectable()
export class DailyJobs {
  constructor(
    readonly rounds: Rounds,
    readonly jobs: Jobs,
  ) {}
}

/** Daily, in every practice: engagements that have gone off track. Coach and coachee are told, once a spell. */
@Injectable()
export class OffTrackPrompts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly health: HealthService,
    private readonly spells: OffTrackRepository,
    private readonly mailer: PromptMailer,
    private readonly daily: DailyJobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.daily.rounds.daily('off-track', (practiceId) => this.look(practiceId));
    this.daily.jobs.handle('off-track-mails', (letter: OffTrackLetter) => this.send(letter));
  }

  private async look(practiceId: string): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const now = this.clock.now();
      const found = await this.health.findOffTrack(tx, now);
      const ids = found.map(({ id }) => id);
      await this.spells.endOthers(tx, ids, now);
      const spells = found.map(({ id, facts }) => ({ id, since: quietSince(facts) }));
      for (const id of await this.spells.begin(tx, spells, now)) await this.tellBoth(tx, practiceId, id, now);
    });
  }

  private async tellBoth(tx: Tx, practiceId: string, engagementId: string, now: Date): Promise<void> {
    const notedAt = now.toISOString();
    for (const side of REVIEW_SIDES) {
      const data: OffTrackLetter = { practiceId, engagementId, side, notedAt };
      await this.daily.jobs.send(tx, 'off-track-mails', data, now, `${engagementId}:${side}:${notedAt}`);
    }
  }

  /** Of one that is on track again, paused or over when the mail would leave, nobody is told. */
  private async send({ practiceId, engagementId, side, notedAt }: OffTrackLetter): Promise<void> {
    const found = await this.database.read(practiceItself(practiceId), async (tx) => {
      const facts = await this.health.findFacts(tx, engagementId);
      return { facts, reader: await this.spells.findReader(tx, engagementId, side) };
    });
    const { facts, reader } = found;
    if (!facts || !reader) return;
    const { status, reasons } = healthOf(facts, this.clock.now());
    if (status !== 'off_track') return;
    const id = `${engagementId}-off-track-${side}-${Date.parse(notedAt)}`;
    const to = { practiceId, reader, about: 'goals' as const };
    await this.mailer.send(to, id, `engagements/${engagementId}`, (link) => offTrackMail(reader, reasons, facts, link));
  }
}
