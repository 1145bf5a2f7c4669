import { declareErrors } from '../platform/errors/domain-error.js';

export const renewalErrors = declareErrors({
  notBegun: {
    code: 'renewal.not-begun',
    kind: 'conflict',
    title: 'The engagement has not begun',
    remedy: 'Decide about its renewal once everyone has agreed to it.',
  },
  signed: {
    code: 'renewal.signed',
    kind: 'conflict',
    title: 'The renewal is signed',
    remedy: 'The signature says what you decided. End the renewal, if it should not go on.',
  },
});
