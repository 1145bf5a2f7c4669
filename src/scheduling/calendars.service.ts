import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { LocalDate } from '../platform/clock/zones.js';
import { CalendarRepository, type Busy, type Pair } from './calendar.repository.js';

/** What other modules need of calendars: to book, lock both first. */
@Injectable()
export class CalendarsService {
  constructor(private readonly calendars: CalendarRepository) {}

  /** First thing in every transaction that books, moves or frees time of these two, or of somebody besides. */
  lock(tx: Tx, { coachId, coacheeId }: Required<Pair>, besides?: string): Promise<void> {
    return this.calendars.lock(tx, besides ? [coachId, coacheeId, besides] : [coachId, coacheeId]);
  }

  /** When somebody has something already, between two days, both included: never what. */
  findBusy(tx: Tx, personId: string, from: LocalDate, to: LocalDate): Promise<Busy[]> {
    return this.calendars.findBusy(tx, personId, from, to);
  }
}
