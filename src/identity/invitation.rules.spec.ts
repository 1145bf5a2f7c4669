import {
  capacityGivenBy,
  INVITATION_MS,
  invitationState,
  invitedAs,
  refuseHigherCapacity,
} from './invitation.rules.js';
import { INVITED_AS } from './invitation.types.js';

describe('what somebody may be invited as', () => {
  it.each(INVITED_AS)('by an administrator: %s', (capacity) => {
    expect(() => refuseHigherCapacity(capacity, true)).not.toThrow();
  });

  it('by a coach: whom they coach, and nobody else', () => {
    const allowed = INVITED_AS.filter((capacity) => {
      try {
        refuseHigherCapacity(capacity, false);
        return true;
      } catch {
        return false;
      }
    });
    expect(allowed).toEqual(['coachee']);
  });

  it('is what they are already, where nobody says', () => {
    const invited = [[], ['coach'], ['administrator'], ['coach', 'administrator']].map(invitedAs);
    expect(invited).toEqual(['coachee', 'coach', 'administrator', 'administrator']);
  });

  it('gives a capacity of the practice to administrators and coaches alone', () => {
    expect(INVITED_AS.map(capacityGivenBy)).toEqual(['administrator', 'coach', undefined, undefined, undefined]);
  });
});

describe('what an invitation has come to', () => {
  const made = new Date('2026-09-24T12:00:00Z');
  const expiresAt = new Date(made.getTime() + INVITATION_MS);
  const open = { acceptedAt: null, withdrawnAt: null, expiresAt };

  it('is open for seven days', () => {
    expect(expiresAt).toEqual(new Date('2026-10-01T12:00:00Z'));
    expect(invitationState(open, new Date(expiresAt.getTime() - 1))).toBe('open');
    expect(invitationState(open, expiresAt)).toBe('expired');
  });

  it('stays accepted, or withdrawn, when its time is over', () => {
    const later = new Date(expiresAt.getTime() + 1);
    expect(invitationState({ ...open, acceptedAt: made }, later)).toBe('accepted');
    expect(invitationState({ ...open, withdrawnAt: made }, later)).toBe('withdrawn');
  });
});
