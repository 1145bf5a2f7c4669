import { daysBetween, localDateOf, plusDays, type LocalDate } from '../platform/clock/zones.js';
import { engagementErrors } from './engagement.errors.js';
import type { EngagementState } from './engagement.rules.js';

/** Longest pause in all: two months, counted as 61 days (docs/adr/0007). */
export const PAUSE_DAYS_AT_MOST = 61;

/**
 * The end of the window after a pause: moved by the days paused.
 * @throws engagement.paused-too-long
 */
export function endAfterPause(
  endsOn: LocalDate,
  pausedBefore: number,
  pausedOn: LocalDate,
  today: LocalDate,
): LocalDate {
  const days = daysBetween(pausedOn, today);
  if (pausedBefore + days > PAUSE_DAYS_AT_MOST) throw engagementErrors.pausedTooLong();
  return plusDays(endsOn, days);
}

/**
 * A pause that says until when ends on a later day.
 * @throws engagement.pause-backwards
 */
export function refuseBackwardsPause(today: LocalDate, until: LocalDate): void {
  if (until <= today) throw engagementErrors.pauseBackwards();
}

/** A step of an engagement's life, as pauses are counted by. */
interface Step {
  fromState: EngagementState | null;
  toState: EngagementState;
  at: Date;
}

/** Days of pauses that are over, and the day on which the latest one began. */
export function pausesIn(history: readonly Step[], timeZone: string): { before: number; since: LocalDate } {
  let before = 0;
  let since = '';
  for (const { fromState, toState, at } of history) {
    const day = localDateOf(at, timeZone);
    // A step that changes no state, such as a handover, begins no pause.
    if (fromState === toState) continue;
    if (toState === 'paused') since = day;
    else if (fromState === 'paused') before += daysBetween(since, day);
  }
  return { before, since };
}
