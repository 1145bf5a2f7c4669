import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const goalErrors = declareErrors({
  state: {
    code: 'goal.state',
    kind: 'conflict',
    title: 'The goal is not in a state for this',
    remedy: 'Read the goal: `detail` says in which state it would be possible.',
  },
  engagementOver: {
    code: 'goal.engagement-over',
    kind: 'conflict',
    title: 'The engagement is not in a state for this',
    remedy: 'Goals are worked on while the engagement is active, and proposed until it is over.',
  },
  tooMany: {
    code: 'goal.too-many',
    kind: 'conflict',
    title: 'As many goals are in progress as agreed on',
    remedy: 'Put one of `inProgress` on hold, achieve or drop it first.',
  },
  revisionMoved: {
    code: 'goal.revision-moved',
    kind: 'conflict',
    title: 'The wording has changed since you read it',
    remedy: 'Read the goal again, and decide or write on the revision that is there now.',
  },
  notProposer: {
    code: 'goal.not-proposer',
    kind: 'conflict',
    title: 'A proposal is put in other words by whoever made it',
    remedy: 'The coachee amends it, or declines it; anybody else proposes another.',
  },
  nothingPending: {
    code: 'goal.nothing-pending',
    kind: 'conflict',
    title: 'Nothing is waiting for agreement',
    remedy: 'Read the goal again: its wording is agreed, or it is settled.',
  },
  revisionPending: {
    code: 'goal.revision-pending',
    kind: 'conflict',
    title: 'Another revision is waiting for agreement',
    remedy: 'Wait until the coachee has decided on it.',
  },
  checkedIn: {
    code: 'goal.checked-in',
    kind: 'conflict',
    title: 'You have checked in on this goal that day',
    remedy: 'One shared and one private check-in a day and side; add another tomorrow.',
  },
  measuredOtherwise: {
    code: 'goal.measured-otherwise',
    kind: 'conflict',
    title: 'The goal is measured otherwise',
    remedy: 'Give a `level` where the goal has levels, and a `score` from 0 to 10 where it has none.',
  },
  orderOfOthers: {
    code: 'goal.order-of-others',
    kind: 'conflict',
    title: 'The open goals are others by now',
    remedy: 'Name each of `open` once and no other goal; you have left out `missing`.',
  },
  exampleRetired: {
    code: 'goal.example-retired',
    kind: 'conflict',
    title: 'There is no such example goal any more',
    remedy: 'GET …/goals/suggestions lists those that there are; or propose it in your own words.',
  },
  checkInDate: {
    code: 'goal.check-in-date',
    kind: 'conflict',
    title: 'A check-in is dated in the engagement, and not in the future',
    remedy: 'Leave `on` out for today, or choose an earlier day of the engagement.',
  },
  managerNotInvited: {
    code: 'goal.manager-not-invited',
    kind: 'conflict',
    title: 'They are not invited to this engagement',
    remedy: 'Invite your manager first (PUT …/managers/{personId}); then share goals with them, one by one.',
  },
  sponsorsOwn: {
    code: 'goal.sponsors-own',
    kind: 'conflict',
    title: 'The sponsor proposed this goal',
    remedy: 'Whoever proposed a goal sees it. Decline it and set your own, if you want to keep it to yourself.',
  },
});

declareConstraints({
  goal_revision_one_pending: goalErrors.revisionPending,
  goal_revision_number_once: goalErrors.revisionMoved,
  check_in_one_a_day: goalErrors.checkedIn,
  private_check_in_one_a_day: goalErrors.checkedIn,
  goal_from_example: goalErrors.exampleRetired,
  goal_of_sponsor_is_read: goalErrors.sponsorsOwn,
});
