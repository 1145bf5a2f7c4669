import { localDateOf, plusDays } from '../platform/clock/zones.js';
import type { PersonCalendar } from './calendar.types.js';
import { gapsBetween } from './intervals.rules.js';
import type { Interval, Load, Obstacles } from './obstacles.rules.js';
import { reasonsFinder } from './skip-reasons.rules.js';
import { daysOf, daysThrough, instantIn, intervalOf } from './where-days.rules.js';

/** Every zone's clocks show the quarters of an hour at the same instants. */
const QUARTER = 15 * 60_000;

/** What a coach lets be booked, beside what stands in the way. */
export interface Bookable {
  minutes: number;
  /** Not before: the notice that the coach wants. */
  earliest: Date;
  /** Before: the end of the furthest day. */
  before?: Date;
  /** Minutes of the hour on which sessions begin, on the clock of where the coach is. */
  step: number;
  offsetAt: (instant: number) => number;
}

/** What a coach lets be booked now. The furthest day is one of their zone at home. */
export function bookableOf(coach: PersonCalendar, minutes: number, now: Date): Bookable {
  const { timeZone, minimumNotice, furthestDays, slotStep } = coach;
  const earliest = new Date(now.getTime() + minimumNotice * 60_000);
  const furthest = plusDays(localDateOf(now, timeZone), furthestDays ?? 0);
  const before = furthestDays === null ? undefined : new Date(instantIn(furthest, 1440, timeZone));
  return { minutes, earliest, before, step: slotStep, offsetAt: daysOf(coach).offsetAt };
}

/**
 * When a session can begin, earliest first: in one sweep over what is free.
 * @param within the first of these instants, to just before the second
 */
export function freeSlots({ list, load }: Obstacles, within: Interval, bookable: Bookable): Date[] {
  const { minutes, earliest, before, step, offsetAt } = bookable;
  const length = minutes * 60_000;
  const from = Math.max(within.startsAt.getTime(), earliest.getTime());
  const end = Math.min(within.endsAt.getTime(), before?.getTime() ?? Number.POSITIVE_INFINITY);
  if (from >= end) return [];
  const full = load ? fullDays(load, intervalOf(from, end)) : [];
  const free = gapsBetween(intervalOf(from, end + length), list);
  return free
    .flatMap(({ startsAt, endsAt }) => {
      const last = Math.min(endsAt.getTime() - length, end - 1);
      const begins = quarters(startsAt.getTime(), last).filter((at) => (at / 60_000 + offsetAt(at)) % step === 0);
      return begins.filter((at) => !full.some((day) => day.startsAt.getTime() <= at && at < day.endsAt.getTime()));
    })
    .map((at) => new Date(at));
}

function quarters(from: number, last: number): number[] {
  const found: number[] = [];
  for (let at = Math.ceil(from / QUARTER) * QUARTER; at <= last; at += QUARTER) found.push(at);
  return found;
}

/** The days on which a coach takes no more. */
function fullDays(load: Load, within: Interval): Interval[] {
  const against = reasonsFinder({ list: [], load });
  const [first, last] = [localDateOf(within.startsAt, load.timeZone), localDateOf(within.endsAt, load.timeZone)];
  return daysThrough(first, last)
    .map((day) => intervalOf(instantIn(day, 0, load.timeZone), instantIn(day, 1440, load.timeZone)))
    .filter((day) => against(day).reasons.length > 0);
}
