import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { PromptMailer } from './prompt-mailer.service.js';
import { ReviewPrompting, type ReviewLetter } from './review-prompting.service.js';
import { isAnswerable } from './review.rules.js';
import { reviewMail } from './review.mails.js';
import { PromptedRepository, type AskedSide } from './prompted.repository.js';

/** Asks people, by mail, to answer a review. */
@Injectable()
export class ReviewMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly prompted: PromptedRepository,
    private readonly prompting: ReviewPrompting,
    private readonly mailer: PromptMailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('review-mails', (letter: ReviewLetter) => this.send(letter));
  }

  /** Whoever has answered meanwhile is left alone; while the engagement is paused, everybody is, for a week at a time. */
  private async send(letter: ReviewLetter): Promise<void> {
    const { practiceId, reviewId, side, nth } = letter;
    const asked = await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const found = await this.prompted.findAsked(tx, reviewId, side);
      if (!found || !this.isToBeAsked(found)) return undefined;
      if (found.engagementState !== 'paused') return found;
      await this.prompting.askAgain(tx, letter, this.clock.now());
      return undefined;
    });
    if (!asked?.reader) return;
    const { engagementId, kind, reader } = asked;
    const place = `engagements/${engagementId}/reviews/${reviewId}`;
    const write = (link: string) => reviewMail(reader, kind, nth === 'second', link);
    const to = { practiceId, reader, about: 'reviews' as const };
    await this.mailer.send(to, `${reviewId}-${side}-${nth}`, place, write);
  }

  private isToBeAsked({ state, answeredAt, engagementState, ...review }: AskedSide): boolean {
    return state === 'open' && answeredAt === null && isAnswerable(review, engagementState, this.clock.now());
  }
}
