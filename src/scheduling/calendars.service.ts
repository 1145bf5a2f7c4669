import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { CalendarRepository } from './calendar.repository.js';

/** What other modules need of calendars: to book, lock those of all who take part first. */
@Injectable()
export class CalendarsService {
  constructor(private readonly calendars: CalendarRepository) {}

  /** First thing in every transaction that books, moves or frees time of these people. */
  lock(tx: Tx, people: string[]): Promise<void> {
    return this.calendars.lock(tx, people);
  }
}
