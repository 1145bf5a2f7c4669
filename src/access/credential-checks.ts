import { accessErrors } from './access.errors.js';
import type { Identified, Membership } from './caller-source.js';
import { permissions, type Permission } from './permissions.js';
import { isWithin, moduleOfPermission } from './token-scope.js';

/**
 * A token was made for some of what its owner may do, and never for signing in.
 * @throws api-token.out-of-scope
 */
export function refuseOutOfScope({ signIn, token }: Identified, permission: Permission): void {
  if (token && !isWithin(token, permission)) throw accessErrors.outOfScope();
  if (permissions[permission].of === 'signIn' && !signIn) throw accessErrors.outOfScope();
}

/**
 * What a sign-in is good for, whoever it belongs to.
 * @throws sign-in.limited, sign-in.second-factor-needed
 */
export function refuseSignIn({ signIn }: Identified, permission: Permission): void {
  // It can be finished, or ended.
  if (!signIn || permission === 'sign-in.finish' || permission === 'sign-in.end') return;
  if (signIn.awaitsSecondFactor) throw accessErrors.secondFactorNeeded();
  // A company's provider vouches for a person of one practice, and not for the account they may have elsewhere.
  const isOfAccount = moduleOfPermission(permission) === 'identity' && permission !== 'account.read';
  if (signIn.limited && isOfAccount) throw accessErrors.limited();
}

/**
 * Which practice the request is about.
 * @throws practice.unnamed with the choices, practice.none
 */
export function membershipOf({ memberships }: Identified, named: string | string[] | undefined): Membership {
  if (named === undefined && memberships.length > 1) {
    const practices = memberships.map(({ practiceId, practiceName }) => ({ id: practiceId, name: practiceName }));
    throw accessErrors.unnamedPractice({ members: { practices } });
  }
  const membership = named === undefined ? memberships[0] : memberships.find(({ practiceId }) => practiceId === named);
  if (!membership) throw accessErrors.noPractice();
  return membership;
}

/**
 * A practice may demand a second factor of those who see much, whichever way they came in. A token has it from the
 * sign-in that it was made in.
 * @throws practice.demands-second-factor
 */
export function refuseWeakCredential(identified: Identified, practiceId: string): void {
  const membership = identified.memberships.find((each) => each.practiceId === practiceId);
  if (membership && isWeakFor(identified, membership)) throw accessErrors.secondFactorDemanded();
}

/** Whether a practice lets them do nothing, as they came in. */
export function isWeakFor({ signIn, token }: Identified, membership: Membership): boolean {
  const { demandsSecondFactor, administrator, coach } = membership;
  return demandsSecondFactor && (administrator || coach) && !(signIn ?? token)?.hasSecondFactor;
}
