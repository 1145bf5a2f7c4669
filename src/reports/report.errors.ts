import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const reportErrors = declareErrors({
  nobodyToSendTo: {
    code: 'report.no-company',
    kind: 'conflict',
    title: 'No company pays for this engagement',
    remedy: 'Reports go to a company’s sponsors. Without one there is nobody to report to.',
  },
  early: {
    code: 'report.early',
    kind: 'conflict',
    title: 'It is too early for this report',
    remedy: 'A report is drafted once its review has opened; the closing one also once the engagement is over.',
  },
  begun: {
    code: 'report.begun',
    kind: 'conflict',
    title: 'This report has been drafted already',
    remedy: 'Read the reports of the engagement, and revise the one there is.',
  },
  sent: {
    code: 'report.sent',
    kind: 'conflict',
    title: 'The report has been sent',
    remedy: 'It is the company’s now, and nobody changes it any more.',
  },
  revised: {
    code: 'report.revised',
    kind: 'conflict',
    title: 'The report has been revised since you read it',
    remedy:
      'Read it again: `revision` says which one there is now. What is approved and sent is the text that was read.',
  },
  unapproved: {
    code: 'report.unapproved',
    kind: 'conflict',
    title: 'The coachee has not approved this text',
    remedy: 'It is sent once the coachee approves the revision as it is now; a change after that asks them again.',
  },
  unshared: {
    code: 'report.goal-not-shared',
    kind: 'conflict',
    title: 'A goal in the report is not shared with the company any more',
    remedy: 'Revise the report: it then has the goals that are shared today. Or share the goal again.',
  },
});

declareConstraints({
  report_once_a_kind: reportErrors.begun,
  report_sent_as_approved: reportErrors.unapproved,
});
