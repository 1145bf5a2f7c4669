import type { Interval } from './obstacles.rules.js';

/** The same time in as few intervals as it takes, earliest first. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const union: Interval[] = [];
  for (const { startsAt, endsAt } of sorted) {
    if (startsAt >= endsAt) continue;
    const last = union.at(-1);
    if (!last || last.endsAt < startsAt) union.push({ startsAt, endsAt });
    else if (last.endsAt < endsAt) last.endsAt = endsAt;
  }
  return union;
}

/** What is left of an interval without others, earliest first. */
export function gapsBetween(within: Interval, taken: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let { startsAt } = within;
  for (const each of merged(taken)) {
    const endsAt = each.startsAt < within.endsAt ? each.startsAt : within.endsAt;
    if (startsAt < endsAt) gaps.push({ startsAt, endsAt });
    if (startsAt < each.endsAt) startsAt = each.endsAt;
  }
  if (startsAt < within.endsAt) gaps.push({ startsAt, endsAt: within.endsAt });
  return gaps;
}
