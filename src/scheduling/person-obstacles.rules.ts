import type { LocalDate } from '../platform/clock/zones.js';
import type { Hours, PersonCalendar, PublicHoliday } from './calendar.types.js';
import { gapsBetween, merged } from './intervals.rules.js';
import type { Interval, Load, Obstacle, Party } from './obstacles.rules.js';
import { daysOf, intervalOf, type Days } from './where-days.rules.js';

const WHOLE_DAY: Hours = { from: 0, to: 1440 };

/** The holidays of a year where somebody lives. */
export type HolidaysOfYear = (year: number) => readonly PublicHoliday[];

/**
 * What stands in somebody's way on a list of days, by the clocks of where they are on each. Sessions of a coach are
 * longer by their buffers.
 * @param days one after the other; beyond them, little is told
 */
export function obstaclesOf(
  calendar: PersonCalendar,
  party: Party,
  days: readonly LocalDate[],
  holidaysOf: HolidaysOfYear,
): Obstacle[] {
  const theirs = daysOf(calendar);
  const off = (why: 'time_off' | 'busy' | 'unavailable') => (time: Interval) => ({ party, why, ...time });
  const holidays = holidaysOn(days, calendar.holidaysOff, holidaysOf).map((holiday) => ({
    ...{ party, why: 'holiday' as const, name: holiday.name },
    ...intervalOf(theirs.instantOn(holiday.firstDay, holiday.from), theirs.instantOn(holiday.lastDay, WHOLE_DAY.to)),
  }));
  return [
    ...busyTimes(calendar, party).map(off('busy')),
    ...timesOff(calendar, theirs).map(off('time_off')),
    ...holidays,
    ...closedTimes(calendar, theirs, days).map(off('unavailable')),
  ];
}

/** How much a coach takes on, and has; undefined where they set no number. */
export function loadOf({ timeZone, aDay, aWeek, sessions }: PersonCalendar): Load | undefined {
  if (aDay === null && aWeek === null) return undefined;
  return { timeZone, aDay, aWeek, sessions: sessions.map((at) => new Date(at)) };
}

function busyTimes({ busy, bufferBefore, bufferAfter }: PersonCalendar, party: Party): Interval[] {
  const [before, after] = party === 'coach' ? [bufferBefore * 60_000, bufferAfter * 60_000] : [0, 0];
  return busy.map(([startsAt, endsAt]) => intervalOf(startsAt - before, endsAt + after));
}

function timesOff({ timeOff }: PersonCalendar, theirs: Days): Interval[] {
  return timeOff.map(({ firstDay, lastDay, startsAt, endsAt }) =>
    startsAt !== null && endsAt !== null ? intervalOf(startsAt, endsAt) : theirs.wholeDays(firstDay, lastDay),
  );
}

function holidaysOn(
  days: readonly LocalDate[],
  switchedOff: readonly string[],
  holidaysOf: HolidaysOfYear,
): PublicHoliday[] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const years: number[] = [];
  // One that lasts several days may have begun in the year before.
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)); year++) years.push(year);
  return years
    .flatMap((year) => holidaysOf(year))
    .filter(({ id, firstDay, lastDay }) => firstDay <= last && lastDay >= first && !switchedOff.includes(id));
}

/**
 * When somebody cannot be met by their own word. Without windows of the week they can at any time, but for days that
 * they say other hours of.
 */
function closedTimes({ weekly, dated }: PersonCalendar, theirs: Days, days: readonly LocalDate[]): Interval[] {
  const said = hoursByDay(dated);
  const openOn = (day: LocalDate, hours: readonly Hours[]) =>
    hours.map(({ from, to }) => intervalOf(theirs.instantOn(day, from), theirs.instantOn(day, to)));
  if (!weekly.length) {
    const exceptions = days.flatMap((day) => {
      const hours = said.get(day);
      return hours ? gapsBetween(theirs.wholeDays(day, day), openOn(day, hours)) : [];
    });
    return merged(exceptions);
  }
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const open = days.flatMap((day) => {
    const weekday = new Date(day).getUTCDay() || 7;
    return openOn(day, said.get(day) ?? weekly.filter((window) => window.weekday === weekday));
  });
  return gapsBetween(theirs.wholeDays(first, last), open);
}

function hoursByDay(dated: PersonCalendar['dated']): Map<LocalDate, Hours[]> {
  const said = new Map<LocalDate, Hours[]>();
  for (const { day, from, to } of dated) {
    const hours = said.get(day) ?? [];
    said.set(day, from === null || to === null ? hours : [...hours, { from, to }]);
  }
  return said;
}
