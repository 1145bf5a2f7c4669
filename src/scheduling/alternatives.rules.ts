import {
  daysBetween,
  plusDays,
  timedAppointment,
  weekdayOf,
  type LocalDate,
  type TimedAppointment,
} from '../platform/clock/zones.js';
import type { Interval } from './obstacles.rules.js';
import { clockText, minuteOf } from './where-days.rules.js';

/** A time that could be had. */
export type Alternative = TimedAppointment;

interface Slot {
  startsOn: LocalDate;
  localTime: string;
  timeZone: string;
  sessionMinutes: number;
}

const STEP_MINUTES = 30;
const MORNING = 8 * 60;
const EVENING = 18 * 60;
const OFFERED_ON_THE_DAY = 3;

/** A day and a wall-clock time of a plan, as an interval; the plan's own time if none is given. */
export function timeOf(slot: Slot, localDate: LocalDate, localTime = slot.localTime): Alternative {
  return timedAppointment(`${localDate}T${localTime}`, slot.timeZone, slot.sessionMinutes);
}

/**
 * Free times in the ISO week of a slot that cannot be had, nearest first: other times of that day, then the nearest
 * time of each other day, the earlier first of two as near. Working days from eight to six are offered, and beyond
 * them only to whoever meets then.
 */
export function alternativesTo(blocked: LocalDate, slot: Slot, isFree: (time: Interval) => boolean): Alternative[] {
  const times = timesAround(slot.localTime);
  const away = (date: LocalDate) => Math.abs(daysBetween(blocked, date));
  const days = daysAround(blocked)
    .filter((date) => date >= slot.startsOn)
    .sort((a, b) => away(a) - away(b) || (a < b ? -1 : 1));
  return days.flatMap((date) => {
    const offered: Alternative[] = [];
    const most = date === blocked ? OFFERED_ON_THE_DAY : 1;
    for (const time of times) {
      if (offered.length === most) break;
      const candidate = timeOf(slot, date, time);
      if (isFree(candidate)) offered.push(candidate);
    }
    return offered;
  });
}

function daysAround(blocked: LocalDate): LocalDate[] {
  const weekday = weekdayOf(blocked);
  const monday = plusDays(blocked, 1 - weekday);
  const days = weekday > 5 ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4];
  return days.map((day) => plusDays(monday, day));
}

/** Wall-clock times in steps of half an hour from the wanted one, nearest first. */
function timesAround(wanted: string): string[] {
  const at = minuteOf(wanted);
  const [from, to] = [Math.min(MORNING, at), Math.max(EVENING - STEP_MINUTES, at)];
  const times: number[] = [];
  for (let time = at; time >= from; time -= STEP_MINUTES) times.push(time);
  for (let time = at + STEP_MINUTES; time <= to; time += STEP_MINUTES) times.push(time);
  return times.sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b).map(clockText);
}
