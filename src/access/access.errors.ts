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
