import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const engagementErrors = declareErrors({
  state: {
    code: 'engagement.state',
    kind: 'conflict',
    title: 'The engagement is not in a state for this',
    remedy: 'Read the engagement: `detail` says in which state it would be possible.',
  },
  onePerson: {
    code: 'engagement.one-person',
    kind: 'conflict',
    title: 'Coach and coachee are two people',
    remedy: 'Name somebody else as coachee.',
  },
  pairHasOne: {
    code: 'engagement.pair-has-one',
    kind: 'conflict',
    title: 'These two have an open engagement already',
    remedy: 'Complete or end that one first; a renewal follows it.',
  },
  renewed: {
    code: 'engagement.renewed',
    kind: 'conflict',
    title: 'This engagement has been renewed already',
    remedy: 'Use the renewal that is there.',
  },
  companyUnknown: {
    code: 'engagement.company-unknown',
    kind: 'conflict',
    title: 'There is no such company in this practice',
    remedy: 'Ask an administrator to add the company first.',
  },
  conflictOfInterest: {
    code: 'engagement.conflict-of-interest',
    kind: 'conflict',
    title: 'The coachee reports to the coach',
    remedy: 'Choose another coach. An administrator may draft it and record why, in `conflictReason`.',
  },
  overruns: {
    code: 'engagement.overruns',
    kind: 'conflict',
    title: 'The plan runs past the end of the engagement',
    remedy: 'Choose another slot, or extend the engagement explicitly with `extendsTo`.',
  },
  extensionBackwards: {
    code: 'engagement.extension-backwards',
    kind: 'conflict',
    title: 'An extension moves the end to a later day',
    remedy: 'Choose a day after the present end, at most a year later.',
  },
  notYourSignature: {
    code: 'engagement.not-your-signature',
    kind: 'conflict',
    title: 'That signature is not yours to give',
    remedy: 'Leave `as` out, or name a party that you are.',
  },
  signed: {
    code: 'engagement.signed',
    kind: 'conflict',
    title: 'This party has signed already',
    remedy: 'Nothing is left to do.',
  },
  notYourManager: {
    code: 'engagement.not-your-manager',
    kind: 'conflict',
    title: 'You invite the person whom you report to, and nobody else',
    remedy: 'GET /api/v1/people/{id} of yourself says who that is, in `managerId`.',
  },
  goalsOpen: {
    code: 'engagement.goals-open',
    kind: 'conflict',
    title: 'There are open goals',
    remedy: 'Say for each of `openGoals` whether it is achieved, dropped or carried into a renewal.',
  },
  pausedTooLong: {
    code: 'engagement.paused-too-long',
    kind: 'conflict',
    title: 'Two months of pause are the most in all',
    remedy: 'End the engagement, and start another when the time has come.',
  },
  pauseBackwards: {
    code: 'engagement.pause-backwards',
    kind: 'conflict',
    title: 'A pause ends on a later day',
    remedy: 'Name a day after today, or none: then it lasts until somebody resumes.',
  },
  neverActive: {
    code: 'engagement.never-active',
    kind: 'conflict',
    title: 'An engagement that was never active cannot be reopened',
    remedy: 'Draft a new one.',
  },
});

declareConstraints({
  engagement_is_of_two: engagementErrors.onePerson,
  engagement_one_open_a_pair: engagementErrors.pairHasOne,
  engagement_renewed_once: engagementErrors.renewed,
  engagement_company: engagementErrors.companyUnknown,
  signature_once: engagementErrors.signed,
});
