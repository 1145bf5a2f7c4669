import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { Language } from '../platform/mail/language.js';
import type { ReportDocument, ReportKind } from './report.types.js';

/** A report to the company: that there is one, and where it stands. What it says lies elsewhere until it was sent. */
@Entity('report')
export class Report extends OfEngagement {
  @Column('text') kind: ReportKind;
  @Column('text') language: Language;
  /** The number of the text that it is at. */
  @Column('integer') revision: number;
  @Column('timestamptz') revisedAt: Date;
  @Column('uuid') revisedById: string;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('uuid', { nullable: true }) sentById: string | null;
  @Column('integer', { nullable: true }) sentRevision: number | null;
}

/** What it says at one revision, sealed. It never changes. */
@Entity({ name: 'report_text', schema: 'content' })
export class ReportText extends OfEngagement {
  @Column('uuid') reportId: string;
  @Column('integer') number: number;
  @Column('uuid') authorId: string;
  @Column('timestamptz') at: Date;
  @Column('bytea') sealed: Buffer;
}

/** That the coachee approves one revision. */
@Entity('report_approval')
export class ReportApproval extends OfEngagement {
  @Column('uuid') reportId: string;
  @Column('integer') revision: number;
  @Column('timestamptz') approvedAt: Date;
}

/** What was sent, as the company has it: the row has the report's id. */
@Entity('sent_report')
export class SentReport extends OfEngagement {
  @Column('text') kind: ReportKind;
  @Column('text') language: Language;
  @Column('integer') revision: number;
  @Column('timestamptz') sentAt: Date;
  @Column('jsonb') document: ReportDocument;
}
