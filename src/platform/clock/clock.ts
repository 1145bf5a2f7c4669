import { Injectable } from '@nestjs/common';
import { localDateOf, type LocalDate } from './zones.js';

/** The one place that reads the time. Tests and the demonstration set it; everything else is handed it. */
@Injectable()
export class Clock {
  private offset = 0;

  /** The instant it is. */
  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** The calendar day it is in a time zone. */
  today(timeZone: string): LocalDate {
    return localDateOf(this.now(), timeZone);
  }

  /** Moves this clock so that it now reads `instant`, and runs on from there. */
  set(instant: Date): void {
    this.offset = instant.getTime() - Date.now();
  }
}
