import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Rounds } from '../platform/jobs/rounds.js';
import { PromptMailer } from './prompt-mailer.service.js';
import { PromptedRepository } from './prompted.repository.js';
import { noneAgreedMail, staleMail } from './review.mails.js';
import { REVIEW_SIDES, type ReviewSide } from './review.rules.js';

/** A letter to one side of an engagement: that goals are stale, as was noted at an instant, or that none is agreed to. */
type GoalLetter = Readonly<
  Record<'practiceId' | 'engagementId' | 'notedAt', string> & { about: 'stale' | 'none_agreed'; side: ReviewSide }
>;

/** Daily, in every practice: goals that nobody has looked at for weeks, and engagements without any. Both are asked, once. */
@Injectable()
export class GoalPrompts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly prompted: PromptedRepository,
    private readonly mailer: PromptMailer,
    private readonly jobs: Jobs,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rounds.daily('goal-prompts', (practiceId) => this.look(practiceId));
    this.jobs.handle('goal-mails', (letter: GoalLetter) => this.send(letter));
  }

  private async look(practiceId: string): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const now = this.clock.now();
      for (const id of await this.prompted.recordStale(tx, now)) await this.askBoth(tx, practiceId, id, 'stale', now);
      for (const id of await this.prompted.recordNoneAgreed(tx, now))
        await this.askBoth(tx, practiceId, id, 'none_agreed', now);
    });
  }

  private async askBoth(tx: Tx, practiceId: string, engagementId: string, about: GoalLetter['about'], now: Date) {
    const notedAt = now.toISOString();
    for (const side of REVIEW_SIDES) {
      const data: GoalLetter = { practiceId, engagementId, about, side, notedAt };
      await this.jobs.send(tx, 'goal-mails', data, now, `${engagementId}:${about}:${side}:${notedAt}`);
    }
  }

  /** What was looked at meanwhile is not asked about; nor is anything of an engagement that is paused or over. */
  private async send({ practiceId, engagementId, about, side, notedAt }: GoalLetter): Promise<void> {
    const asked = await this.database.read(practiceItself(practiceId), (tx) =>
      about === 'stale'
        ? this.prompted.findStillStale(tx, this.clock.now(), engagementId, new Date(notedAt), side)
        : this.prompted.findStillNoneAgreed(tx, engagementId, side),
    );
    const { goals = 0, reader } = asked ?? {};
    if (!reader) return;
    const id = `${engagementId}-${about.replace('_', '-')}-${side}-${Date.parse(notedAt)}`;
    const write = (link: string) => (about === 'stale' ? staleMail(reader, goals, link) : noneAgreedMail(reader, link));
    const to = { practiceId, reader, about: 'goals' as const };
    await this.mailer.send(to, id, `engagements/${engagementId}/goals`, write);
  }
}
