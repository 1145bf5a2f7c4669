import { BooleanField, IntegerField, LocalDateField, TextField } from '../platform/http/validators.js';

export class WordingRequest {
  @TextField({ description: 'What to work toward', example: 'Deliberate, transparent prioritization', max: 500 })
  wording: string;
  @TextField({
    description: 'How one will know',
    example: 'Every request has an answer within a week',
    max: 500,
    optional: true,
  })
  measure?: string;
  @LocalDateField({ description: 'By when', example: '2026-12-15', optional: true })
  targetDate?: string;
}

export class ProposeGoalRequest extends WordingRequest {
  @BooleanField({ description: 'Whether it was taken from the catalogue', default: false })
  fromCatalogue: boolean = false;
}

export class AgreeRequest {
  @IntegerField({
    description: 'The revision you read: agreement is to that wording and no other',
    example: 1,
    min: 1,
    max: 10_000,
  })
  revision: number;
}

export class DeclineRequest extends AgreeRequest {
  @TextField({ description: 'Why; you alone read it', max: 2_000, optional: true })
  reason?: string;
}

export class AmendRequest extends WordingRequest {
  @IntegerField({ description: 'The revision you read', example: 1, min: 1, max: 10_000 })
  revision: number;
}

export class CheckInRequest {
  @IntegerField({ description: '0: no progress; 10: reached', example: 6, min: 0, max: 10 })
  score: number;
  @TextField({ description: 'What it was; the two of you read it', max: 2_000, optional: true })
  note?: string;
  @LocalDateField({ description: 'Today, if left out', optional: true })
  on?: string;
}

export class VisibilityRequest {
  @BooleanField({ description: "Whether the sponsor reads this goal's wording and rating" })
  sponsor: boolean;
}
