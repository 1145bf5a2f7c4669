import {
  appointment,
  localDateOf,
  plusDays,
  timedAppointment,
  weekdayOf,
  type LocalDate,
  type TimedAppointment,
} from '../platform/clock/zones.js';
import type { Interval } from '../scheduling/obstacles.rules.js';

/** What of an engagement its sessions' dates are made by. */
interface Terms {
  timeZone: string;
  sessionMinutes: number;
}

/** The time that somebody names on a wall clock: the engagement's, unless they name another. */
export function timeOf(
  { timeZone, sessionMinutes }: Terms,
  wanted: { localStart: string; timeZone?: string },
): TimedAppointment {
  return timedAppointment(wanted.localStart, wanted.timeZone ?? timeZone, sessionMinutes);
}

/** The day by which the engagement's window and weeks are counted: its own zone's, whichever the wall clock is of. */
export function dayOf({ startsAt }: { startsAt: Date }, { timeZone }: Pick<Terms, 'timeZone'>): LocalDate {
  return localDateOf(startsAt, timeZone);
}

/** The days on which there is a session, or was to be one: all but those of cancelled ones. */
export function daysOf(
  sessions: readonly { state: string; startsAt: Date }[],
  engagement: Pick<Terms, 'timeZone'>,
): LocalDate[] {
  return sessions.filter(({ state }) => state !== 'cancelled').map((session) => dayOf(session, engagement));
}

/** The whole ISO week of a day, in a zone. */
export function weekOf(day: LocalDate, timeZone: string): Interval {
  const monday = plusDays(day, 1 - weekdayOf(day));
  const midnight = (date: LocalDate) => appointment(date, '00:00', timeZone).startsAt;
  return { startsAt: midnight(monday), endsAt: midnight(plusDays(monday, 7)) };
}
