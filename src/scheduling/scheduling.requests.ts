import { IdField, LocalDateField } from '../platform/http/validators.js';
import { CoachedPlanTermsRequest } from './plan-terms.types.js';

export class PreviewPlanRequest extends CoachedPlanTermsRequest {
  @IdField({ description: 'Whose calendar to heed as well', optional: true })
  coacheeId?: string;
}

export class TakeTimeOffRequest {
  @LocalDateField({ description: 'The first day', example: '2026-11-26' })
  firstDay: string;
  @LocalDateField({ description: 'The last day, included', example: '2026-11-27' })
  lastDay: string;
}
