import { declareErrors } from './domain-error.js';

/** What can go wrong with any request. */
export const platformErrors = declareErrors({
  invalid: {
    code: 'request.invalid',
    kind: 'invalid',
    title: 'The request is not valid',
    remedy: 'Correct the fields that `errors` points at; nothing was changed.',
  },
  malformed: {
    code: 'request.malformed',
    kind: 'invalid',
    title: 'The request could not be read',
    remedy: 'Send well-formed JSON, at most 32 levels deep, without NUL characters or lone surrogates.',
  },
  missing: {
    code: 'resource.missing',
    kind: 'missing',
    title: 'There is no such thing, or it is not yours',
    remedy: 'Check the id. What belongs to others looks exactly like what does not exist.',
  },
  notAllowed: {
    code: 'request.method-not-allowed',
    kind: 'notAllowed',
    title: 'This address does not take that method',
    remedy: 'See the OpenAPI document for what it takes.',
  },
  tooLarge: {
    code: 'request.too-large',
    kind: 'tooLarge',
    title: 'The request is too large',
    remedy: 'Send at most 256 kB.',
  },
  notJson: {
    code: 'request.not-json',
    kind: 'unsupported',
    title: 'Only JSON is read here',
    remedy: 'Send `Content-Type: application/json`.',
  },
  unconditional: {
    code: 'request.unconditional',
    kind: 'unconditional',
    title: 'If-Match is missing',
    remedy: 'Read the thing first and send its ETag back as If-Match.',
  },
  stale: {
    code: 'resource.stale',
    kind: 'stale',
    title: 'Somebody changed it meanwhile',
    remedy: 'Read it again, look at what changed, and send your change with the new ETag.',
  },
  keyReused: {
    code: 'idempotency.key-reused',
    kind: 'unprocessable',
    title: 'This Idempotency-Key belongs to another request',
    remedy: 'Use a new key for a new request.',
  },
  keyNotTaken: {
    code: 'idempotency.not-offered',
    kind: 'invalid',
    title: 'No Idempotency-Key is taken here',
    remedy: 'Leave the header out: what this answers is shown once and never kept, or nobody is signed in yet.',
  },
  tooMany: {
    code: 'request.too-many',
    kind: 'tooMany',
    title: 'Too many, too fast',
    remedy: 'Nothing was done. Try again after the time that Retry-After says.',
  },
  unavailable: {
    code: 'service.unavailable',
    kind: 'unavailable',
    title: 'The database is away',
    remedy: 'Nothing was lost that was acknowledged. Try again after the time that Retry-After says.',
  },
});
