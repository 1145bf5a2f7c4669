import moment from 'moment-timezone';
import { Temporal } from 'temporal-polyfill';

/** A calendar day, `2026-10-01`. */
export type LocalDate = string;
/** A wall-clock time, `10:00`. */
export type LocalTime = string;

/** An appointment: a wall-clock time in an IANA zone, and the instant that follows from it. */
export interface Appointment {
  localDate: LocalDate;
  localTime: LocalTime;
  timeZone: string;
  startsAt: Date;
  tzVersion: string;
}

/** The version of the time-zone data that instants are computed with, such as `2026f`. */
export const tzVersion: string = moment.tz.dataVersion;

const zoneNames = new Set(
  moment.tz.names().filter((name) => name === 'UTC' || /^(?!Etc\/)[A-Z][A-Za-z_]+\//.test(name)),
);

/** Whether this is a zone of the IANA database, spelled as it is there. Abbreviations such as `EST` are not: they keep no clock changes. */
export function isTimeZone(name: string): boolean {
  return zoneNames.has(name);
}

/** Whether this is a day that exists: `2026-02-30` does not. Years beyond these are slips of the hand, and few things count so far. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    const { year } = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return year >= 1900 && year < 2200;
  } catch {
    return false;
  }
}

/**
 * The instant of a wall-clock time in a zone. A time that a clock change skips moves forward by the length of the
 * gap; one that it repeats is the earlier of the two (as RFC 5545, 3.3.5, reads them).
 */
export function appointment(localDate: LocalDate, localTime: LocalTime, timeZone: string): Appointment {
  const wanted = Temporal.PlainDateTime.from(`${localDate}T${localTime}`);
  const asUtc = wanted.toZonedDateTime('UTC').epochMilliseconds;
  const zone = moment.tz.zone(timeZone);
  if (!zone) throw new RangeError(`No such time zone: ${timeZone}`);
  // The offsets a day before and after bracket any single change; a wall-clock time has at most these two readings.
  const day = 86_400_000;
  const before = -zone.utcOffset(asUtc - day) * 60_000;
  const after = -zone.utcOffset(asUtc + day) * 60_000;
  const readings = [asUtc - before, asUtc - after].filter((t) => t - zone.utcOffset(t) * 60_000 === asUtc);
  // No reading at all: the time is skipped, and the offset from before the gap moves it forward.
  const startsAt = new Date(readings.length ? Math.min(...readings) : asUtc - before);
  return { localDate, localTime, timeZone, startsAt, tzVersion };
}

/** An appointment of a length. */
export type TimedAppointment = Appointment & { endsAt: Date };

/** The appointment that begins at a wall-clock start, `2026-10-01T10:00`, and takes some minutes: of time, not of the clock. */
export function timedAppointment(localStart: string, timeZone: string, minutes: number): TimedAppointment {
  const [localDate = '', localTime = ''] = localStart.split('T');
  const start = appointment(localDate, localTime, timeZone);
  return { ...start, endsAt: new Date(start.startsAt.getTime() + minutes * 60_000) };
}

/** The wall clock that an instant shows in a zone, `2026-10-01T10:00`. */
export function wallClockOf(instant: Date, timeZone: string): string {
  // By hand: moment's own formatting takes twenty times as long, and years of sessions are asked for.
  return new Date(instant.getTime() + offsetAt(instant, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in minutes; negative where they are behind. */
export function offsetAt(instant: Date, timeZone: string): number {
  const zone = moment.tz.zone(timeZone);
  if (!zone) throw new RangeError(`No such time zone: ${timeZone}`);
  return -zone.utcOffset(instant.getTime());
}

/** The calendar day that an instant falls on in a zone. */
export function localDateOf(instant: Date, timeZone: string): LocalDate {
  return wallClockOf(instant, timeZone).slice(0, 10);
}

/** Instants as the API writes them: RFC 3339 in UTC, to the second. */
export function formatInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** The ISO 8601 week a day falls in, `2026-W53`: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeekOf(date: LocalDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

/** `date` moved by a number of days. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** `date` moved by calendar months, constrained to the month's length (30 November plus three is 28 February). */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
