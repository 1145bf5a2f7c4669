import { isOver, type EngagementState } from '../engagements/engagement.rules.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { FieldError } from '../platform/errors/domain-error.js';
import { reviewErrors } from './review.errors.js';

export const REVIEW_KINDS = ['kickoff', 'midpoint', 'closing'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];
export const REVIEW_STATES = ['coming', 'open', 'answered', 'settled'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REVIEW_SIDES = ['coach', 'coachee'] as const;
/** Who answers a review: its engagement's coach and coachee, each for themself. */
export type ReviewSide = (typeof REVIEW_SIDES)[number];

/** Everything that can happen to a review: from which states, and to which. */
export const transitions = {
  open: { from: ['coming'], to: 'open' },
  answer: { from: ['open'], to: 'answered' },
  settle: { from: ['answered'], to: 'settled' },
} as const satisfies Record<string, { from: readonly ReviewState[]; to: ReviewState }>;

/**
 * The state after an event; answered is what both sides have answered.
 * @throws review.state when it cannot happen in this one
 */
export function stateAfter(event: keyof typeof transitions, state: ReviewState): ReviewState {
  const { from, to } = transitions[event];
  if ((from as readonly ReviewState[]).includes(state)) return to;
  throw reviewErrors.state(`It is ${state}; this is possible only while it is ${from.join(' or ')}.`);
}

/** Where an engagement stands with its sessions, as far as reviews look at it. */
export interface Pace {
  /** Sessions used up: held or forfeited. */
  used: number;
  /** Sessions left. */
  left: number;
  /** When each that is in the calendar begins, earliest first. */
  scheduled: readonly Date[];
}

/** When the last of all sessions begins; undefined while one is left that has no date. */
export function lastSessionAt({ left, scheduled }: Pace): Date | undefined {
  return scheduled.length >= left ? scheduled.at(-1) : undefined;
}

/**
 * Which reviews are due: midpoint once half of the sessions are used up, after six of twelve, and closing once the last
 * one has begun.
 */
export function dueReviews(pace: Pace, now: Date): ReviewKind[] {
  const { used, left } = pace;
  const last = lastSessionAt(pace);
  const isLastOne = left <= 0 || (last !== undefined && last <= now);
  return [
    'kickoff' as const,
    ...(used > 0 && used >= Math.ceil((used + left) / 2) ? (['midpoint'] as const) : []),
    ...(isLastOne ? (['closing'] as const) : []),
  ];
}

/** A review, as far as it says who has answered it. */
export interface Answerable {
  state: ReviewState;
  coachAnsweredAt: Date | null;
  coacheeAnsweredAt: Date | null;
}

/**
 * Each side answers once, while the review is open: what was submitted stays, because the other may have read it.
 * @throws review.answered, review.state
 */
export function refuseUnanswerable({ state, coachAnsweredAt, coacheeAnsweredAt }: Answerable, side: ReviewSide): void {
  if ((side === 'coach' ? coachAnsweredAt : coacheeAnsweredAt) !== null) throw reviewErrors.answered();
  stateAfter('answer', state);
}

/** What one side's answer changes of a review: with that of the second, it is answered. */
export function afterAnswer({ state, ...answered }: Answerable, side: ReviewSide, now: Date): Partial<Answered> {
  const { coachAnsweredAt, coacheeAnsweredAt } = answered;
  const mine = side === 'coach' ? { coachAnsweredAt: now } : { coacheeAnsweredAt: now };
  const other = side === 'coach' ? coacheeAnsweredAt : coachAnsweredAt;
  return other === null ? mine : { ...mine, state: stateAfter('answer', state), answeredAt: now };
}

interface Answered extends Answerable {
  answeredAt: Date | null;
}

/** A review, as far as it says until when it can be worked on. */
export interface Lasting {
  kind: ReviewKind;
  /** Set once the engagement was completed. */
  answerableUntil: Date | null;
}

/** Whether answers are taken: while the engagement goes on, and the closing review's for a while after its completion. */
export function isAnswerable({ kind, answerableUntil }: Lasting, engagement: EngagementState, now: Date): boolean {
  if (!isOver(engagement)) return true;
  return engagement === 'completed' && kind === 'closing' && answerableUntil !== null && now <= answerableUntil;
}

/**
 * Answers are taken while there is something to be done about them.
 * @throws review.over
 */
export function refuseOver(review: Lasting, engagement: EngagementState, now: Date): void {
  if (!isAnswerable(review, engagement, now)) throw reviewErrors.over();
}

/**
 * What follows for goals is decided while they are worked on; by the closing review, for a while after the completion.
 * @throws review.over
 */
export function refuseSettling(review: Lasting, engagement: EngagementState, now: Date): void {
  refuseOver(review, engagement, now);
  if (engagement === 'paused') throw reviewErrors.over('The engagement is paused: resume it first.');
}

export const REVIEW_DECISIONS = ['kept', 'changed', 'dropped', 'achieved', 'carried'] as const;
/** What becomes of a goal by a review. */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** While it goes on, goals are kept, changed or dropped; in the end, achieved, dropped or carried into a renewal. */
const decisionsOf: Readonly<Record<ReviewKind, readonly ReviewDecision[]>> = {
  kickoff: ['kept', 'changed', 'dropped'],
  midpoint: ['kept', 'changed', 'dropped'],
  closing: ['achieved', 'dropped', 'carried'],
};

/** What was decided about a goal; in which words, where it was changed. */
export interface Decided {
  goalId: string;
  decision: ReviewDecision;
  wording?: string;
  basedOn?: number;
}

/**
 * Each decision is one of this kind of review; a change, and nothing else, brings its words and says which ones it is of;
 * each goal is named once.
 * @throws request.invalid
 */
export function refuseOtherDecisions(kind: ReviewKind, decided: readonly Decided[]): void {
  const errors = decided.flatMap((each, at) => wrongIn(kind, each, at, decided));
  if (errors.length > 0) throw platformErrors.invalid({ errors });
}

function wrongIn(kind: ReviewKind, each: Decided, at: number, all: readonly Decided[]): FieldError[] {
  const { goalId, decision, wording, basedOn } = each;
  const errors: FieldError[] = [];
  const add = (field: string, code: string, detail: string) =>
    errors.push({ pointer: `/goals/${at}/${field}`, code, detail: `${field} ${detail}` });
  if (all.findIndex((other) => other.goalId === goalId) < at) add('goalId', 'isOnce', 'must be named once');
  if (!decisionsOf[kind].includes(decision)) add('decision', 'isIn', `must be one of: ${decisionsOf[kind].join(', ')}`);
  const isChange = decision === 'changed';
  if (isChange !== (wording !== undefined)) add('wording', 'isOfChange', 'comes with a change, and only with one');
  if (isChange !== (basedOn !== undefined)) add('basedOn', 'isOfChange', 'comes with a change, and only with one');
  return errors;
}

/**
 * Every open goal is decided on, and nothing else.
 * @throws review.goals-undecided naming those without a decision, review.goal-not-open naming the one
 */
export function refuseUndecided(open: readonly { id: string; wording: string }[], decided: readonly Decided[]): void {
  const undecided = open.filter(({ id }) => !decided.some(({ goalId }) => goalId === id));
  if (undecided.length > 0) throw reviewErrors.goalsUndecided({ members: { openGoals: undecided } });
  const other = decided.find(({ goalId }) => !open.some(({ id }) => id === goalId));
  if (other) throw reviewErrors.goalNotOpen({ members: { goal: { id: other.goalId } } });
}

/** Which side somebody is. */
export function sideOf(personId: string, { coachId }: { coachId: string }): ReviewSide {
  return personId === coachId ? 'coach' : 'coachee';
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** So many days after an instant. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
