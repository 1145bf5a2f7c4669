import {
  BooleanField,
  ChoiceField,
  IdField,
  IntegerField,
  LocalStartField,
  TextField,
  TimeZoneField,
  VerbatimField,
} from '../platform/http/validators.js';

class WhenRequest {
  @LocalStartField({ description: 'On the wall clock of the time zone' })
  localStart: string;
  @TimeZoneField({ description: "The engagement's, if left out", optional: true })
  timeZone?: string;
  @BooleanField({ description: 'Although there is a session in that week already; for the coach', default: false })
  overrideWeek: boolean = false;
}

export class BookSessionRequest extends WhenRequest {}

export class RescheduleSessionRequest extends WhenRequest {
  @TextField({ description: 'Why; the two of you read it', max: 1000, optional: true })
  reason?: string;
}

export class CancelSessionRequest {
  @TextField({ description: 'Why; the two of you read it', max: 1000, optional: true })
  reason?: string;
}

export class MarkAbsenceRequest {
  @ChoiceField({ description: 'Who did not come', of: ['coach', 'coachee'], enumName: 'SessionParty' })
  absent: 'coach' | 'coachee';
}

export class WriteNoteRequest {
  @VerbatimField({ description: 'The whole text', example: 'What we talked about …', max: 50_000 })
  text: string;
}

export class AdjustLedgerRequest {
  @ChoiceField({
    description: 'granted adds, revoked takes away, waived gives a forfeited session back',
    of: ['granted', 'revoked', 'waived'],
    enumName: 'LedgerAdjustment',
  })
  reason: 'granted' | 'revoked' | 'waived';
  @IntegerField({ description: 'How many sessions; for a waiver always one', min: 1, max: 52, default: 1 })
  sessions: number = 1;
  @IdField({ description: 'The forfeited session, for a waiver', optional: true })
  sessionId?: string;
  @TextField({ description: 'Why', example: 'She was ill', max: 1000 })
  note: string;
}
