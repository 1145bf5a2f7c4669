import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { confidentialityErrors } from '../confidentiality/confidentiality.errors.js';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Report } from './report.entity.js';
import { ReportTextsRepository } from './report-texts.repository.js';
import type { ReportDocument } from './report.types.js';
import type { Engaged } from './reports.repository.js';

/** One revision, opened. */
export interface OpenedText {
  number: number;
  authorId: string;
  at: Date;
  document: ReportDocument;
}

/** What reports say before they are sent: between two, sealed, and every revision is kept. */
@Injectable()
export class ReportTexts {
  constructor(
    private readonly texts: ReportTextsRepository,
    private readonly confidentiality: Confidentiality,
  ) {}

  /** Keeps what a report says from now on. */
  async keep(tx: Tx, engagement: Engaged, report: Report, document: ReportDocument): Promise<void> {
    const key = await this.confidentiality.keyFor(tx, engagement);
    const { id: reportId, revision: number, revisedById: authorId, revisedAt: at } = report;
    const id = uuidv7({ msecs: at.getTime() });
    const sealed = key.seal(JSON.stringify(document), sealedFor(id));
    await this.texts.add(tx, { ...partiesOf(engagement), id, reportId, number, authorId, at, sealed });
  }

  /**
   * What a report says at the revision it is at.
   * @throws content.erased
   */
  async current(tx: Tx, report: Report): Promise<ReportDocument> {
    const [text] = await this.before(tx, report, report.revision + 1, 1);
    if (!text) throw platformErrors.missing();
    return text.document;
  }

  /**
   * Revisions, latest first.
   * @throws content.erased
   */
  async before(tx: Tx, { id, engagementId }: Report, before: number | undefined, limit: number): Promise<OpenedText[]> {
    const key = await this.confidentiality.keyOf(tx, engagementId);
    if (!key) throw confidentialityErrors.erased();
    const kept = await this.texts.find(tx, id, before, limit);
    return kept.map(({ id: textId, number, authorId, at, sealed }) => ({
      ...{ number, authorId, at },
      document: JSON.parse(key.open(sealed, sealedFor(textId))) as ReportDocument,
    }));
  }
}

function sealedFor(id: string): string {
  return `report_text:${id}`;
}
