import { appointment, offsetAt, type LocalDate } from '../platform/clock/zones.js';
import type { Whereabouts } from './calendar.types.js';
import type { Interval } from './obstacles.rules.js';

const DAY = 86_400_000;
const MINUTES_A_DAY = 1440;

/** The days between two, both included. */
export function daysThrough(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  // Counted in UTC, where every day has 24 hours.
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Somebody's days, by the clocks of where they are on each. */
export interface Days {
  /** The zone of a day. */
  zoneOn: (day: LocalDate) => string;
  /** The instant of a wall-clock time, in minutes since midnight; 1440 is the midnight that ends the day. */
  instantOn: (day: LocalDate, minute: number) => number;
  /** From the first instant of one day to the last of another. */
  wholeDays: (firstDay: LocalDate, lastDay: LocalDate) => Interval;
  /** Minutes that the clocks around them are ahead of UTC. */
  offsetAt: (instant: number) => number;
}

/** Somebody's days. A day keeps its zone to its end: on a journey, two days may overlap or leave a gap. */
export function daysOf({ timeZone, travel }: Whereabouts): Days {
  const tripOn = (day: LocalDate) => travel.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const zoneOn = (day: LocalDate) => tripOn(day)?.timeZone ?? timeZone;
  const instantOn = (day: LocalDate, minute: number) => instantIn(day, minute, zoneOn(day));
  const trips = travel
    .map((trip) => ({
      zone: trip.timeZone,
      from: instantOn(trip.firstDay, 0),
      to: instantOn(trip.lastDay, MINUTES_A_DAY),
    }))
    .sort((a, b) => b.from - a.from);
  return {
    zoneOn,
    instantOn,
    wholeDays: (firstDay, lastDay) => intervalOf(instantOn(firstDay, 0), instantOn(lastDay, MINUTES_A_DAY)),
    offsetAt: (instant) => {
      const trip = trips.find(({ from, to }) => from <= instant && instant < to);
      return offsetAt(new Date(instant), trip?.zone ?? timeZone);
    },
  };
}

/** An interval, of milliseconds. */
export function intervalOf(startsAt: number, endsAt: number): Interval {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** The instant of a wall-clock time of a day, in minutes since midnight. */
export function instantIn(day: LocalDate, minute: number, timeZone: string): number {
  const start = midnight(day, timeZone);
  const end = midnight(new Date(Date.parse(day) + DAY).toISOString().slice(0, 10), timeZone);
  if (minute === 0) return start;
  if (minute === MINUTES_A_DAY) return end;
  // Without a clock change on it, a day is plain arithmetic; it is asked for by the thousand.
  if (end - start === DAY) return start + minute * 60_000;
  const at = appointment(day, clockText(minute), timeZone).startsAt.getTime();
  return Math.min(Math.max(at, start), end);
}

/** A wall-clock time as text; the end of the day is 24:00. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Minutes since midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function midnight(day: LocalDate, timeZone: string): number {
  // The long way is taken only where clocks change around it.
  const asUtc = Date.parse(day);
  const [before, after] = [asUtc - DAY, asUtc + DAY].map((at) => offsetAt(new Date(at), timeZone));
  if (before === after) return asUtc - (before ?? 0) * 60_000;
  return appointment(day, '00:00', timeZone).startsAt.getTime();
}
