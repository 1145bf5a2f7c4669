import { ApiProperty } from '@nestjs/swagger';
import { PlannedDateResponse, ProposedDateResponse, SkippedWeekResponse } from '../scheduling/scheduling.responses.js';
import { KINDS, type Kind } from './engagement.entity.js';
import { HealthResponse } from './health.responses.js';
import { ENGAGEMENT_STATES, SIGNATORIES, type EngagementState, type Signatory } from './engagement.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export class NamedResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Ada Byron' }) name: string;
}

export class FiguresResponse {
  @ApiProperty({ type: 'integer', example: 4 }) held: number;
  @ApiProperty({ type: 'integer', description: 'What the ledger sums up to', example: 8 }) left: number;
  @ApiProperty({ type: 'integer', description: 'Of those, in the calendar', example: 8 }) scheduled: number;
  @ApiProperty({ type: 'integer', example: 0 }) forfeited: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'For coach and coachee' }) nextAt:
    string | null;
}

export class SignatureResponse {
  @ApiProperty({ enum: SIGNATORIES, enumName: 'Signatory' }) party: Signatory;
  @ApiProperty({ enum: ['agreed', 'declined'], enumName: 'SignatureDecision' }) decision: 'agreed' | 'declined';
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class EngagementResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ enum: KINDS, enumName: 'CoachingKind' }) kind: Kind;
  @ApiProperty({ type: NamedResponse }) coach: NamedResponse;
  @ApiProperty({ type: NamedResponse }) coachee: NamedResponse;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) companyId: string | null;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) startsOn: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ type: 'integer', description: 'How many sessions were agreed', example: 12 }) sessions: number;
  @ApiProperty({ type: 'integer', example: 60 }) sessionMinutes: number;
  @ApiProperty({ type: 'integer', example: 1 }) everyWeeks: number;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
  @ApiProperty({ type: 'integer', example: 24 }) noticeHours: number;
  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: 48 },
    description: "Hours before the notice in which a coachee's change asks the coach",
  })
  changeBandHours: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 2, description: 'How often a coachee may move one session' })
  rescheduleLimit: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Dates are held until then' })
  agreementDueAt: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date', nullable: true, example: null },
    description: 'The day on which a pause ends by itself, where one was named',
  })
  pausedUntil: string | null;
  @ApiProperty({ type: [SignatureResponse] }) signatures: SignatureResponse[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The engagement that this one renews' })
  predecessorId: string | null;
  @ApiProperty({ type: FiguresResponse }) figures: FiguresResponse;
  @ApiProperty({ type: HealthResponse }) health: HealthResponse;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class EngagementsResponse {
  @ApiProperty({ type: [EngagementResponse] }) items: EngagementResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

export class DraftedEngagementResponse extends EngagementResponse {
  @ApiProperty({ type: [ProposedDateResponse], description: 'The proposed dates' }) plan: ProposedDateResponse[];
  @ApiProperty({ type: [SkippedWeekResponse] }) skipped: SkippedWeekResponse[];
}

export class TransitionResponse {
  @ApiProperty({ type: String, enum: ENGAGEMENT_STATES, nullable: true }) from: EngagementState | null;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) to: EngagementState;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where it happened by itself' }) by: string | null;
  @ApiProperty({ type: String, nullable: true }) why: string | null;
}

export class HistoryResponse {
  @ApiProperty({ type: [TransitionResponse] }) items: TransitionResponse[];
}

export class PlanDatesResponse {
  @ApiProperty({ type: [PlannedDateResponse] }) items: PlannedDateResponse[];
}

export class SignaturesResponse {
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState', description: 'Of the engagement, after this' })
  state: EngagementState;
  @ApiProperty({ type: [SignatureResponse] }) signatures: SignatureResponse[];
}

export class EngagementStateResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}
