import { ApiProperty } from '@nestjs/swagger';
import { CHANGE_KINDS, type ChangeKind } from './change-request.rules.js';
import { LEDGER_REASONS, type LedgerReason, type OutcomeReason } from './ledger.rules.js';
import { SESSION_STATES, type SessionParty, type SessionState } from './session.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const instant = { type: String, format: 'date-time', example: '2026-10-01T14:00:00Z' };
const party = { enum: ['coach', 'coachee'], nullable: true, type: String };

export class PendingChangeResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: CHANGE_KINDS, enumName: 'ChangeKind' }) kind: ChangeKind;
  @ApiProperty({ ...instant, nullable: true, description: 'The wanted time, held meanwhile; null for a cancellation' })
  startsAt: string | null;
  @ApiProperty({ ...instant, nullable: true }) endsAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-10-02T10:00' }) localStart: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'America/New_York' }) timeZone: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty(instant) askedAt: string;
  @ApiProperty({ ...instant, description: 'Unanswered by then, nothing changes' }) dueAt: string;
}

export class SessionResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ type: 'integer', example: 3 }) number: number;
  @ApiProperty({ enum: SESSION_STATES, enumName: 'SessionState' }) state: SessionState;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
  @ApiProperty({ type: 'integer', example: 0 }) rescheduleCount: number;
  @ApiProperty({ type: String, enum: ['coach', 'coachee', 'practice'], nullable: true }) cancelledBy:
    SessionParty | 'practice' | null;
  @ApiProperty({ ...party, description: 'Who did not come' }) absent: SessionParty | null;
  @ApiProperty({ description: 'Whether it was used up without being held' }) forfeited: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was cancelled' }) reason: string | null;
  @ApiProperty({ type: PendingChangeResponse, nullable: true, description: 'What the coachee asks of it' })
  pendingChange: PendingChangeResponse | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class SessionsResponse {
  @ApiProperty({ type: [SessionResponse] }) items: SessionResponse[];
}

export class SessionMoveResponse {
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where newer time-zone data moved it' })
  by: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
}

export class SessionMovesResponse {
  @ApiProperty({ type: [SessionMoveResponse] }) items: SessionMoveResponse[];
}

export class LedgerPolicyResponse {
  @ApiProperty({ type: 'integer', description: 'How many were agreed', example: 12 }) sessions: number;
  @ApiProperty({ type: 'integer', example: 24 }) noticeHours: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 48 }) changeBandHours: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 2 }) rescheduleLimit: number | null;
}

export class LedgerEntryResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: LEDGER_REASONS, enumName: 'LedgerReason' }) reason: LedgerReason;
  @ApiProperty({ type: 'integer', example: -1 }) amount: number;
  @ApiProperty({ type: 'integer', example: 11, description: 'What was left after it' }) balance: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) sessionId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why, in words' }) note: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The outcome that a correction takes back by it' })
  reverses: OutcomeReason | null;
  @ApiProperty({ type: LedgerPolicyResponse, description: 'The policy that applied' }) policy: LedgerPolicyResponse;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where it happened by itself' }) by: string | null;
}

export class LedgerResponse {
  @ApiProperty({ type: 'integer', example: 11, description: 'How many sessions are left: the sum' }) left: number;
  @ApiProperty({ type: 'integer', example: 8, description: 'Of those, in the calendar' }) scheduled: number;
  @ApiProperty({ type: [LedgerEntryResponse] }) items: LedgerEntryResponse[];
}
