import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';

export const sessionErrors = declareErrors({
  state: {
    code: 'session.state',
    kind: 'conflict',
    title: 'The session has its outcome already',
    remedy: 'Read the session again; an outcome changes only by a correction.',
  },
  notice: {
    code: 'session.notice',
    kind: 'conflict',
    title: 'It is too late to move this session',
    remedy: 'Cancel it, which uses it up, or ask your coach to move it.',
  },
  notStarted: {
    code: 'session.not-started',
    kind: 'conflict',
    title: 'The session has not started yet',
    remedy: 'Wait until it has, or cancel it.',
  },
  notActive: {
    code: 'session.engagement-not-active',
    kind: 'conflict',
    title: 'The engagement is not active',
    remedy: 'Sessions are booked and moved while the engagement is active.',
  },
  outsideWindow: {
    code: 'session.outside-window',
    kind: 'conflict',
    title: 'The date lies outside the engagement',
    remedy: 'Choose a date inside it, or extend the engagement first.',
  },
  noneLeft: {
    code: 'session.none-left',
    kind: 'conflict',
    title: 'No session is left to book',
    remedy: 'Each one left has a date already. The coach can grant another.',
  },
  weekTaken: {
    code: 'session.week-taken',
    kind: 'conflict',
    title: 'There is a session in that week already',
    remedy: 'Choose another week. The coach may override this with `overrideWeek`.',
  },
  overruns: {
    code: 'session.overruns',
    kind: 'conflict',
    title: 'The last of these sessions would fall past the end of the engagement',
    remedy: 'Extend the engagement first, to `lastDate` or later; or choose another slot.',
  },
  movedTooOften: {
    code: 'session.moved-too-often',
    kind: 'conflict',
    title: 'This session has been moved as often as was agreed',
    remedy: 'Keep it or cancel it, or ask your coach to move it.',
  },
  followingWouldAsk: {
    code: 'session.following-would-ask',
    kind: 'conflict',
    title: 'One of these sessions is so near that moving it asks the coach',
    remedy: 'Ask to move that one alone, and move those that follow from the next one on.',
  },
  noOutcome: {
    code: 'session.no-outcome',
    kind: 'conflict',
    title: 'The session has no outcome to correct',
    remedy: 'Complete it, cancel it, or say who did not come.',
  },
  sameOutcome: {
    code: 'session.same-outcome',
    kind: 'conflict',
    title: 'That is the outcome already',
    remedy: 'Nothing is left to do. To give a forfeit back, waive it in the ledger.',
  },
  ownAbsenceOnly: {
    code: 'session.absence-of-other',
    kind: 'conflict',
    title: 'Whoever was there says who was not',
    remedy: 'A coachee marks the coach absent, a coach the coachee.',
  },
  notForfeited: {
    code: 'ledger.not-forfeited',
    kind: 'conflict',
    title: 'There is no forfeit of this session to waive',
    remedy: 'See the ledger: a forfeit is waived once.',
  },
  tooMuch: {
    code: 'ledger.too-much',
    kind: 'conflict',
    title: 'More would be taken than is left and not reserved',
    remedy: 'Revoke fewer, or cancel sessions first.',
  },
});

export const changeRequestErrors = declareErrors({
  pending: {
    code: 'change-request.pending',
    kind: 'conflict',
    title: 'A request to change this session waits for an answer already',
    remedy: 'Wait for the answer, or withdraw the request first.',
  },
  settled: {
    code: 'change-request.settled',
    kind: 'conflict',
    title: 'The request waits for no answer any more',
    remedy: 'Read the requests again: it was answered or withdrawn, or its time is over, and nothing changed.',
  },
});

declareConstraints({
  change_request_one_at_a_time: changeRequestErrors.pending,
  ledger_entry_reversed_once: sessionErrors.state,
  session_correction_once: sessionErrors.state,
  ledger_entry_waived_once: sessionErrors.notForfeited,
  ledger_entry_session_once: sessionErrors.state,
  session_number_once: schedulingErrors.overlaps,
});
