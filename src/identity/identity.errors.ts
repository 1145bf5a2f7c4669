import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const identityErrors = declareErrors({
  refused: {
    code: 'sign-in.refused',
    kind: 'unauthenticated',
    title: 'Address and password do not belong together',
    remedy: 'Check both and try again.',
  },
  invitationGone: {
    code: 'invitation.gone',
    kind: 'missing',
    title: 'This invitation is not, or no longer, valid',
    remedy: 'Ask whoever invited you for a new one.',
  },
  invitationNeedless: {
    code: 'invitation.needless',
    kind: 'conflict',
    title: 'This person signs in already',
    remedy: 'They can sign in with the account they have.',
  },
});

declareConstraints({
  // Two at once for one address: the second finds the account there, and its password is looked at next time.
  account_email_once: identityErrors.refused,
  person_signs_in_once: identityErrors.invitationNeedless,
});
