import type { TakeTimeOffRequest, TimeOffResponse } from '../../client/types.gen.js';

/** Whether a day that was typed lies after another one; one that was not typed does not. */
export function isLater(date: string, than: string): boolean {
  return date > than;
}

/** How the same time off is taken once more. */
export function takenBy({ firstDay, lastDay, localStart, localEnd, timeZone }: TimeOffResponse): TakeTimeOffRequest {
  if (localStart === null || localEnd === null) return { firstDay, lastDay };
  return { localStart, localEnd, ...(timeZone && { timeZone }) };
}
