import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Language } from '../platform/mail/language.js';
import { FactsRepository } from './facts.repository.js';
import type { Report } from './report.entity.js';
import { reportErrors } from './report.errors.js';
import { refuseEarly, refuseSent, stateOf } from './report.rules.js';
import { draftedStatement } from './report-words.rules.js';
import { ReportTexts } from './report-texts.service.js';
import type { ReportDocument, ReportKind } from './report.types.js';
import { ReportsRepository } from './reports.repository.js';
import type { ReportResponse, ReportsResponse, ReportStoryResponse } from './reports.responses.js';

/** Reports while both work on them: drafted from facts, and revised by either, at the revision that was read. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly reports: ReportsRepository,
    private readonly texts: ReportTexts,
    private readonly facts: FactsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<ReportsResponse> {
    return this.database.read(caller, async (tx) => {
      const reports = await this.reports.findAll(tx, engagementId);
      const items: ReportResponse[] = [];
      for (const report of reports) items.push(await this.summarize(tx, report));
      return { items };
    });
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<ReportStoryResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId, id));
  }

  /** Drafts a report: the facts as they are, and a statement out of nothing but them. */
  draft(
    caller: PersonCaller,
    engagementId: string,
    { kind, language: wanted }: { kind: ReportKind; language?: Language },
  ): Promise<ReportStoryResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      refuseEarly(kind, engagement, await this.reports.findReview(tx, engagementId, kind));
      const drafted = await this.reports.findAll(tx, engagementId);
      if (drafted.some((each) => each.kind === kind)) throw reportErrors.begun();
      const now = this.clock.now();
      const language = wanted ?? (await this.reports.findLanguage(tx, engagementId));
      const id = uuidv7({ msecs: now.getTime() });
      const report: Report = {
        ...{ ...partiesOf(engagement), id, kind, language, revision: 1, revisedAt: now, revisedById: caller.personId },
        ...{ sentAt: null, sentById: null, sentRevision: null },
      };
      await this.reports.add(tx, report);
      const facts = await this.facts.get(tx, engagementId);
      const statement = draftedStatement(kind, language, facts);
      await this.texts.keep(tx, engagement, report, { statement, outlook: '', facts });
      return this.present(tx, engagementId, id);
    });
  }

  /**
   * Puts it in other words; the facts are those of today. What the coachee had approved is approved no more.
   * A stale one is shown what there is now.
   */
  revise(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    version: number,
    { statement, outlook }: Pick<ReportDocument, 'statement' | 'outlook'>,
  ): Promise<ReportStoryResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const report = await this.reports.get(tx, engagementId, id);
      refuseSent(report);
      if (report.revision !== version)
        throw platformErrors.stale({ members: { current: await this.present(tx, engagementId, id) } });
      const revised = { revision: version + 1, revisedAt: this.clock.now(), revisedById: caller.personId };
      await this.reports.change(tx, report, revised);
      const facts = await this.facts.get(tx, engagementId);
      await this.texts.keep(tx, engagement, { ...report, ...revised }, { statement, outlook, facts });
      return this.present(tx, engagementId, id);
    });
  }

  /** A report with what it says; what was sent is there also when what was said has been erased. */
  async present(tx: Tx, engagementId: string, id: string): Promise<ReportStoryResponse> {
    const report = await this.reports.get(tx, engagementId, id);
    const sent = report.sentAt ? await this.reports.findSent(tx, id) : null;
    const document = sent?.document ?? (await this.texts.current(tx, report));
    return { ...(await this.summarize(tx, report)), document };
  }

  private async summarize(tx: Tx, report: Report): Promise<ReportResponse> {
    const { id, engagementId, kind, language, revision, revisedAt, revisedById, sentAt, sentById } = report;
    const approval = await this.reports.findLastApproval(tx, id);
    const approvedRevision = approval?.revision ?? null;
    const names = await this.reports.findNames(tx, [revisedById, ...(sentById ? [sentById] : [])]);
    return {
      ...{ id, engagementId, kind, language, revision, state: stateOf({ revision, approvedRevision, sentAt }) },
      ...{ revisedAt: formatInstant(revisedAt), revisedBy: names.get(revisedById) ?? null },
      approvedAt: approval && approvedRevision === revision ? formatInstant(approval.approvedAt) : null,
      sentAt: sentAt && formatInstant(sentAt),
      ...{ sentBy: (sentById && names.get(sentById)) ?? null, version: revision },
    };
  }
}
