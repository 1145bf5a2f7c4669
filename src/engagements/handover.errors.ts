import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const handoverErrors = declareErrors({
  state: {
    code: 'handover.state',
    kind: 'conflict',
    title: 'This handover does not wait for that any more',
    remedy: 'Read the engagement’s handovers: `state` says what became of it.',
  },
  oneOpen: {
    code: 'handover.one-open',
    kind: 'conflict',
    title: 'Another coach has been proposed already',
    remedy: 'Wait for the answers, or withdraw that handover first.',
  },
  sameCoach: {
    code: 'handover.same-coach',
    kind: 'conflict',
    title: 'They coach this engagement already',
    remedy: 'Propose another coach.',
  },
  coachUnknown: {
    code: 'handover.coach-unknown',
    kind: 'conflict',
    title: 'Whoever is proposed is no coach of this practice, or no more',
    remedy: 'Propose a person who is a coach here; withdraw the handover first, where there is one.',
  },
  notYours: {
    code: 'handover.not-yours',
    kind: 'conflict',
    title: 'Somebody else proposed this handover',
    remedy: 'Ask them, or an administrator, to withdraw it.',
  },
  coachBusy: {
    code: 'handover.coach-busy',
    kind: 'conflict',
    title: 'You have something else at the time of some sessions',
    remedy: 'Move what stands at the dates in `clashes`, here or there, and answer again. Nothing was changed.',
  },
});

declareConstraints({
  handover_one_open: handoverErrors.oneOpen,
  handover_answer_once: handoverErrors.state,
  handover_answer_in_turn: handoverErrors.state,
});
