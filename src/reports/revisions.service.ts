import { Injectable } from '@nestjs/common';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { numberAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import type { ReportAddress } from './report-sending.service.js';
import { ReportTexts } from './report-texts.service.js';
import { ReportsRepository } from './reports.repository.js';
import type { ReportRevisionsResponse } from './reports.responses.js';

/** What a report has said, to the two who wrote it. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportsRepository,
    private readonly texts: ReportTexts,
  ) {}

  list(
    caller: PersonCaller,
    { engagementId, reportId }: ReportAddress,
    { cursor, limit }: PageQuery,
  ): Promise<ReportRevisionsResponse> {
    return this.database.read(caller, async (tx) => {
      const report = await this.reports.get(tx, engagementId, reportId);
      const texts = await this.texts.before(tx, report, numberAfter(cursor), limit + 1);
      const page = pageOf(texts, limit, ({ number }) => String(number));
      const names = await this.reports.findNames(
        tx,
        page.items.map(({ authorId }) => authorId),
      );
      const items = page.items.map(({ number: revision, authorId, at, document }) => ({
        ...{ revision, by: names.get(authorId) ?? null, at: formatInstant(at), document },
      }));
      return { ...page, items };
    });
  }
}
