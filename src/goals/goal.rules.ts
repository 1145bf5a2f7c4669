import { isOver, type EngagementState } from '../engagements/engagement.rules.js';
import { isUnseen } from '../engagements/health.rules.js';
import type { LocalDate } from '../platform/clock/zones.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { goalErrors } from './goal.errors.js';

export const GOAL_STATES = [
  'proposed',
  'agreed',
  'in_progress',
  'on_hold',
  'achieved',
  'dropped',
  'declined',
  'amended',
] as const;
export type GoalState = (typeof GOAL_STATES)[number];
export const GOAL_ORIGINS = ['coachee', 'coach', 'sponsor', 'catalogue'] as const;
export type GoalOrigin = (typeof GOAL_ORIGINS)[number];

/** Everything that can happen to a goal: from which states, and to which. Only the coachee agrees, declines and amends. */
export const transitions = {
  agree: { from: ['proposed'], to: 'agreed' },
  decline: { from: ['proposed'], to: 'declined' },
  amend: { from: ['proposed'], to: 'amended' },
  start: { from: ['agreed'], to: 'in_progress' },
  hold: { from: ['in_progress'], to: 'on_hold' },
  resume: { from: ['on_hold'], to: 'in_progress' },
  achieve: { from: ['agreed', 'in_progress', 'on_hold'], to: 'achieved' },
  drop: { from: ['agreed', 'in_progress', 'on_hold'], to: 'dropped' },
} as const satisfies Record<string, { from: readonly GoalState[]; to: GoalState }>;

export type GoalEvent = keyof typeof transitions;

/** Goals that the coachee agreed to and that are neither achieved nor dropped. */
export const OPEN_STATES: readonly GoalState[] = ['agreed', 'in_progress', 'on_hold'];

/**
 * The state after an event.
 * @throws goal.state when it cannot happen in this one
 */
export function stateAfter(event: GoalEvent, state: GoalState): GoalState {
  const { from, to } = transitions[event];
  if ((from as readonly GoalState[]).includes(state)) return to;
  throw goalErrors.state(
    `It is ${state.replace('_', ' ')}; this is possible only while it is ${from.join(' or ').replaceAll('_', ' ')}.`,
  );
}

/**
 * At most so many goals in progress; one more is refused with those named.
 * @throws goal.too-many
 */
export function refuseTooMany(inProgress: { id: string; wording: string }[], limit: number): void {
  if (inProgress.length < limit) return;
  throw goalErrors.tooMany({
    members: { inProgress },
    detail: `In progress are: ${inProgress.map(({ wording }) => `“${wording}”`).join(', ')}.`,
  });
}

/**
 * Agreement is bound to the exact revision that was read.
 * @returns the number of the revision that is decided on
 * @throws goal.revision-moved when another one is pending, or none
 */
export function refuseMovedRevision(pending: number | undefined, read: number): number {
  if (pending === undefined) throw goalErrors.nothingPending();
  if (pending !== read) throw goalErrors.revisionMoved();
  return pending;
}

/**
 * Progress is looked at, and the wording revised, once the coachee has agreed and until the goal is settled.
 * @throws goal.state
 */
export function refuseNotOpen(state: GoalState): void {
  if (!OPEN_STATES.includes(state))
    throw goalErrors.state(`It is ${state.replace('_', ' ')}; this is possible only while it is agreed to and open.`);
}

/**
 * What is agreed to is worked on while the engagement is active: not before, nor while it is paused.
 * @throws goal.engagement-over
 */
export function refuseNotActive(state: EngagementState): void {
  if (state !== 'active') throw goalErrors.engagementOver(`The engagement is ${state.replace('_', ' ')}.`);
}

/**
 * Words are found for goals until the engagement is over; while it is paused as well.
 * @throws goal.engagement-over
 */
export function refuseOver(state: EngagementState): void {
  if (isOver(state)) throw goalErrors.engagementOver(`The engagement is ${state.replace('_', ' ')}.`);
}

/**
 * A check-in is a look at progress that was made: on a day of the engagement that is not yet to come.
 * @throws goal.check-in-date
 */
export function refuseCheckInDate(on: LocalDate, startsOn: LocalDate, today: LocalDate): void {
  const earliest = startsOn < today ? startsOn : today;
  if (on < earliest || on > today) throw goalErrors.checkInDate(`Choose a day from ${earliest} to ${today}.`);
}

/**
 * What is named to be carried over is open. Left out in silence, it would look carried.
 * @param named all that is open, where it is left out
 * @throws request.invalid
 */
export function refuseCarryingOthers(named: readonly string[] | undefined, open: readonly string[]): void {
  if (!named?.some((id) => !open.includes(id))) return;
  const detail = 'goalIds must be open goals of the engagement that is renewed';
  throw platformErrors.invalid({ errors: [{ pointer: '/goalIds', code: 'isOpenGoal', detail }] });
}

/**
 * An order is of all open goals, each named once.
 * @throws goal.order-of-others, saying what differs
 */
export function refuseOrderOfOthers(named: readonly string[], open: readonly string[]): void {
  const missing = open.filter((id) => !named.includes(id));
  const others = named.filter((id) => !open.includes(id));
  if (missing.length || others.length || new Set(named).size < named.length)
    throw goalErrors.orderOfOthers({ members: { open, missing } });
}

/** Stale: no check-in that both read, and no revision, for four weeks, or as many as the engagement says. */
export function isStale(state: GoalState, lastLookAt: Date | null, now: Date, afterWeeks: number): boolean {
  return (state === 'agreed' || state === 'in_progress') && (!lastLookAt || isUnseen(lastLookAt, now, afterWeeks));
}

/** On track, as counted for a sponsor: achieved, or open and not stale. A dropped goal does not count. */
export function isOnTrack(state: GoalState, lastLookAt: Date | null, now: Date, staleAfterWeeks: number): boolean {
  return state === 'achieved' || (OPEN_STATES.includes(state) && !isStale(state, lastLookAt, now, staleAfterWeeks));
}
