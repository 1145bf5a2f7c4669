import { declareErrors } from '../platform/errors/domain-error.js';

export const confidentialityErrors = declareErrors({
  erased: {
    code: 'content.erased',
    kind: 'conflict',
    title: 'What was said in this engagement has been erased',
    remedy: 'Nobody can read it any more, and nothing is added. Dates, the ledger and goals are still there.',
  },
  notOver: {
    code: 'content.not-over',
    kind: 'conflict',
    title: 'The engagement is not over',
    remedy: 'Content is erased once the engagement is completed or ended early.',
  },
});
