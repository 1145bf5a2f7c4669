import { ApiProperty } from '@nestjs/swagger';
import { ENGAGEMENT_STATES, type EngagementState } from '../engagements/engagement.rules.js';
import { SkippedWeekResponse } from '../scheduling/scheduling.responses.js';
import { CHANGE_REQUEST_STATES, type ChangeRequestState } from './change-request.rules.js';
import { LEDGER_REASONS, type LedgerReason } from './ledger.rules.js';
import { SESSION_STATES, type CancellationParty, type SessionState } from './session.rules.js';
import { PendingChangeResponse, SessionResponse } from './sessions.responses.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const integer = { type: 'integer', example: 12 } as const;
const date = { format: 'date', example: '2026-12-31' };
const instant = { type: String, format: 'date-time', example: '2026-10-01T14:00:00Z' };

export class CountsResponse {
  @ApiProperty(integer) from: number;
  @ApiProperty(integer) to: number;
}

export class DaysResponse {
  @ApiProperty(date) from: string;
  @ApiProperty(date) to: string;
}

export class StatesResponse {
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) from: EngagementState;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) to: EngagementState;
}

export class SessionAtResponse {
  @ApiProperty({ enum: SESSION_STATES, enumName: 'SessionState' }) state: SessionState;
  @ApiProperty(instant) startsAt: string;
  @ApiProperty({ example: '2026-10-01T10:00' }) localStart: string;
}

export class ChangedSessionResponse {
  @ApiProperty({ ...integer, example: 3 }) number: number;
  @ApiProperty({ type: SessionAtResponse, nullable: true, description: 'Null where it would be booked' })
  from: SessionAtResponse | null;
  @ApiProperty({ type: SessionAtResponse }) to: SessionAtResponse;
}

export class UseResponse {
  @ApiProperty({ enum: LEDGER_REASONS, enumName: 'LedgerReason' }) reason: LedgerReason;
  @ApiProperty({ ...integer, example: -1 }) amount: number;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

export class ConsequencesResponse {
  @ApiProperty({ type: StatesResponse, description: 'Of the engagement' }) state: StatesResponse;
  @ApiProperty({ type: DaysResponse }) endsOn: DaysResponse;
  @ApiProperty({ type: CountsResponse, description: 'Sessions left' }) left: CountsResponse;
  @ApiProperty({ type: CountsResponse, description: 'Of those, in the calendar' }) scheduled: CountsResponse;
  @ApiProperty({ type: [ChangedSessionResponse], description: 'Each that would change; for coach and coachee' })
  sessions: ChangedSessionResponse[];
  @ApiProperty({ type: [UseResponse], description: 'Lines that the ledger would get; for coach and coachee' })
  uses: UseResponse[];
  @ApiProperty({ type: [SkippedWeekResponse], description: 'Weeks that dates would skip' })
  skipped: SkippedWeekResponse[];
  @ApiProperty({ description: 'Whether the coach would be asked, and nothing else would happen yet' })
  asksCoach: boolean;
  @ApiProperty({ ...instant, nullable: true, description: 'Until when a coachee’s change of the session is in time' })
  noticeEndsAt: string | null;
  @ApiProperty({ ...integer, example: 0, description: 'Days by which the last date would fall past the end' })
  overrunDays: number;
  @ApiProperty({ type: String, ...date, nullable: true, description: 'When a pause would end by itself' })
  resumesOn: string | null;
  @ApiProperty({ type: String, ...date, nullable: true, description: 'The end of the engagement, then' })
  endsOnWhenResumed: string | null;
}

export class RescheduledResponse extends SessionResponse {
  @ApiProperty({ type: [SessionResponse], description: 'All that were moved, earliest first' })
  moved: SessionResponse[];
  @ApiProperty({ type: [SkippedWeekResponse] }) skipped: SkippedWeekResponse[];
}

export class BookedSessionsResponse {
  @ApiProperty({ type: [SessionResponse], description: 'Those that were booked, earliest first' })
  items: SessionResponse[];
  @ApiProperty({ type: [SkippedWeekResponse] }) skipped: SkippedWeekResponse[];
}

export class ChangeRequestResponse extends PendingChangeResponse {
  @ApiProperty(id) sessionId: string;
  @ApiProperty({ ...integer, example: 3, description: 'Of the session' }) number: number;
  @ApiProperty({ enum: CHANGE_REQUEST_STATES, enumName: 'ChangeRequestState' }) state: ChangeRequestState;
  @ApiProperty({ ...instant, nullable: true }) settledAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null where it lapsed' }) settledBy: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was answered so' }) why: string | null;
}

export class ChangeRequestsResponse {
  @ApiProperty({ type: [ChangeRequestResponse] }) items: ChangeRequestResponse[];
}

export class OutcomeResponse {
  @ApiProperty({ enum: SESSION_STATES, enumName: 'SessionState' }) state: SessionState;
  @ApiProperty({ type: String, enum: ['coach', 'coachee', 'practice'], nullable: true, description: 'Whose it was' })
  party: CancellationParty | null;
  @ApiProperty({ description: 'Whether it was used up without being held' }) forfeited: boolean;
}

export class SessionCorrectionResponse {
  @ApiProperty({ ...integer, example: 1 }) number: number;
  @ApiProperty({ type: OutcomeResponse }) from: OutcomeResponse;
  @ApiProperty({ type: OutcomeResponse }) to: OutcomeResponse;
  @ApiProperty(instant) at: string;
  @ApiProperty({ example: 'Cora Coach' }) by: string;
  @ApiProperty({ example: 'We did meet, on the phone' }) reason: string;
}

export class SessionCorrectionsResponse {
  @ApiProperty({ type: [SessionCorrectionResponse] }) items: SessionCorrectionResponse[];
}
