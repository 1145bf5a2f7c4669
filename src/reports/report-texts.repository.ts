import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { ReportText } from './report.entity.js';

/** One revision as it is kept. */
export type KeptText = Pick<ReportText, 'id' | 'number' | 'authorId' | 'at' | 'sealed'>;

const texts = sql(`
  select t.id, t.number, t.author_id as "authorId", t.at, t.sealed from content.report_text t
  where t.report_id = $1 and ($2::int is null or t.number < $2) order by t.number desc limit $3`);

/** What reports say. Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class ReportTextsRepository {
  /** Revisions of a report, latest first. */
  find(tx: Tx, reportId: string, before: number | undefined, limit: number): Promise<KeptText[]> {
    return tx.as('rapport_content', () => tx.rows<KeptText>(texts, [reportId, before ?? null, limit]));
  }

  async add(tx: Tx, text: ReportText): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(ReportText, text));
  }
}
