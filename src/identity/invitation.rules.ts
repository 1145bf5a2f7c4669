import { identityErrors } from './identity.errors.js';
import type { InvitedAs } from './invitation.types.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** How long an invitation can be accepted. */
export const INVITATION_MS = 7 * DAY_MS;

/**
 * A coach invites whom they coach. Anything else an administrator says, because it comes with rights of its own or
 * would seem to.
 * @throws invitation.capacity-not-yours
 */
export function refuseHigherCapacity(capacity: InvitedAs, isAdministrator: boolean): void {
  if (capacity !== 'coachee' && !isAdministrator) throw identityErrors.capacityNotYours();
}

/** As what somebody is invited, where nobody says so: as what they are in the practice, and else to be coached. */
export function invitedAs(held: readonly string[]): InvitedAs {
  if (held.includes('administrator')) return 'administrator';
  return held.includes('coach') ? 'coach' : 'coachee';
}

/** What an invitation has come to. */
export const INVITATION_STATES = ['open', 'accepted', 'withdrawn', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export function invitationState(
  { acceptedAt, withdrawnAt, expiresAt }: Record<'acceptedAt' | 'withdrawnAt', Date | null> & { expiresAt: Date },
  now: Date,
): InvitationState {
  if (acceptedAt) return 'accepted';
  if (withdrawnAt) return 'withdrawn';
  return expiresAt > now ? 'open' : 'expired';
}

/** The capacity of the practice that comes with accepting; the others come from an engagement or a company. */
export function capacityGivenBy(capacity: InvitedAs): 'administrator' | 'coach' | undefined {
  return capacity === 'administrator' || capacity === 'coach' ? capacity : undefined;
}
