import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { daysBetween, formatInstant, plusDays, wallClockOf } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { ListSlotsQuery } from './availability.requests.js';
import type { SlotResponse, SlotsResponse } from './availability.responses.js';
import { CalendarRepository, type Pair } from './calendar.repository.js';
import { bookableOf, freeSlots } from './slots.rules.js';
import { instantIn, intervalOf } from './where-days.rules.js';

const LONGEST_DAYS = 62;
const TWO_WEEKS = 13;

/** What can be booked with a coach, for those whom the guard lets ask. Why the rest cannot, nobody is told. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, coachId: string, query: ListSlotsQuery): Promise<SlotsResponse> {
    return this.database.read(caller, async (tx) => {
      const { pair, timeZone } = await this.asked(tx, coachId, query);
      const { from, to } = this.daysOf(query, timeZone);
      const { coach, obstacles } = await this.calendars.findCalendar(tx, pair, from, to);
      const within = intervalOf(instantIn(from, 0, timeZone), instantIn(to, 1440, timeZone));
      const starts = freeSlots(obstacles, within, bookableOf(coach, query.minutes, this.clock.now()));
      return { items: starts.map((startsAt) => presentSlot(startsAt, query.minutes, timeZone)) };
    });
  }

  /** A coachee asks for themself; the others may name one who has an open engagement with the coach. */
  private async asked(
    tx: Tx,
    coachId: string,
    { coacheeId, timeZone }: ListSlotsQuery,
  ): Promise<{ pair: Pair; timeZone: string }> {
    const asker = await this.calendars.findAsker(tx, coachId, coacheeId);
    if (coacheeId !== undefined && !asker.engaged) throw platformErrors.missing();
    const heeded = coacheeId ?? (asker.engaged ? tx.caller.personId : undefined);
    return { pair: { coachId, coacheeId: heeded }, timeZone: timeZone ?? asker.timeZone };
  }

  private daysOf({ from: first, to: last }: ListSlotsQuery, timeZone: string): { from: string; to: string } {
    const from = first ?? this.clock.today(timeZone);
    const to = last ?? plusDays(from, TWO_WEEKS);
    const days = daysBetween(from, to) + 1;
    const detail = `to must be a day from ${from} on, and of ${LONGEST_DAYS} days at most`;
    if (days < 1 || days > LONGEST_DAYS)
      throw platformErrors.invalid({ errors: [{ pointer: '/to', code: 'isWithin', detail }] });
    return { from, to };
  }
}

function presentSlot(startsAt: Date, minutes: number, timeZone: string): SlotResponse {
  return {
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(new Date(startsAt.getTime() + minutes * 60_000)),
    localStart: wallClockOf(startsAt, timeZone),
    timeZone,
  };
}
