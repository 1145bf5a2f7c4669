import { isOnTrack, type GoalState } from '../goals/goal.rules.js';

/** A goal, as far as the overview shows it: its wording only where the sponsor may read it. */
export interface OverviewGoal {
  state: GoalState;
  agreed: boolean;
  lastLookAt: string | null;
  wording: string | null;
}

/** "2 of 3 on track": what a sponsor learns of goals that are not shared. */
export interface GoalCount {
  counted: number;
  onTrack: number;
}

/** Counts the goals that the coachee agreed to and did not drop; a proposal is not counted, whoever made it. */
export function countGoals(goals: OverviewGoal[], now: Date, staleAfterWeeks: number): GoalCount {
  const counted = goals.filter(({ agreed, state }) => agreed && state !== 'dropped');
  const onTrack = counted.filter(({ state, lastLookAt }) =>
    isOnTrack(state, lastLookAt ? new Date(lastLookAt) : null, now, staleAfterWeeks),
  );
  return { counted: counted.length, onTrack: onTrack.length };
}

/** Share of the sessions that came to their time in which the coachee was there; null before the first. */
export function attendance(held: number, absences: number): number | null {
  return held + absences === 0 ? null : Math.round((held / (held + absences)) * 100) / 100;
}
