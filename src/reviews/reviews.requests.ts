import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import {
  ChoiceField,
  IdField,
  IntegerField,
  LocalDateField,
  TextField,
  VerbatimField,
} from '../platform/http/validators.js';
import { QUESTION_KEYS } from './question.rules.js';
import { REVIEW_DECISIONS, type ReviewDecision } from './review.rules.js';

export class AnswerRequest {
  @ChoiceField({ description: 'The question, by its key', of: QUESTION_KEYS, enumName: 'ReviewQuestion' })
  question: string;
  @VerbatimField({ description: 'The answer; empty, if there is none yet', example: 'More than I see.', max: 4_000 })
  text: string;
}

export class GoalAnswerRequest {
  @IdField({ description: 'A goal of the engagement that was agreed to' })
  goalId: string;
  @IntegerField({ description: '0: no progress; 10: reached', example: 6, min: 0, max: 10, optional: true })
  rating?: number;
  @VerbatimField({ description: 'What there is to say about it', max: 2_000, optional: true })
  remark?: string;
}

export class WriteDraftRequest {
  @ApiProperty({ type: [AnswerRequest], default: [], required: false, description: 'Each question once' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AnswerRequest)
  answers: AnswerRequest[] = [];
  @ApiProperty({ type: [GoalAnswerRequest], default: [], required: false, description: 'Each goal once' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GoalAnswerRequest)
  goals: GoalAnswerRequest[] = [];
}

export class SubmitAnswersRequest {
  @IntegerField({
    description: 'The version of your draft that you read: that one is submitted, and no other',
    ...{ example: 1, min: 1, max: 1_000_000 },
  })
  draft: number;
}

export class ReviewDecisionRequest {
  @IdField({ description: 'An open goal' })
  goalId: string;
  @ChoiceField({
    description: 'kept, changed or dropped; in the closing review achieved, dropped or carried into a renewal',
    ...{ of: REVIEW_DECISIONS, enumName: 'ReviewDecision' },
  })
  decision: ReviewDecision;
  @TextField({ description: 'Where it is changed: the new wording', max: 500, optional: true })
  wording?: string;
  @TextField({
    description: 'Where it is changed: how one will know; as it was, if left out',
    max: 500,
    optional: true,
  })
  measure?: string;
  @LocalDateField({ description: 'Where it is changed: by when; as it was, if left out', optional: true })
  targetDate?: string;
  @IntegerField({
    description: 'Where it is changed: the revision that you read, pending or, where none is, the current one',
    ...{ min: 1, max: 10_000, optional: true },
  })
  basedOn?: number;
}

export class SettleReviewRequest {
  @ApiProperty({ type: [ReviewDecisionRequest], description: 'What becomes of each open goal' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ReviewDecisionRequest)
  goals: ReviewDecisionRequest[];
}
