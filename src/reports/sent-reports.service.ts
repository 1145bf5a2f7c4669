import { Injectable } from '@nestjs/common';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { SentReportResponse, SentReportsResponse, ShownReportResponse } from './reports.responses.js';
import { SentReportsRepository } from './sent-reports.repository.js';

/** A report that was sent, by the company whose it is. */
export interface SentAddress {
  companyId: string;
  engagementId: string;
  reportId: string;
}

/** Reports that were sent, to the company's sponsors; drafts do not exist here. */
@Injectable()
export class SentReports {
  constructor(
    private readonly database: Database,
    private readonly reports: SentReportsRepository,
  ) {}

  list(caller: PersonCaller, companyId: string, engagementId: string): Promise<SentReportsResponse> {
    return this.database.read(caller, async (tx) => {
      const items = await this.ofEngagement(tx, engagementId, companyId);
      if (!items) throw platformErrors.missing();
      return { items };
    });
  }

  read(caller: PersonCaller, { companyId, engagementId, reportId }: SentAddress): Promise<SentReportResponse> {
    return this.database.read(caller, async (tx) => {
      const report = await this.reports.findOne(tx, engagementId, companyId, reportId);
      if (!report) throw platformErrors.missing();
      return report;
    });
  }

  /**
   * What its sponsors and its coachee see of an engagement's reports, latest first: the same to both.
   * @param companyId any company's, if left out
   * @returns undefined where there is no such engagement of a company
   */
  ofEngagement(tx: Tx, engagementId: string, companyId?: string): Promise<SentReportResponse[] | undefined> {
    return this.reports.findAll(tx, engagementId, companyId);
  }

  /** Which of them there are, without what they say. */
  async shownOf(tx: Tx, engagementId: string, companyId?: string): Promise<ShownReportResponse[]> {
    const sent = (await this.ofEngagement(tx, engagementId, companyId)) ?? [];
    return sent.map(({ id, kind, language, sentAt }) => ({ id, kind, language, sentAt }));
  }
}
