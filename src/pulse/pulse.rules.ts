import type { EngagementState } from '../engagements/engagement.rules.js';
import type { ReviewKind } from '../reviews/review.rules.js';
import { pulseErrors } from './pulse.errors.js';

export const PULSE_MOMENTS = ['start', 'middle', 'end'] as const;
/** When a coachee is asked how it goes. */
export type PulseMoment = (typeof PULSE_MOMENTS)[number];
export const PULSE_QUESTIONS = ['growth', 'support', 'stay', 'confidence'] as const;
/** Growth, support, intention to stay, confidence on the goals: each from 1 to 5. */
export type PulseQuestion = (typeof PULSE_QUESTIONS)[number];
export type PulseAnswers = Readonly<Record<PulseQuestion, number>>;

const ofMoment: Readonly<Record<PulseMoment, ReviewKind>> = { start: 'kickoff', middle: 'midpoint', end: 'closing' };

/** The review with which a pulse is taken. */
export function reviewOf(moment: PulseMoment): ReviewKind {
  return ofMoment[moment];
}

/** After so many days, an answer would be of another moment. */
export const ASKED_FOR_DAYS = 42;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a pulse waits for. */
export interface Asked {
  engagementState: EngagementState;
  /** Of the review with which it is taken. */
  openedAt: Date | null;
}

/** Whether the coachee is asked: while it goes on, or is completed, and for six weeks. */
export function isAsked({ engagementState, openedAt }: Asked, now: Date): boolean {
  if (openedAt === null || !['active', 'completed'].includes(engagementState)) return false;
  return now.getTime() - openedAt.getTime() <= ASKED_FOR_DAYS * DAY_MS;
}

/**
 * Answers are taken at their moment, once.
 * @throws pulse.answered, pulse.not-asked
 */
export function refuseUnasked(asked: Asked, isAnswered: boolean, now: Date): void {
  if (isAnswered) throw pulseErrors.answered();
  if (!isAsked(asked, now)) throw pulseErrors.notAsked();
}
