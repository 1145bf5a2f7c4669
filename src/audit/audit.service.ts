import { Injectable } from '@nestjs/common';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { numberAfter, pageOf } from '../platform/http/page.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditQuery, OpeningsQuery } from './audit.requests.js';
import type { AuditEntriesResponse, OpeningsResponse } from './audit.responses.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  /** Who did what to what in the practice, newest first. */
  list(caller: PersonCaller, query: AuditQuery): Promise<AuditEntriesResponse> {
    const { cursor, limit } = query;
    return this.database.read(caller, async (tx) => {
      const rows = await this.entries.findEntries(tx, query, numberAfter(cursor), limit + 1);
      return pageOf(rows, limit, ({ sequence }) => String(sequence));
    });
  }

  /** Who opened what of the caller's engagement, newest first. */
  openings(
    caller: PersonCaller,
    engagementId: string,
    { cursor, limit, by }: OpeningsQuery,
  ): Promise<OpeningsResponse> {
    return this.database.read(caller, async (tx) => {
      const rows = await this.entries.findOpenings(tx, { engagementId, by, before: numberAfter(cursor) }, limit + 1);
      const page = pageOf(rows, limit, ({ sequence }) => String(sequence));
      return { ...page, items: page.items.map(({ who, what, at, about }) => ({ who, what, at, about })) };
    });
  }
}
