import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { Tx } from '../platform/database/tx.js';
import type { Answers } from './question.rules.js';
import { ReviewContentRepository } from './review-content.repository.js';
import type { Review, ReviewDraft } from './review.entity.js';
import type { ReviewSide } from './review.rules.js';
import type { Engaged } from './reviews.repository.js';

/** Whose words, on which review of which engagement, and when. */
export interface Writing {
  engagement: Engaged;
  review: Review;
  authorId: string;
  now: Date;
}

/** A draft, opened. */
export interface OpenedDraft extends Answers {
  row: ReviewDraft;
}

/** What one side has submitted, opened. */
export interface OpenedAnswer extends Answers {
  side: ReviewSide;
  authorId: string;
  at: Date;
}

/** The words of reviews: sealed under the engagement's key, and opened for whoever row-level security lets have them. */
@Injectable()
export class ReviewWords {
  constructor(
    private readonly content: ReviewContentRepository,
    private readonly confidentiality: Confidentiality,
  ) {}

  /** What somebody has written so far. Where what was said has been erased, nothing is left of it. */
  async draftOf(tx: Tx, engagementId: string, reviewId: string, authorId: string): Promise<OpenedDraft | undefined> {
    const key = await this.confidentiality.keyIfKept(tx, engagementId);
    const row = key && (await this.content.findDraft(tx, reviewId, authorId));
    return row ? { row, ...answersIn(key.open(row.sealed, sealedFor('review_draft', row.id))) } : undefined;
  }

  /** Keeps a draft, in place of the one before. */
  async keep(tx: Tx, writing: Writing, before: ReviewDraft | undefined, answers: Answers): Promise<void> {
    const { engagement, review, authorId, now: updatedAt } = writing;
    const key = await this.confidentiality.keyFor(tx, engagement);
    const id = before?.id ?? uuidv7({ msecs: updatedAt.getTime() });
    const sealed = key.seal(JSON.stringify(answers), sealedFor('review_draft', id));
    if (before) return this.content.changeDraft(tx, before, { sealed, updatedAt, version: before.version + 1 });
    const about = { ...partiesOf(engagement), id, reviewId: review.id, authorId };
    return this.content.addDraft(tx, { ...about, sealed, updatedAt, version: 1 });
  }

  /** What was a draft is one side's answer now. */
  async submit(tx: Tx, writing: Writing, side: ReviewSide, draft: ReviewDraft, answers: Answers): Promise<void> {
    const { engagement, review, authorId, now: at } = writing;
    const key = await this.confidentiality.keyFor(tx, engagement);
    const id = uuidv7({ msecs: at.getTime() });
    const sealed = key.seal(JSON.stringify(answers), sealedFor('review_answer', id));
    const about = { ...partiesOf(engagement), id, reviewId: review.id, side, authorId };
    await this.content.addAnswer(tx, { ...about, sealed, at, shown: false });
    await this.content.removeDraft(tx, draft);
  }

  /** What was submitted, as far as the caller may read it yet. */
  async answersTo(tx: Tx, engagementId: string, reviewId: string): Promise<OpenedAnswer[]> {
    const key = await this.confidentiality.keyIfKept(tx, engagementId);
    if (!key) return [];
    const kept = await this.content.findAnswers(tx, reviewId);
    return kept.map(({ id, side, authorId, at, sealed }) => ({
      ...{ side, authorId, at },
      ...answersIn(key.open(sealed, sealedFor('review_answer', id))),
    }));
  }
}

function sealedFor(table: 'review_draft' | 'review_answer', id: string): string {
  return `${table}:${id}`;
}

function answersIn(text: string): Answers {
  return JSON.parse(text) as Answers;
}
