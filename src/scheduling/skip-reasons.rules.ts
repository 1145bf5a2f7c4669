import { isoWeekOf, localDateOf } from '../platform/clock/zones.js';
import {
  obstacleFinder,
  type Interval,
  type Load,
  type Obstacle,
  type Obstacles,
  type Party,
} from './obstacles.rules.js';

export const SKIP_REASONS = [
  ...(['coach_time_off', 'coachee_time_off', 'coach_holiday', 'coachee_holiday', 'coach_unavailable'] as const),
  ...(['coachee_unavailable', 'coach_full', 'coach_busy', 'coachee_busy'] as const),
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Reasons that a coach may plan over. What is in a calendar already, nobody can: the database refuses it. */
export const IGNORABLE_REASONS = SKIP_REASONS.filter((reason) => !reason.endsWith('_busy'));

/** A public holiday, and whose. */
export interface NamedHoliday {
  party: Party;
  name: string;
}

/** What speaks against a time; nothing where it can be had. */
export interface Against {
  /** In the order of SKIP_REASONS. */
  reasons: SkipReason[];
  holidays: NamedHoliday[];
}

/**
 * Finds what speaks against a time, for as many times as are asked for.
 * @param ignore reasons that do not count
 */
export function reasonsFinder(
  { list, load }: Obstacles,
  ignore: readonly SkipReason[] = [],
): (time: Interval) => Against {
  const find = obstacleFinder(list);
  const isFull = load ? fullnessOf(load) : () => false;
  return (time) => {
    const found = find(time);
    const met = new Set<SkipReason>(found.map(({ party, why }) => `${party}_${why}` as const));
    if (isFull(time.startsAt)) met.add('coach_full');
    const reasons = SKIP_REASONS.filter((reason) => met.has(reason) && !ignore.includes(reason));
    return { reasons, holidays: holidaysAmong(found, reasons) };
  };
}

function holidaysAmong(found: Obstacle[], reasons: SkipReason[]): NamedHoliday[] {
  return found.flatMap(({ party, why, name }) =>
    why === 'holiday' && name !== undefined && reasons.includes(`${party}_holiday`) ? [{ party, name }] : [],
  );
}

/** Whether a coach has as many sessions on an instant's day, or in its week, as they take. */
function fullnessOf({ timeZone, aDay, aWeek, sessions }: Load): (instant: Date) => boolean {
  const counts = new Map<string, number>();
  const weeks = new Map<string, string>();
  const keysOf = (instant: Date) => {
    const day = localDateOf(instant, timeZone);
    const week = weeks.get(day) ?? isoWeekOf(day);
    weeks.set(day, week);
    return { day, week };
  };
  const counted = (key: string) => counts.get(key) ?? 0;
  for (const { day, week } of sessions.map(keysOf)) for (const key of [day, week]) counts.set(key, counted(key) + 1);
  return (instant) => {
    const { day, week } = keysOf(instant);
    return counted(day) >= (aDay ?? Number.POSITIVE_INFINITY) || counted(week) >= (aWeek ?? Number.POSITIVE_INFINITY);
  };
}
