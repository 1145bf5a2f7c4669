import { goalErrors } from './goal.errors.js';
import type { GoalOrigin } from './goal.rules.js';

/** What of a goal can be shared: how it reads, and how it is rated. What was said to a check-in never is. */
export const SHARE_KINDS = ['wording', 'rating'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];
/** What of a goal somebody reads. */
export type Shared = Record<ShareKind, boolean>;

/** The kinds that are switched on or off by a change; the others have nothing to record. */
export function switchedBy(before: Shared, after: Shared): ShareKind[] {
  return SHARE_KINDS.filter((kind) => before[kind] !== after[kind]);
}

/**
 * A sponsor reads what they proposed themselves, and how it goes.
 * @throws goal.sponsors-own
 */
export function refuseHidingFromProposer(origin: GoalOrigin, after: Shared): void {
  if (origin === 'sponsor' && SHARE_KINDS.some((kind) => !after[kind])) throw goalErrors.sponsorsOwn();
}
