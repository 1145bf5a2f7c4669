/** Whose calendar an obstacle is in. */
export type Party = 'coach' | 'coachee';

/** Why a time cannot be had: time off, a public holiday, something else in the calendar, or outside the hours they keep. */
export const OBSTACLE_KINDS = ['time_off', 'holiday', 'busy', 'unavailable'] as const;
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

/** A stretch of time, from the first instant to just before the last: back-to-back is no overlap. */
export interface Interval {
  startsAt: Date;
  endsAt: Date;
}

/** A time that cannot be had. Whole days are those of the person's own zone, as instants. */
export interface Obstacle extends Interval {
  party: Party;
  why: ObstacleKind;
  /** The holiday's name. Nothing else has one: what keeps somebody busy is nobody's business. */
  name?: string;
}

/** How many sessions a coach takes, and when those are that they have. */
export interface Load {
  /** The zone whose days and ISO weeks are counted. */
  timeZone: string;
  aDay: number | null;
  aWeek: number | null;
  sessions: Date[];
}

/** What stands in the way of two people between two days. */
export interface Obstacles {
  list: Obstacle[];
  /** Where the coach takes so many sessions a day or a week and no more. */
  load?: Load;
}

/**
 * Finds the obstacles that overlap an interval. Made once for a plan and asked for every slot of it: sorted, so that
 * years of days off cost no more than those of the week.
 * @param list obstacles in any order
 */
export function obstacleFinder(list: readonly Obstacle[]): (interval: Interval) => Obstacle[] {
  const sorted = [...list].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  // The latest end so far: from the first place where it passes a start, something may overlap.
  let latest = Number.NEGATIVE_INFINITY;
  const ends = sorted.map(({ endsAt }) => (latest = Math.max(latest, endsAt.getTime())));
  return ({ startsAt, endsAt }) => {
    const found: Obstacle[] = [];
    for (let at = firstAbove(ends, startsAt.getTime()); at < sorted.length; at++) {
      const obstacle = sorted[at] as Obstacle;
      if (obstacle.startsAt >= endsAt) break;
      if (obstacle.endsAt > startsAt) found.push(obstacle);
    }
    return found;
  };
}

/** Where the first number above a limit is, in an ascending list. */
function firstAbove(ascending: number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
