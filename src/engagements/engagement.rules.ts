import { daysBetween, plusDays, type LocalDate } from '../platform/clock/zones.js';
import { engagementErrors } from './engagement.errors.js';

export const ENGAGEMENT_STATES = [
  'draft',
  'awaiting_agreement',
  'active',
  'paused',
  'completed',
  'ended_early',
] as const;
export type EngagementState = (typeof ENGAGEMENT_STATES)[number];

export const SIGNATORIES = ['coach', 'coachee', 'sponsor'] as const;
/** Who agrees to an engagement. */
export type Signatory = (typeof SIGNATORIES)[number];

/** Everything that can happen to an engagement: from which states, and to which. Never back to draft. */
export const transitions = {
  submit: { from: ['draft'], to: 'awaiting_agreement' },
  activate: { from: ['awaiting_agreement'], to: 'active' },
  decline: { from: ['awaiting_agreement'], to: 'ended_early' },
  lapse: { from: ['awaiting_agreement'], to: 'ended_early' },
  discard: { from: ['draft'], to: 'ended_early' },
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  complete: { from: ['active'], to: 'completed' },
  endEarly: { from: ['draft', 'awaiting_agreement', 'active', 'paused'], to: 'ended_early' },
  reopen: { from: ['completed', 'ended_early'], to: 'active' },
} as const satisfies Record<string, { from: readonly EngagementState[]; to: EngagementState }>;

export type EngagementEvent = keyof typeof transitions;

/**
 * The state after an event.
 * @throws engagement.state when it cannot happen in this one
 */
export function stateAfter(event: EngagementEvent, state: EngagementState): EngagementState {
  const { from, to } = transitions[event];
  if ((from as readonly EngagementState[]).includes(state)) return to;
  throw engagementErrors.state(`It is ${state}; this is possible only while it is ${from.join(' or ')}.`);
}

/**
 * What changes no state but needs an active engagement: an extension.
 * @throws engagement.state
 */
export function refuseInactive(state: EngagementState): void {
  if (state !== 'active') throw engagementErrors.state(`It is ${state}; this is possible only while it is active.`);
}

/**
 * Only a draft is planned anew: what is submitted is what everyone agrees to.
 * @throws engagement.state
 */
export function refuseSubmitted(state: EngagementState): void {
  if (state !== 'draft') throw engagementErrors.state(`It is ${state}; this is possible only while it is draft.`);
}

/** Whether it is completed or ended. */
export function isOver(state: EngagementState): boolean {
  return state === 'completed' || state === 'ended_early';
}

/** Who must agree: coach and coachee always, the sponsor where a company pays. */
export function signatoriesOf(engagement: { companyId: string | null }): Signatory[] {
  return engagement.companyId ? ['coach', 'coachee', 'sponsor'] : ['coach', 'coachee'];
}

/** Whether everyone who must has agreed. */
export function isAgreed(engagement: { companyId: string | null }, agreed: readonly Signatory[]): boolean {
  return signatoriesOf(engagement).every((party) => agreed.includes(party));
}

/**
 * Which party signs: what the caller is to the engagement, or the one of those that they name.
 * @throws engagement.not-your-signature when they are not that party
 */
export function signatoryOf(
  relations: readonly Signatory[],
  signed: readonly Signatory[],
  named?: Signatory,
): Signatory {
  const mine = named ? relations.filter((party) => party === named) : relations;
  const party = mine.find((each) => !signed.includes(each)) ?? mine[0];
  if (!party) throw engagementErrors.notYourSignature();
  return party;
}

/**
 * The window's last day, once the plan is known to fit. An overrun needs an explicit extension.
 * @throws engagement.overruns when the last session falls past it
 */
export function windowEnd(endsOn: LocalDate, overrunDays: number, extendsTo: LocalDate | undefined): LocalDate {
  const lastDate = plusDays(endsOn, overrunDays);
  const end = extendsTo && extendsTo > endsOn ? extendsTo : endsOn;
  if (end >= lastDate) return end;
  const detail = `The last session would be on ${lastDate}, ${daysBetween(end, lastDate)} days past the end on ${end}. Extend to ${lastDate}, or choose another slot.`;
  throw engagementErrors.overruns({
    detail,
    members: { endsOn: end, lastDate, overrunDays: daysBetween(end, lastDate) },
  });
}

/**
 * Conflict of interest: nobody coaches a person who reports to them, unless an administrator records why.
 * @throws engagement.conflict-of-interest
 */
export function refuseConflictOfInterest(
  reportsToCoach: boolean,
  administrator: boolean,
  reason: string | undefined,
): void {
  if (reportsToCoach && !(administrator && reason)) throw engagementErrors.conflictOfInterest();
}

/**
 * A coachee invites the person they report to, and nobody else; the coach of the engagement sees it anyway.
 * @throws engagement.not-your-manager
 */
export function refuseOtherManager(managerId: string | null, personId: string, { coachId }: { coachId: string }): void {
  if (managerId === null || managerId !== personId.toLowerCase() || managerId === coachId)
    throw engagementErrors.notYourManager();
}

export type GoalDecision = 'achieved' | 'dropped' | 'carried';

/**
 * Completing by hand asks that each open goal be achieved, dropped or carried into a renewal.
 * @throws engagement.goals-open naming those without a decision
 */
export function refuseOpenGoals(open: { id: string; wording: string }[], decided: { goalId: string }[]): void {
  const undecided = open.filter(({ id }) => !decided.some(({ goalId }) => goalId === id));
  if (undecided.length === 0) return;
  throw engagementErrors.goalsOpen({ members: { openGoals: undecided } });
}

/**
 * Whether an engagement completes by itself: nothing left and nothing scheduled, or its last day and the grace are past.
 * @param lastDay its end, or the day it became active if that is later: what began before Rapport gets its grace too
 */
export function isRunOut(
  { left, scheduled }: { left: number; scheduled: number },
  lastDay: LocalDate,
  graceDays: number,
  today: LocalDate,
): boolean {
  return (left <= 0 && scheduled === 0) || today > plusDays(lastDay, graceDays);
}
