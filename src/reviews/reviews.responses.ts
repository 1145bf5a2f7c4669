import { ApiProperty } from '@nestjs/swagger';
import { QUESTION_KEYS } from './question.rules.js';
import {
  REVIEW_DECISIONS,
  REVIEW_KINDS,
  REVIEW_SIDES,
  REVIEW_STATES,
  type ReviewDecision,
  type ReviewKind,
  type ReviewSide,
  type ReviewState,
} from './review.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const instant = { type: String, format: 'date-time', nullable: true };

export class ReviewResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ enum: REVIEW_KINDS, enumName: 'ReviewKind' }) kind: ReviewKind;
  @ApiProperty({ enum: REVIEW_STATES, enumName: 'ReviewState', description: 'answered: by both sides' })
  state: ReviewState;
  @ApiProperty(instant) openedAt: string | null;
  @ApiProperty({ ...instant, description: 'When your side submitted its answers' }) youAnsweredAt: string | null;
  @ApiProperty({ ...instant, description: 'When the other side did' }) otherAnsweredAt: string | null;
  @ApiProperty({ ...instant, description: 'When it was decided what follows for the goals' }) settledAt: string | null;
  @ApiProperty({ ...instant, description: 'The closing review of a completed engagement: until when it is taken' })
  answerableUntil: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class ReviewsResponse {
  @ApiProperty({ type: [ReviewResponse], description: 'Kickoff, midpoint, closing; none before all have agreed' })
  items: ReviewResponse[];
}

export class QuestionResponse {
  @ApiProperty({
    enum: QUESTION_KEYS,
    enumName: 'ReviewQuestion',
    description: 'Stable, whatever becomes of the words',
  })
  key: string;
  @ApiProperty({ description: 'In your language, as your side is asked', example: 'What progress has been made?' })
  text: string;
}

export class ReviewedGoalResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'The revision that counts' })
  revision: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'One that waits for the coachee' })
  pendingRevision: number | null;
  @ApiProperty({ example: 'Deliberate, transparent prioritization' }) wording: string;
  @ApiProperty({
    enum: REVIEW_DECISIONS,
    enumName: 'ReviewDecision',
    nullable: true,
    description: 'What became of it by this review, once that is settled',
  })
  decision: ReviewDecision | null;
}

export class AnswerResponse {
  @ApiProperty({ enum: QUESTION_KEYS, enumName: 'ReviewQuestion' }) question: string;
  @ApiProperty({ example: 'I say no in the room now, most of the time.' }) text: string;
}

export class GoalAnswerResponse {
  @ApiProperty(id) goalId: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 6 }) rating: number | null;
  @ApiProperty({ type: String, nullable: true }) remark: string | null;
}

export class ReviewAnswersResponse {
  @ApiProperty({ enum: REVIEW_SIDES, enumName: 'ReviewSide' }) side: ReviewSide;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: [AnswerResponse] }) answers: AnswerResponse[];
  @ApiProperty({ type: [GoalAnswerResponse] }) goals: GoalAnswerResponse[];
}

export class ReviewStoryResponse extends ReviewResponse {
  @ApiProperty({ type: [QuestionResponse] }) questions: QuestionResponse[];
  @ApiProperty({
    type: [ReviewedGoalResponse],
    description: 'Open goals, to be spoken of one by one; once it is settled, those that were decided on',
  })
  goals: ReviewedGoalResponse[];
  @ApiProperty({
    type: [ReviewAnswersResponse],
    description: 'Yours; and those of the other side, once you have submitted your own',
  })
  answers: ReviewAnswersResponse[];
}

export class ReviewDraftResponse {
  @ApiProperty({ type: [AnswerResponse] }) answers: AnswerResponse[];
  @ApiProperty({ type: [GoalAnswerResponse] }) goals: GoalAnswerResponse[];
  @ApiProperty(instant) updatedAt: string | null;
  @ApiProperty({ type: 'integer', example: 1, description: '0: nothing was written yet' }) version: number;
}
