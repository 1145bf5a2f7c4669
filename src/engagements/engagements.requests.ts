import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import {
  ChoiceField,
  IdField,
  IdsField,
  IntegerField,
  LocalDateField,
  PageQuery,
  TextField,
} from '../platform/http/validators.js';
import { CoachedPlanTermsRequest, PlanTermsRequest } from '../scheduling/plan-terms.types.js';
import { KINDS, type Kind } from './engagement.entity.js';
import { HEALTHS, type Health } from './health.rules.js';
import {
  ENGAGEMENT_STATES,
  SIGNATORIES,
  type EngagementState,
  type GoalDecision,
  type Signatory,
} from './engagement.rules.js';

export class DraftEngagementRequest extends CoachedPlanTermsRequest {
  @IdField({ description: 'Who is coached' })
  coacheeId: string;
  @IdField({ description: 'The company that pays, if one does', optional: true })
  companyId?: string;
  @ChoiceField({
    description: 'external if a company pays and personal otherwise, if left out',
    of: KINDS,
    enumName: 'CoachingKind',
    optional: true,
  })
  kind?: Kind;
  @LocalDateField({
    description: 'Extends the engagement to this day: needed where the plan overruns its end',
    optional: true,
    example: '2027-01-07',
  })
  extendsTo?: string;
  @IntegerField({ description: "Hours of notice a coachee's cancellation needs", min: 0, max: 336, default: 24 })
  noticeHours: number = 24;
  @IntegerField({
    description: "Hours before the notice in which a coachee's change asks the coach; none if left out",
    ...{ min: 1, max: 336, optional: true },
  })
  changeBandHours?: number;
  @IntegerField({
    description: 'How often a coachee may move one session; any number of times if left out',
    ...{ min: 0, max: 52, optional: true },
  })
  rescheduleLimit?: number;
  @IntegerField({ description: 'Goals in progress at most', min: 1, max: 20, default: 3 })
  goalsInProgress: number = 3;
  @IntegerField({ description: 'Weeks without a look after which a goal is stale', min: 1, max: 26, default: 4 })
  staleAfterWeeks: number = 4;
  @IntegerField({
    description: 'Weeks without a session, and none scheduled, after which it is off track',
    ...{ min: 1, max: 26, default: 3 },
  })
  offTrackAfterWeeks: number = 3;
  @IntegerField({
    description: 'Days after its completion in which the closing review can still be worked on',
    ...{ min: 0, max: 365, default: 60 },
  })
  closingReviewDays: number = 60;
  @TextField({
    description: 'Why, where the coachee reports to the coach; an administrator records it',
    max: 1000,
    optional: true,
  })
  conflictReason?: string;
}

export class ReplanEngagementRequest extends PlanTermsRequest {
  @LocalDateField({
    description: 'Extends the engagement to this day: needed where its plan overruns its end',
    optional: true,
  })
  extendsTo?: string;
}

export class RenewEngagementRequest extends ReplanEngagementRequest {
  @IdsField({
    description: 'Open goals to carry over, each agreed again; all of them if left out',
    max: 50,
    optional: true,
  })
  goalIds?: string[];
}

export class SignRequest {
  @ChoiceField({ description: 'Your decision', of: ['agreed', 'declined'], enumName: 'SignatureDecision' })
  decision: 'agreed' | 'declined';
  @ChoiceField({ description: 'As whom, if you are several', of: SIGNATORIES, enumName: 'Signatory', optional: true })
  as?: Signatory;
  @TextField({
    description: 'Why, if you like to say; coach, coachee and administrator read it',
    max: 1000,
    optional: true,
  })
  why?: string;
}

export class GoalDecisionRequest {
  @IdField({ description: 'An open goal' })
  goalId: string;
  @ChoiceField({ description: 'What becomes of it', of: ['achieved', 'dropped', 'carried'], enumName: 'GoalDecision' })
  decision: GoalDecision;
}

export class CompleteEngagementRequest {
  @ApiProperty({
    type: [GoalDecisionRequest],
    default: [],
    required: false,
    description: 'What becomes of each open goal',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GoalDecisionRequest)
  goals: GoalDecisionRequest[] = [];
}

export class ListEngagementsQuery extends PageQuery {
  @ApiProperty({ required: false, enum: ENGAGEMENT_STATES, enumName: 'EngagementState' })
  @IsOptional()
  @IsIn(ENGAGEMENT_STATES)
  state?: EngagementState;
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  coachId?: string;
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  coacheeId?: string;
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  companyId?: string;
  @ApiProperty({ required: false, enum: HEALTHS, enumName: 'Health', description: 'Of active ones' })
  @IsOptional()
  @IsIn(HEALTHS)
  health?: Health;
}
