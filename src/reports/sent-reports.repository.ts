import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { SentReportResponse } from './reports.responses.js';

const SENT = `
  select s.id, s.engagement_id as "engagementId", s.kind, s.language, ${instantText('s.sent_at')} as "sentAt", s.document
  from sent_report s where s.engagement_id = $1 and ($2::uuid is null or s.company_id = $2)`;
const all = sql(`${SENT} order by s.sent_at desc, s.id`);
const one = sql(`${SENT} and s.id = $3`);
const engagement = sql(`select from engagement e where e.id = $1 and ($2::uuid is null or e.company_id = $2)`);

/** Reports as their company has them. All of it runs as rapport_overview, which sees nothing that was not sent. */
@Injectable()
export class SentReportsRepository {
  /** Undefined: there is no such engagement of that company. */
  async findAll(
    tx: Tx,
    engagementId: string,
    companyId: string | undefined,
  ): Promise<SentReportResponse[] | undefined> {
    return tx.as('rapport_overview', async () => {
      const isThere = await tx.row<object>(engagement, [engagementId, companyId]);
      return isThere && tx.rows<SentReportResponse>(all, [engagementId, companyId]);
    });
  }

  findOne(tx: Tx, engagementId: string, companyId: string, id: string): Promise<SentReportResponse | undefined> {
    return tx.as('rapport_overview', () => tx.row<SentReportResponse>(one, [engagementId, companyId, id]));
  }
}
