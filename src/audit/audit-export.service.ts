import { Readable, pipeline, Transform } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import { AuditTrail } from '../platform/database/audit-trail.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditExportQuery, AuditFilter, ExportFormat } from './audit.requests.js';
import type { AuditEntryResponse } from './audit.responses.js';

export const EXPORT_TYPES: Record<ExportFormat, string> = { csv: 'text/csv', json: 'application/x-ndjson' };
const ROWS_AT_A_TIME = 500;

/** The audit trail as a file: read and written some entries at a time, however long it is. */
@Injectable()
export class AuditExportService {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Taking it away is recorded first, and so stands at its top. */
  async export(caller: PersonCaller, { format, ...filter }: AuditExportQuery): Promise<StreamableFile> {
    await this.trail.append(caller, { outcome: 'done' });
    const rows = Readable.from(this.all(caller, filter));
    // Where reading fails halfway, the connection is cut: a file that ends early must not look whole.
    const file = pipeline(rows, format === 'csv' ? asCsv() : asJsonLines(), () => undefined);
    const day = formatInstant(this.clock.now()).slice(0, 10);
    const disposition = `attachment; filename="audit-${day}.${format === 'csv' ? 'csv' : 'jsonl'}"`;
    return new StreamableFile(file, { type: `${EXPORT_TYPES[format]}; charset=utf-8`, disposition });
  }

  private async *all(caller: PersonCaller, filter: AuditFilter): AsyncGenerator<AuditEntryResponse> {
    let before: number | undefined;
    do {
      const after = before;
      const rows = await this.database.read(caller, (tx) =>
        this.entries.findEntries(tx, filter, after, ROWS_AT_A_TIME),
      );
      yield* rows;
      before = rows.length === ROWS_AT_A_TIME ? rows.at(-1)?.sequence : undefined;
    } while (before !== undefined);
  }
}

/** Names and what programs call themselves were typed by others: none may be a formula in a spreadsheet. */
function asCsv(): Transform {
  const columns = [
    ...['sequence', 'at', 'actor.id', 'actor.name', 'action', 'outcome', 'status', 'about', 'wrote', 'engagementId'],
    ...['network', 'userAgent', 'signInId', 'tokenId', 'requestId', 'hash'],
  ];
  return stringify({ header: true, columns, escape_formulas: true });
}

function asJsonLines(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: (row: AuditEntryResponse, _encoding, done) => done(null, `${JSON.stringify(row)}\n`),
  });
}
