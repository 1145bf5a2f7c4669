import { declareErrors } from '../platform/errors/domain-error.js';

export const holdErrors = declareErrors({
  closed: {
    code: 'hold.closed',
    kind: 'conflict',
    title: 'The slot is not on offer any more',
    remedy: 'It was taken, given back, or its time is over. Ask your coach for another one.',
  },
  past: {
    code: 'hold.past',
    kind: 'conflict',
    title: 'The slot has begun',
    remedy: 'Offer a slot that is to come.',
  },
  tooMany: {
    code: 'hold.too-many',
    kind: 'conflict',
    title: 'Five slots are on offer already',
    remedy: 'Give one of them back first, or wait until its time is over.',
  },
});
