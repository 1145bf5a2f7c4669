import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { CalendarRepository, type BusyTime, type Pair } from './calendar.repository.js';
import type { Interval } from './obstacles.rules.js';

/** What other modules need of calendars: to book, lock both first. */
@Injectable()
export class CalendarsService {
  constructor(private readonly calendars: CalendarRepository) {}

  /** First thing in every transaction that books, moves or frees time of these two. */
  lock(tx: Tx, pair: Required<Pair>): Promise<void> {
    return this.calendars.lock(tx, pair);
  }

  /** The same for many people at once, also in id order. */
  lockAll(tx: Tx, personIds: string[]): Promise<void> {
    return this.calendars.lockAll(tx, personIds);
  }

  /** When these people have something already: when, and never what. */
  findBusy(tx: Tx, personIds: string[], between: Interval): Promise<BusyTime[]> {
    return this.calendars.findBusy(tx, personIds, between);
  }
}
