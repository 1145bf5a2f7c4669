import { LANGUAGES, type Language } from '../platform/mail/language.js';
import { ChoiceField, IntegerField, VerbatimField } from '../platform/http/validators.js';
import { REPORT_KINDS, type ReportKind } from './report.types.js';

export class DraftReportRequest {
  @ChoiceField({ description: 'Which report', of: REPORT_KINDS, enumName: 'ReportKind' })
  kind: ReportKind;
  @ChoiceField({
    ...{ description: 'In which language it is; the coachee’s, if left out', optional: true },
    ...{ of: LANGUAGES, enumName: 'Language' },
  })
  language?: Language;
}

export class ReviseReportRequest {
  @VerbatimField({
    ...{ description: 'What there is to tell the company; paragraphs are kept', max: 6_000 },
    example: 'Grace decides earlier, and says why.',
  })
  statement: string;
  @VerbatimField({ description: 'What comes next; empty, if nothing is said about it', max: 3_000, example: '' })
  outlook: string;
}

export class ApproveReportRequest {
  @IntegerField({
    description: 'The revision that you read: that text is meant, and no other',
    ...{ example: 1, min: 1, max: 1_000_000 },
  })
  revision: number;
}
