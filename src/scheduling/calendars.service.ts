import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { CalendarRepository, type Pair } from './calendar.repository.js';

/** What other modules need of calendars: to book, lock both first. */
@Injectable()
export class CalendarsService {
  constructor(private readonly calendars: CalendarRepository) {}

  /** First thing in every transaction that books, moves or frees time of these two. */
  lock(tx: Tx, pair: Required<Pair>): Promise<void> {
    return this.calendars.lock(tx, pair);
  }
}
