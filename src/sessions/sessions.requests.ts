import {
  BooleanField,
  ChoiceField,
  IdField,
  IntegerField,
  LocalStartField,
  TextField,
  TimeZoneField,
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

export class BookRemainingRequest extends WhenRequest {}

export class RescheduleSessionRequest extends WhenRequest {
  @ChoiceField({
    description: 'following moves every later session as well, to the same weekday and time',
    of: ['this', 'following'],
    enumName: 'RescheduleScope',
    default: 'this',
  })
  scope: 'this' | 'following' = 'this';

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

export class CorrectSessionRequest {
  @ChoiceField({
    description: 'What it was',
    of: ['completed', 'cancelled', 'no_show'],
    enumName: 'CorrectedOutcome',
  })
  outcome: 'completed' | 'cancelled' | 'no_show';
  @ChoiceField({
    description: 'Who cancelled; for cancelled',
    of: ['coach', 'coachee'],
    enumName: 'SessionParty',
    optional: true,
  })
  by?: 'coach' | 'coachee';
  @ChoiceField({
    description: 'Who did not come; for no_show',
    of: ['coach', 'coachee'],
    enumName: 'SessionParty',
    optional: true,
  })
  absent?: 'coach' | 'coachee';
  @BooleanField({
    description: 'Whether the coachee cancelled in time; they did, if left out',
    optional: true,
    example: true,
  })
  inTime?: boolean;
  @TextField({ description: 'Why; the two of you read it', example: 'We did meet, on the phone', max: 1000 })
  reason: string;
}

export class AnswerChangeRequest {
  @ChoiceField({ description: 'Your answer', of: ['granted', 'refused'], enumName: 'ChangeDecision' })
  decision: 'granted' | 'refused';
  @TextField({ description: 'Why; the two of you read it', max: 1000, optional: true })
  why?: string;
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
