import { isStale, OPEN_STATES, type GoalState } from '../goals/goal.rules.js';
import type { LocalDate } from '../platform/clock/zones.js';

/** A goal, as far as asking about it goes. */
export interface Looked {
  state: GoalState;
  lastLookAt: Date | null;
  targetDate: LocalDate | null;
}

/** When it is asked. */
export interface Asked {
  now: Date;
  today: LocalDate;
  /** When the last session began; undefined before the first. */
  lastTalkAt: Date | undefined;
  staleAfterWeeks: number;
}

/** What to ask about a goal before a talk: whether it is stale, due for a look, or neither. */
export function lookDue(goal: Looked, { now, today, lastTalkAt, staleAfterWeeks }: Asked): 'stale' | 'due' | undefined {
  const { state, lastLookAt, targetDate } = goal;
  if (isStale(state, lastLookAt, now, staleAfterWeeks)) return 'stale';
  if (!OPEN_STATES.includes(state)) return undefined;
  // One on hold rests, until its day comes.
  const unseen = state !== 'on_hold' && lastTalkAt !== undefined && (!lastLookAt || lastLookAt < lastTalkAt);
  return unseen || (targetDate !== null && targetDate <= today) ? 'due' : undefined;
}
