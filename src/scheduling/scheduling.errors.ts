import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const schedulingErrors = declareErrors({
  planImpossible: {
    code: 'plan.impossible',
    kind: 'conflict',
    title: 'There are not enough free slots',
    remedy: 'Choose another weekday or time, or fewer sessions.',
  },
  coachUnknown: {
    code: 'plan.coach-unknown',
    kind: 'conflict',
    title: 'There is no such coach in this practice',
    remedy: 'Name a person who is a coach here; coaches plan for themselves.',
  },
  coacheeUnknown: {
    code: 'plan.coachee-unknown',
    kind: 'conflict',
    title: 'There is no such coachee in this practice',
    remedy: 'Add the person first.',
  },
  overlaps: {
    code: 'session.overlaps',
    kind: 'conflict',
    title: 'The time is taken',
    remedy: 'Somebody who takes part has something else then. Choose another time.',
  },
  timeOffBackwards: {
    code: 'time-off.backwards',
    kind: 'conflict',
    title: 'The last day lies before the first, or more than 400 days after it',
    remedy: 'Both days are included; a single day has the same for both.',
  },
});

declareConstraints({
  calendar_block_no_overlap: schedulingErrors.overlaps,
  time_off_ends_after_it_begins: schedulingErrors.timeOffBackwards,
  time_off_length: schedulingErrors.timeOffBackwards,
});
