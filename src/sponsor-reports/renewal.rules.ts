import type { EngagementState } from '../engagements/engagement.rules.js';
import { renewalErrors } from './renewal.errors.js';

export const RENEWAL_DECISIONS = ['renew', 'not_renew', 'later'] as const;
export type RenewalDecisionKind = (typeof RENEWAL_DECISIONS)[number];

/**
 * A sponsor decides about a renewal once the engagement runs, and may think better of it until they have signed the
 * renewal: from then on the signature says it. A renewal that came to nothing leaves the decision open.
 * @param signed whether the sponsor has signed a renewal that is not over
 * @throws renewal.not-begun, renewal.signed
 */
export function refuseRenewalDecision(state: EngagementState, signed: boolean): void {
  if (state === 'draft' || state === 'awaiting_agreement') throw renewalErrors.notBegun();
  if (signed) throw renewalErrors.signed();
}
