import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { ReviewAnswer, ReviewDraft } from './review.entity.js';
import type { ReviewSide } from './review.rules.js';

const answersOf = sql(`
  select a.id, a.side, a.author_id as "authorId", a.at, a.sealed from content.review_answer a
  where a.review_id = $1 order by a.at, a.id`);

/** What one side has submitted, as it is kept. */
export interface SealedAnswer {
  id: string;
  side: ReviewSide;
  authorId: string;
  at: Date;
  sealed: Buffer;
}

/** What is said in reviews. Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class ReviewContentRepository {
  /** The caller's own draft. */
  findDraft(tx: Tx, reviewId: string, authorId: string): Promise<ReviewDraft | null> {
    const { practiceId } = tx.caller;
    return tx.as('rapport_content', () => tx.findOne(ReviewDraft, { practiceId, reviewId, authorId }));
  }

  async addDraft(tx: Tx, draft: ReviewDraft): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(ReviewDraft, draft));
  }

  async changeDraft(tx: Tx, { practiceId, id }: ReviewDraft, change: Partial<ReviewDraft>): Promise<void> {
    await tx.as('rapport_content', () => tx.update(ReviewDraft, { practiceId, id }, change));
  }

  /** What was submitted is no draft any more. */
  async removeDraft(tx: Tx, { practiceId, id }: ReviewDraft): Promise<void> {
    await tx.as('rapport_content', () => tx.delete(ReviewDraft, { practiceId, id }));
  }

  /** What both sides have submitted, as far as the caller may read it yet. */
  findAnswers(tx: Tx, reviewId: string): Promise<SealedAnswer[]> {
    return tx.as('rapport_content', () => tx.rows<SealedAnswer>(answersOf, [reviewId]));
  }

  async addAnswer(tx: Tx, answer: ReviewAnswer): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(ReviewAnswer, answer));
  }
}
