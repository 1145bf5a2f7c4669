import { IntersectionType } from '@nestjs/swagger';
import { AUDIT_OUTCOMES, type AuditOutcome } from '../platform/database/audit-entry.js';
import { ChoiceField, IdField, InstantField, PageQuery, TextField } from '../platform/http/validators.js';

/** Which entries; all that are named must hold. */
export class AuditFilter {
  @IdField({ description: 'Only what this person did', optional: true })
  actorId?: string;
  @TextField({ description: 'Only this', example: 'session.cancel', max: 100, optional: true })
  action?: string;
  @ChoiceField({
    description: 'Only what ended so: carried out, answered again for an Idempotency-Key, read, or refused',
    of: AUDIT_OUTCOMES,
    enumName: 'AuditOutcome',
    optional: true,
  })
  outcome?: AuditOutcome;
  @IdField({ description: 'Only what was about this engagement', optional: true })
  engagementId?: string;
  @IdField({
    description: 'Only what was about this person, or about an engagement of theirs as coachee',
    optional: true,
  })
  aboutPersonId?: string;
  @InstantField({ description: 'From this instant on', optional: true })
  from?: string;
  @InstantField({ description: 'Before this instant', optional: true })
  to?: string;
}

export const OPENERS = ['sponsor', 'manager'] as const;

export class OpeningsQuery extends PageQuery {
  @ChoiceField({
    description: 'Only what was opened by sponsors of the company, or by managers; those who were are among them',
    of: OPENERS,
    enumName: 'Opener',
    optional: true,
  })
  by?: (typeof OPENERS)[number];
}

export class AuditQuery extends IntersectionType(PageQuery, AuditFilter) {}

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file has all of them, and no pages. */
export class AuditExportQuery extends AuditFilter {
  @ChoiceField({
    description: 'csv, for spreadsheets; or json, one object a line',
    of: EXPORT_FORMATS,
    enumName: 'AuditExportFormat',
    default: 'csv',
  })
  format: ExportFormat = 'csv';
}
