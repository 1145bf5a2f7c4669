/**
 * Times for people to read. The server says when something is on the reader's wall clock, by its own zone data; here
 * such a time is only written out. A browser's zone data may be years old, so instants are turned into wall clocks here
 * only where no appointment follows from it: when a sign-in was last seen.
 */

/** `2026-10-01T10:00`, or a date alone: read as what stands on a clock and in a calendar, in no zone. */
function standing(local: string): Date {
  return new Date(local.length === 10 ? `${local}T00:00Z` : `${local.slice(0, 16)}Z`);
}

function written(local: string, language: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' }).format(standing(local));
}

/** 10:00 */
export function timeOf(localStart: string): string {
  return localStart.slice(11, 16);
}

/** Thursday, 1 October */
export function dayOf(local: string, language: string): string {
  return written(local, regional(language), { weekday: 'long', day: 'numeric', month: 'long' });
}

/** 1 Oct 2026 */
export function dateOf(local: string, language: string): string {
  return written(local, regional(language), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** October 2026: of a date, or of a month alone. */
export function monthOf(local: string, language: string): string {
  return written(`${local.slice(0, 7)}-01`, regional(language), { month: 'long', year: 'numeric' });
}

/** Oct */
export function shortMonthOf(month: string, language: string): string {
  return written(`${month.slice(0, 7)}-01`, regional(language), { month: 'short' });
}

/** Thu, 1 Oct */
export function shortDayOf(local: string, language: string): string {
  return written(local, regional(language), { weekday: 'short', day: 'numeric', month: 'short' });
}

/** 28 September – 4 October 2026: a few days in a row. */
export function spanOfDays(first: string, last: string, language: string): string {
  const how = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(regional(language), how).formatRange(standing(first), standing(last));
}

/** Thu */
export function weekdayOf(local: string, language: string): string {
  return written(local, regional(language), { weekday: 'short' });
}

/** Thursday: of an ISO weekday, 1 is Monday. */
export function weekdayNameOf(weekday: number, language: string): string {
  // That day was a Sunday.
  return written(plusDays('2026-01-04', weekday), regional(language), { weekday: 'long' });
}

/** New York: a zone as its people call it. */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** An instant on the wall clock of a zone, as the browser knows it. */
export function momentOf(instant: string, timeZone: string, language: string): string {
  const how = { timeZone, dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(regional(language), how).format(new Date(instant));
}

/** The date that an instant is on in a zone, as the browser knows it. */
export function dateIn(instant: string, timeZone: string, language: string): string {
  return dateOf(todayIn(timeZone, new Date(instant)), language);
}

/** 15:00: an instant on the wall clock of a zone, as the browser knows it. */
export function clockIn(instant: string, timeZone: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { timeZone, timeStyle: 'short' }).format(new Date(instant));
}

/** `2026-10-01T10:00`: an instant on the wall clock of a zone, as the browser knows it. */
export function localIn(instant: string, timeZone: string): string {
  const how = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const at = new Date(instant);
  return `${todayIn(timeZone, at)}T${new Intl.DateTimeFormat('sv-SE', how).format(at)}`;
}

/** Today in a zone. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}

/** The Monday of the week that a date is in. */
export function mondayOf(date: string): string {
  const weekday = (standing(date).getUTCDay() + 6) % 7;
  return plusDays(date, -weekday);
}

export function plusDays(date: string, days: number): string {
  const at = standing(date);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** English as it is written where both orders of day and month are understood. */
function regional(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
