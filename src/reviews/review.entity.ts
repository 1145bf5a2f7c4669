import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { ReviewDecision, ReviewKind, ReviewSide, ReviewState } from './review.rules.js';

/** One of the three reviews of an engagement: that it is, and where it stands. What is said in it lies elsewhere. */
@Entity('review')
export class Review extends OfEngagement {
  @Column('text') kind: ReviewKind;
  @Column('text') state: ReviewState;
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { nullable: true }) coachAnsweredAt: Date | null;
  @Column('timestamptz', { nullable: true }) coacheeAnsweredAt: Date | null;
  /** When the later of the two answered. */
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** Made by Postgres of the one before: answers follow it. */
  @Column({ type: 'boolean', insert: false, update: false }) answered?: boolean;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('uuid', { nullable: true }) settledById: string | null;
  /** Once the engagement is completed, how long its closing review can be worked on. */
  @Column('timestamptz', { nullable: true }) answerableUntil: Date | null;
  @Column('integer') version: number;
}

/** What somebody has written down so far: theirs alone, until they submit it. */
@Entity({ name: 'review_draft', schema: 'content' })
export class ReviewDraft extends OfEngagement {
  @Column('uuid') reviewId: string;
  @Column('uuid') authorId: string;
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz') updatedAt: Date;
  @Column('integer') version: number;
}

/** What one side has submitted. The other reads it once both have. */
@Entity({ name: 'review_answer', schema: 'content' })
export class ReviewAnswer extends OfEngagement {
  @Column('uuid') reviewId: string;
  @Column('text') side: ReviewSide;
  @Column('uuid') authorId: string;
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz') at: Date;
  /** Whether the other side reads it, too: follows the review. */
  @Column('boolean') shown: boolean;
}

/** What became of a goal by a review. */
@Entity('review_outcome')
export class ReviewOutcome extends OfEngagement {
  @Column('uuid') reviewId: string;
  @Column('uuid') goalId: string;
  @Column('text') decision: ReviewDecision;
}

/** That both were asked about a goal that is stale, or warned that none is agreed to. */
@Entity('goal_prompt')
export class GoalPrompt extends OfEngagement {
  @Column('text') kind: 'stale' | 'none_agreed';
  @Column('uuid', { nullable: true }) goalId: string | null;
  /** The last look, since which it is stale. */
  @Column('timestamptz', { nullable: true }) since: Date | null;
  @Column('timestamptz') at: Date;
}
