import type { LocalDate } from '../platform/clock/zones.js';

/** Where somebody is: at home, or in another zone between two days, both included. */
export interface Whereabouts {
  timeZone: string;
  travel: { firstDay: LocalDate; lastDay: LocalDate; timeZone: string }[];
}

/** Hours of a day, in minutes since midnight on its wall clock; 1440 is the midnight that ends it. */
export interface Hours {
  from: number;
  to: number;
}

/** All that says when somebody can be met. Instants are in milliseconds. */
export interface PersonCalendar extends Whereabouts {
  weekly: (Hours & { weekday: number })[];
  /** In place of the weekday's, on single days; without a time, none. */
  dated: { day: LocalDate; from: number | null; to: number | null }[];
  /** Whole days, or from one instant to another. */
  timeOff: { firstDay: LocalDate; lastDay: LocalDate; startsAt: number | null; endsAt: number | null }[];
  busy: [startsAt: number, endsAt: number][];
  /** When the sessions begin that they coach; read where a number of them is the most they take. */
  sessions: number[];
  bufferBefore: number;
  bufferAfter: number;
  minimumNotice: number;
  furthestDays: number | null;
  aDay: number | null;
  aWeek: number | null;
  slotStep: number;
  holidayCountry: string | null;
  holidayRegion: string | null;
  holidaysOff: string[];
}

/** A public holiday, from a time of its first day to the end of its last. */
export interface PublicHoliday {
  /** Made from country and name: the same in every year. */
  id: string;
  name: string;
  firstDay: LocalDate;
  lastDay: LocalDate;
  /** Minutes since midnight: some begin at noon. */
  from: number;
}
