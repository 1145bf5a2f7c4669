import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { AgendaRepository, type AgendaEntry } from './agenda.repository.js';
import type { AgendaQuery } from './agenda.requests.js';
import type { AgendaItemResponse, AgendaResponse } from './agenda.responses.js';
import { clocksOf, inOrder, spanOf, type Stretch } from './agenda.rules.js';

/** What takes time of somebody, across engagements, told by their own clock. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaRepository,
    private readonly clock: Clock,
  ) {}

  /** What falls on some days of the reader, or what is next. */
  read(caller: PersonCaller, query: AgendaQuery): Promise<AgendaResponse> {
    const now = this.clock.now();
    const span = spanOf(query, now);
    return this.database.read(caller, async (tx) => {
      const found = await this.agenda.find(tx, span, now);
      const timeZone = query.timeZone ?? found.timeZone;
      const stretches = inOrder(found.entries.map(stretchOf), query, timeZone, now);
      return { items: stretches.map(({ entry, ...stretch }) => present(entry, stretch, timeZone)) };
    });
  }
}

function stretchOf(entry: AgendaEntry): Stretch & { entry: AgendaEntry } {
  const { id, startsAt, endsAt, firstDay, lastDay } = entry;
  const days = firstDay && lastDay ? { firstDay, lastDay } : undefined;
  return { id, startsAt: new Date(startsAt), endsAt: new Date(endsAt), days, entry };
}

function present(entry: AgendaEntry, stretch: Stretch, timeZone: string): AgendaItemResponse {
  const { otherZone, firstDay: _firstDay, lastDay: _lastDay, ...told } = entry;
  return { ...told, ...clocksOf(stretch, timeZone, otherZone), withName: entry.withNames[0] ?? null };
}
