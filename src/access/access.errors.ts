import { declareErrors } from '../platform/errors/domain-error.js';

export const accessErrors = declareErrors({
  anonymous: {
    code: 'caller.anonymous',
    kind: 'unauthenticated',
    title: 'Nobody is signed in',
    remedy: 'Sign in with POST /api/v1/sign-ins, or send a valid API token as Authorization: Bearer.',
  },
  forbidden: {
    code: 'caller.forbidden',
    kind: 'forbidden',
    title: 'You may see this, but not do that',
    remedy: 'Ask whom docs/access.md names for it.',
  },
  outOfScope: {
    code: 'api-token.out-of-scope',
    kind: 'forbidden',
    title: 'This API token was not made for that',
    remedy: 'Make one with the access and modules it needs, or sign in.',
  },
  secondFactorNeeded: {
    code: 'sign-in.second-factor-needed',
    kind: 'forbidden',
    title: 'Your sign-in waits for the second factor',
    remedy: 'POST /api/v1/sign-ins/current/second-factor with a code of your app, or a recovery code.',
  },
  secondFactorDemanded: {
    code: 'practice.demands-second-factor',
    kind: 'forbidden',
    title: 'This practice demands a second factor of its administrators and coaches',
    remedy: 'Set one up with POST /api/v1/me/second-factor, or sign in with a passkey.',
  },
  limited: {
    code: 'sign-in.limited',
    kind: 'forbidden',
    title: 'Your company let you in to this practice, and not to your account',
    remedy: 'Sign in with a code by mail, a password or a passkey to change your account.',
  },
  crossSite: {
    code: 'caller.cross-site',
    kind: 'forbidden',
    title: 'The request came from another site',
    remedy: 'Send it from the address this server is reached at.',
  },
  undeclared: {
    code: 'caller.undeclared',
    kind: 'forbidden',
    title: 'Nobody may do this: it declares no permission',
    remedy: 'This is a defect on our side; tell support the request id.',
  },
  unnamedPractice: {
    code: 'practice.unnamed',
    kind: 'invalid',
    title: 'You are in several practices',
    remedy: 'Name one of `practices` in the header Rapport-Practice.',
  },
  noPractice: {
    code: 'practice.none',
    kind: 'forbidden',
    title: 'You are in no practice, or not in this one',
    remedy: 'Start a practice, or ask to be invited.',
  },
});
