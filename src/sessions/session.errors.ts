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

declareConstraints({
  ledger_entry_waived_once: sessionErrors.notForfeited,
  ledger_entry_session_once: sessionErrors.state,
  session_number_once: schedulingErrors.overlaps,
});
