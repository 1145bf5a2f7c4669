import type { GoalState } from '../goals/goal.rules.js';
import { OPEN_STATES } from '../goals/goal.rules.js';
import type { LocalDate } from '../platform/clock/zones.js';
import { conversationErrors } from './conversation.errors.js';

export const ACTION_STATES = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
export const OWNERS = ['coach', 'coachee'] as const;
export type Owner = (typeof OWNERS)[number];

/** Everything that can happen to an action: from which states, and to which. Either of the two may do each. */
export const transitions = {
  complete: { from: ['open'], to: 'done' },
  drop: { from: ['open'], to: 'dropped' },
  reopen: { from: ['done', 'dropped'], to: 'open' },
} as const satisfies Record<string, { from: readonly ActionState[]; to: ActionState }>;

export type ActionEvent = keyof typeof transitions;

/**
 * The state after an event.
 * @throws action.state when it cannot happen in this one
 */
export function actionStateAfter(event: ActionEvent, state: ActionState): ActionState {
  const { from, to } = transitions[event];
  if ((from as readonly ActionState[]).includes(state)) return to;
  throw conversationErrors.actionState(`It is ${state}; this is possible only while it is ${from.join(' or ')}.`);
}

/**
 * What was agreed on changes while it is open.
 * @throws action.state
 */
export function refuseChangingSettled(state: ActionState): void {
  if (state !== 'open') throw conversationErrors.actionState(`It is ${state}; it changes only while it is open.`);
}

/**
 * A goal carries actions once the coachee has agreed to it, and until it is settled.
 * @throws action.goal-not-agreed, action.goal-settled
 */
export function refuseGoal({ state, agreed }: { state: GoalState; agreed: boolean }): void {
  if (!agreed) throw conversationErrors.goalNotAgreed();
  if (!OPEN_STATES.includes(state)) throw conversationErrors.goalSettled();
}

/** Overdue: open, and its day is over. */
export function isOverdue({ state, dueOn }: { state: ActionState; dueOn: LocalDate }, today: LocalDate): boolean {
  return state === 'open' && dueOn < today;
}
