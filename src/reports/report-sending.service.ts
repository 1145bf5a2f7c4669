import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Report } from './report.entity.js';
import { refuseOtherRevision, refuseSending, refuseSent, type Standing } from './report.rules.js';
import { ReportsRepository, type Engaged } from './reports.repository.js';
import type { ReportStoryResponse } from './reports.responses.js';
import { ReportsService } from './reports.service.js';

/** A report that is about to be approved or sent; its engagement is locked, so nobody revises it meanwhile. */
interface Desk {
  engagement: Engaged;
  report: Report;
  standing: Standing;
  now: Date;
}

/** Which report of which engagement. */
export interface ReportAddress {
  engagementId: string;
  reportId: string;
}

/** The coachee approves one revision; that one is sent, and nothing else. */
@Injectable()
export class ReportSending {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: ReportsRepository,
    private readonly reports: ReportsService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  approve(caller: PersonCaller, address: ReportAddress, revision: number): Promise<ReportStoryResponse> {
    return this.at(caller, address, async (tx, { engagement, report, standing, now }) => {
      refuseOtherRevision(standing, revision);
      if (standing.approvedRevision !== revision) await this.repository.approve(tx, engagement, report, now);
    });
  }

  /** Takes the approval of what it says now back, as long as it was not sent. */
  takeBack(caller: PersonCaller, address: ReportAddress): Promise<ReportStoryResponse> {
    return this.at(caller, address, async (tx, { report, standing }) => {
      refuseSent(standing);
      await this.repository.takeBackApproval(tx, report);
    });
  }

  send(caller: PersonCaller, address: ReportAddress, revision: number): Promise<ReportStoryResponse> {
    return this.at(caller, address, async (tx, { engagement, report, standing, now }) => {
      refuseOtherRevision(standing, revision);
      const { document } = await this.reports.present(tx, address.engagementId, report.id);
      refuseSending(standing, revision, document, await this.repository.findReadable(tx, address.engagementId));
      await this.repository.send(tx, engagement, report, document, now);
      const { practiceId, id: reportId } = report;
      await this.jobs.send(tx, 'report-mails', { practiceId, reportId }, now, reportId);
    });
  }

  private at(
    caller: PersonCaller,
    { engagementId, reportId }: ReportAddress,
    work: (tx: Tx, desk: Desk) => Promise<void>,
  ): Promise<ReportStoryResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const report = await this.repository.get(tx, engagementId, reportId);
      const approvedRevision = (await this.repository.findLastApproval(tx, reportId))?.revision ?? null;
      const standing = { revision: report.revision, approvedRevision, sentAt: report.sentAt };
      await work(tx, { engagement, report, standing, now: this.clock.now() });
      return this.reports.present(tx, engagementId, reportId);
    });
  }
}
