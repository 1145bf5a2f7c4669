import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const demonstrationErrors = declareErrors({
  there: {
    code: 'demonstration.there',
    kind: 'conflict',
    title: 'There is a demonstration already',
    remedy: 'Look around in it; or remove it, and ask for another one.',
  },
  ofItself: {
    code: 'demonstration.of-itself',
    kind: 'conflict',
    title: 'This practice is a demonstration',
    remedy: 'Ask for another one, or remove this one, in your own practice.',
  },
});

declareConstraints({ demonstration_pkey: demonstrationErrors.there });
