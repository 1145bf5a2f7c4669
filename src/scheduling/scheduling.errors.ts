import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';
import { platformErrors } from '../platform/errors/platform.errors.js';

export const schedulingErrors = declareErrors({
  planImpossible: {
    code: 'plan.impossible',
    kind: 'conflict',
    title: 'There are not enough free slots',
    remedy: 'Choose another weekday or time, or fewer sessions.',
  },
  choice: {
    code: 'plan.choice',
    kind: 'conflict',
    title: 'A chosen time does not fit into the plan',
    remedy: 'Choose a free time in the week of the slot that it takes the place of.',
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
    title: 'It ends before it begins, or more than 400 days later',
    remedy: 'Both days are included: a single day has the same for both. Hours end after they begin.',
  },
  travelBackwards: {
    code: 'travel.backwards',
    kind: 'conflict',
    title: 'The last day lies before the first, or more than 400 days after it',
    remedy: 'Both days are included; a single day has the same for both.',
  },
  travelOverlaps: {
    code: 'travel.overlaps',
    kind: 'conflict',
    title: 'You are somewhere else on one of these days',
    remedy: 'Cancel the other journey first: a day is in one zone.',
  },
  hoursOverlap: {
    code: 'availability.overlaps',
    kind: 'conflict',
    title: 'Two windows of one day overlap',
    remedy: 'Say one window from the beginning of the first to the end of the other.',
  },
  notFree: {
    code: 'slot.not-free',
    kind: 'conflict',
    title: 'That time cannot be booked',
    remedy: 'Choose one of GET /api/v1/coaches/{coachId}/slots.',
  },
});

declareConstraints({
  calendar_block_no_overlap: schedulingErrors.overlaps,
  time_off_ends_after_it_begins: schedulingErrors.timeOffBackwards,
  time_off_length: schedulingErrors.timeOffBackwards,
  time_off_hours_end_after_they_begin: schedulingErrors.timeOffBackwards,
  travel_ends_after_it_begins: schedulingErrors.travelBackwards,
  travel_length: schedulingErrors.travelBackwards,
  travel_no_overlap: schedulingErrors.travelOverlaps,
  weekly_window_no_overlap: schedulingErrors.hoursOverlap,
  dated_hours_no_overlap: schedulingErrors.hoursOverlap,
  // Of two who set it first, the second one has not seen what the other did.
  availability_pkey: platformErrors.stale,
});
