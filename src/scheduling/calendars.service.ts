import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { CalendarRepository, type BusyTime, type Pair } from './calendar.repository.js';
import type { Interval } from './obstacles.rules.js';
import { schedulingErrors } from './scheduling.errors.js';
import { bookableOf, freeSlots } from './slots.rules.js';
import { intervalOf } from './where-days.rules.js';

/** What other modules need of calendars: to book, lock those of all who take part first. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  /** First thing in every transaction that books, moves or frees time of these people. */
  lock(tx: Tx, people: string[]): Promise<void> {
    return this.calendars.lock(tx, people);
  }

  /**
   * What a coachee books or moves on their own is one of the slots that the coach's slots would offer for as long.
   * @param besides the session that is moved, which is not in its own way
   * @throws slot.not-free otherwise, and does not say why
   */
  async refuseUnbookable(tx: Tx, time: Required<Pair> & Interval, besides?: string): Promise<void> {
    const { coachId, coacheeId, startsAt, endsAt } = time;
    const [from, to] = [startsAt, endsAt].map((instant) => instant.toISOString().slice(0, 10));
    const pair = { coachId, coacheeId };
    const { coach, obstacles } = await this.calendars.findCalendar(tx, pair, from ?? '', to ?? '', besides);
    const bookable = bookableOf(coach, (endsAt.getTime() - startsAt.getTime()) / 60_000, this.clock.now());
    const within = intervalOf(startsAt.getTime(), startsAt.getTime() + 1);
    if (!freeSlots(obstacles, within, bookable).length) throw schedulingErrors.notFree();
  }

  /** When these people have something already: when, and never what. */
  findBusy(tx: Tx, personIds: string[], between: Interval): Promise<BusyTime[]> {
    return this.calendars.findBusy(tx, personIds, between);
  }
}
