import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Review } from './review.entity.js';
import { daysAfter, REVIEW_SIDES, type ReviewSide } from './review.rules.js';
import type { Engaged } from './reviews.repository.js';

/** After so many days, whoever has not answered is asked once again. */
const REMINDED_AFTER_DAYS = 7;
/** A pulse is asked of the coachee so many days after its review has opened: two mails at once would be one too many. */
const PULSE_AFTER_DAYS = 2;

/** A letter to one side of a review: that it is open, or that it still is. */
export type ReviewLetter = Readonly<Record<'practiceId' | 'reviewId' | 'nth', string> & { side: ReviewSide }>;

/** Writes the jobs that follow from reviews: ids of what they are about, so that none is written twice. */
@Injectable()
export class ReviewPrompting {
  constructor(private readonly jobs: Jobs) {}

  /** Both are asked when a review opens, and once again; and the coachee how it goes. */
  async ask(tx: Tx, { practiceId, id: reviewId }: Review, now: Date): Promise<void> {
    await this.jobs.send(tx, 'pulse-mails', { practiceId, reviewId }, daysAfter(now, PULSE_AFTER_DAYS), reviewId);
    for (const side of REVIEW_SIDES) {
      await this.send(tx, { practiceId, reviewId, side, nth: 'first' }, now);
      await this.askAgain(tx, { practiceId, reviewId, side, nth: 'second' }, now);
    }
  }

  /** Both have answered: what is there to tell the company now. */
  async askForReport(tx: Tx, { practiceId, id: reviewId }: Review, now: Date): Promise<void> {
    for (const side of REVIEW_SIDES) {
      const data = { practiceId, reviewId, side };
      await this.jobs.send(tx, 'report-mails', data, now, `${reviewId}:${side}`);
    }
  }

  /** In a week. */
  async askAgain(tx: Tx, letter: ReviewLetter, now: Date): Promise<void> {
    await this.send(tx, letter, daysAfter(now, REMINDED_AFTER_DAYS));
  }

  /** Looks at an engagement's reviews when its last session begins. */
  async lookAgain(tx: Tx, { practiceId, id: engagementId }: Engaged, at: Date): Promise<void> {
    await this.jobs.send(tx, 'review-opens', { practiceId, engagementId }, at, `${engagementId}:${at.toISOString()}`);
  }

  private async send(tx: Tx, letter: ReviewLetter, at: Date): Promise<void> {
    const { reviewId, side, nth } = letter;
    await this.jobs.send(tx, 'review-mails', letter, at, `${reviewId}:${side}:${nth}:${at.toISOString()}`);
  }
}
