import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const identityErrors = declareErrors({
  refused: {
    code: 'sign-in.refused',
    kind: 'unauthenticated',
    title: 'Address and password do not belong together',
    remedy: 'Check both and try again, or sign in with a code by mail: POST /api/v1/mailed-codes.',
  },
  stale: {
    code: 'sign-in.stale',
    kind: 'forbidden',
    title: 'This asks for a sign-in of the last fifteen minutes, or your password',
    remedy: 'Sign in again, or send `currentPassword`.',
  },
  codeRefused: {
    code: 'mailed-code.refused',
    kind: 'unauthenticated',
    title: 'This code is not, or no longer, valid',
    remedy: 'A code works once, for ten minutes and three tries, until a newer one is asked for. Ask for a new one.',
  },
  accountThere: {
    code: 'account.there',
    kind: 'conflict',
    title: 'This address has an account already',
    remedy: 'Leave `password` out: the account keeps the one it has.',
  },
  addressTaken: {
    code: 'account.address-taken',
    kind: 'conflict',
    title: 'Another account has this address',
    remedy: 'Choose another address, or sign in with that account.',
  },
  factorRefused: {
    code: 'second-factor.refused',
    kind: 'forbidden',
    title: 'This code is not valid now',
    remedy: 'Enter the code that your app shows at this moment, or a recovery code that has not been used.',
  },
  factorThere: {
    code: 'second-factor.there',
    kind: 'conflict',
    title: 'A second factor has been set up already',
    remedy: 'Remove it first.',
  },
  factorMissing: {
    code: 'second-factor.missing',
    kind: 'conflict',
    title: 'No second factor has been set up',
    remedy: 'POST /api/v1/me/second-factor begins to.',
  },
  guessable: {
    code: 'password.common',
    kind: 'invalid',
    title: 'This password is among the first to be tried',
    remedy: 'Choose another: three or four words that have nothing to do with you make a good one.',
  },
  invitationGone: {
    code: 'invitation.gone',
    kind: 'missing',
    title: 'This invitation is not, or no longer, valid',
    remedy: 'Ask whoever invited you for a new one.',
  },
  invitationOfAnother: {
    code: 'invitation.of-another',
    kind: 'conflict',
    title: 'This invitation is for another address than the one you are signed in with',
    remedy: 'Sign out first, if the invitation is for you.',
  },
  invitationNeedless: {
    code: 'invitation.needless',
    kind: 'conflict',
    title: 'This person signs in already',
    remedy: 'They can sign in with the account they have.',
  },
  capacityNotYours: {
    code: 'invitation.capacity-not-yours',
    kind: 'forbidden',
    title: 'A coach invites whom they coach',
    remedy: 'Leave `capacity` out, or ask an administrator.',
  },
});

declareConstraints({
  // Two at once for one address: the second finds the account there, the next time.
  account_email_once: identityErrors.addressTaken,
  person_signs_in_once: identityErrors.invitationNeedless,
  invitation_open_once: identityErrors.invitationNeedless,
});
