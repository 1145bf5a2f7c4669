import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Language } from '../platform/mail/language.js';
import type { ReviewState } from '../reviews/review.rules.js';
import { Report, ReportApproval, SentReport } from './report.entity.js';
import type { ReportDocument, ReportKind } from './report.types.js';

/** An engagement, as far as its reports need it. */
export type Engaged = Parameters<typeof partiesOf>[0];
/** The latest that the coachee has approved. */
export type LastApproval = Pick<ReportApproval, 'revision' | 'approvedAt'>;

const review = sql(`select r.state from review r where r.engagement_id = $1 and r.kind = $2`);
const language = sql(`
  select p.language from engagement e join person p on p.practice_id = e.practice_id and p.id = e.coachee_id
  where e.id = $1`);
const lastApproval = sql(`
  select a.revision, a.approved_at as "approvedAt" from report_approval a
  where a.report_id = $1 order by a.revision desc limit 1`);
const readable = sql(`
  select g.id from goal g where g.engagement_id = $1 and g.sponsor_reads and g.agreed_at is not null`);
const names = sql(`select id, name_of(id) as name from unnest($1::uuid[]) as id`);

@Injectable()
export class ReportsRepository {
  findAll(tx: Tx, engagementId: string): Promise<Report[]> {
    return tx.find(Report, { practiceId: tx.caller.practiceId, engagementId }, { kind: 'DESC' });
  }

  async get(tx: Tx, engagementId: string, id: string): Promise<Report> {
    const report = await tx.findOne(Report, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!report) throw platformErrors.missing();
    return report;
  }

  /** How the review of a kind stands. */
  async findReview(tx: Tx, engagementId: string, kind: ReportKind): Promise<ReviewState | undefined> {
    return (await tx.row<{ state: ReviewState }>(review, [engagementId, kind]))?.state;
  }

  /** The language of the coachee, who approves. */
  async findLanguage(tx: Tx, engagementId: string): Promise<Language> {
    return (await tx.row<{ language: Language }>(language, [engagementId]))?.language ?? 'en';
  }

  findLastApproval(tx: Tx, reportId: string): Promise<LastApproval | undefined> {
    return tx.row<LastApproval>(lastApproval, [reportId]);
  }

  /** Goals that the sponsor may read today. */
  async findReadable(tx: Tx, engagementId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(readable, [engagementId])).map(({ id }) => id);
  }

  async findNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(names, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async add(tx: Tx, report: Report): Promise<void> {
    await tx.insert(Report, report);
  }

  async change(tx: Tx, { practiceId, id }: Report, change: Partial<Report>): Promise<void> {
    await tx.update(Report, { practiceId, id }, change);
  }

  async approve(tx: Tx, engagement: Engaged, { id, revision }: Report, approvedAt: Date): Promise<void> {
    const about = { ...partiesOf(engagement), id: uuidv7({ msecs: approvedAt.getTime() }), reportId: id };
    await tx.insert(ReportApproval, { ...about, revision, approvedAt });
  }

  async takeBackApproval(tx: Tx, { practiceId, id, revision }: Report): Promise<void> {
    await tx.delete(ReportApproval, { practiceId, reportId: id, revision });
  }

  /** Sends it: from here on, it is the company's. */
  async send(tx: Tx, engagement: Engaged, report: Report, document: ReportDocument, now: Date): Promise<void> {
    const { id, kind, language, revision } = report;
    const sentById = tx.caller.personId as string;
    await this.change(tx, report, { sentAt: now, sentById, sentRevision: revision });
    await tx.insert(SentReport, { ...partiesOf(engagement), id, kind, language, revision, sentAt: now, document });
  }

  /** What was sent, to the two whose engagement it is of. */
  async findSent(tx: Tx, id: string): Promise<SentReport | null> {
    return tx.findOne(SentReport, { practiceId: tx.caller.practiceId, id });
  }
}
