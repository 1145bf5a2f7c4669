import { LocalDateField, TextField } from '../platform/http/validators.js';

/** What a step of an engagement's life is asked with: by whoever takes it, and by whoever looks first what it would do. */
export class ReasonRequest {
  @TextField({ description: 'Why; coach, coachee and administrator read it', max: 1000 })
  reason: string;
}

export class PauseEngagementRequest {
  @TextField({ description: 'Why; coach, coachee and administrator read it', max: 1000, optional: true })
  reason?: string;
  @LocalDateField({
    description: 'The day on which it resumes by itself; it lasts until somebody resumes, if left out',
    optional: true,
    example: '2026-11-16',
  })
  until?: string;
}

export class ExtendEngagementRequest extends ReasonRequest {
  @LocalDateField({ description: 'The new last day', example: '2027-01-07' })
  endsOn: string;
}
