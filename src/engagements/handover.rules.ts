import { formatInstant } from '../platform/clock/zones.js';
import type { Interval } from '../scheduling/obstacles.rules.js';
import type { ScheduledDate } from './books.types.js';
import { engagementErrors } from './engagement.errors.js';
import type { EngagementState } from './engagement.rules.js';
import { handoverErrors } from './handover.errors.js';

export const HANDOVER_STATES = [
  'awaiting_coachee',
  'awaiting_successor',
  'handed_over',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

export const ASKED_FOR_HANDOVER = ['coachee', 'successor'] as const;
/** Who has to agree, in this order. */
export type AskedForHandover = (typeof ASKED_FOR_HANDOVER)[number];

/**
 * An engagement is handed over while it is going on.
 * @throws engagement.state
 */
export function refuseHandoverUnlessGoingOn(state: EngagementState): void {
  if (state === 'active' || state === 'paused') return;
  throw engagementErrors.state(`It is ${state}; this is possible only while it is active or paused.`);
}

/**
 * Who may follow: a coach of the practice, another one, who is not the coachee and has no open engagement with them.
 * @throws handover.same-coach, engagement.one-person, handover.coach-unknown, engagement.pair-has-one
 */
export function refuseSuccessor(
  engagement: { coachId: string; coacheeId: string },
  successor: { id: string; coaches: boolean; coachesCoachee: boolean },
): void {
  if (successor.id === engagement.coachId) throw handoverErrors.sameCoach();
  if (successor.id === engagement.coacheeId) throw engagementErrors.onePerson();
  if (!successor.coaches) throw handoverErrors.coachUnknown();
  if (successor.coachesCoachee) throw engagementErrors.pairHasOne();
}

/**
 * As whom somebody answers.
 * @throws handover.state when it is not their turn, or over
 */
export function askedOf(
  handover: { state: HandoverState; coacheeId: string; successorId: string },
  personId: string,
): AskedForHandover {
  const { state, coacheeId, successorId } = handover;
  if (state === 'awaiting_coachee' && personId === coacheeId) return 'coachee';
  if (state === 'awaiting_successor' && personId === successorId) return 'successor';
  throw handoverErrors.state(`It is ${state}: your answer is not waited for.`);
}

/**
 * Whether a handover still waits for somebody.
 * @throws handover.state
 */
export function refuseClosed(state: HandoverState): void {
  if (!isOpen(state)) throw handoverErrors.state(`It is ${state} already.`);
}

/** Whether it waits for somebody's answer. */
export function isOpen(state: HandoverState): boolean {
  return state === 'awaiting_coachee' || state === 'awaiting_successor';
}

/**
 * A proposal is taken back by whoever made it, or an administrator.
 * @throws handover.not-yours
 */
export function refuseOthersProposal(proposedById: string, caller: { personId: string; administrator: boolean }): void {
  if (!caller.administrator && proposedById !== caller.personId) throw handoverErrors.notYours();
}

/**
 * Nobody is in two places, and nothing is moved silently: the successor's calendar has to have room for every date.
 * @throws handover.coach-busy naming the dates
 */
export function refuseClashes(dates: readonly ScheduledDate[], busy: readonly Interval[]): void {
  const clashing = dates.filter((date) =>
    busy.some((taken) => taken.startsAt < date.endsAt && date.startsAt < taken.endsAt),
  );
  if (clashing.length === 0) return;
  const clashes = clashing.map(({ startsAt, localDate, localTime, timeZone }) => ({
    startsAt: formatInstant(startsAt),
    localStart: `${localDate}T${localTime.slice(0, 5)}`,
    timeZone,
  }));
  throw handoverErrors.coachBusy({ members: { clashes } });
}
