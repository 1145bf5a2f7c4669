import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const passkeyErrors = declareErrors({
  refused: {
    code: 'passkey.refused',
    kind: 'unauthenticated',
    title: 'This passkey opens nothing here',
    remedy: 'Ask for new options and show it again, within five minutes and once; or sign in another way.',
  },
  unproven: {
    code: 'passkey.unproven',
    kind: 'forbidden',
    title: 'What the passkey answered is not, or no longer, right',
    remedy: 'Ask for new options and have it made again, within five minutes and once.',
  },
  there: {
    code: 'passkey.there',
    kind: 'conflict',
    title: 'This passkey has been added already',
    remedy: 'Sign in with it, or choose another device.',
  },
  tooMany: {
    code: 'passkey.too-many',
    kind: 'conflict',
    title: 'An account has ten passkeys at most',
    remedy: 'Remove one that you no longer use first.',
  },
});

declareConstraints({ passkey_once: passkeyErrors.there });
