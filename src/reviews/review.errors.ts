import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const reviewErrors = declareErrors({
  state: {
    code: 'review.state',
    kind: 'conflict',
    title: 'The review is not in a state for this',
    remedy: 'Read the review: `detail` says in which state it would be possible.',
  },
  over: {
    code: 'review.over',
    kind: 'conflict',
    title: 'The review can no longer be worked on',
    remedy: 'What was answered can be read. Goals of an engagement that is over are taken along by a renewal.',
  },
  answered: {
    code: 'review.answered',
    kind: 'conflict',
    title: 'Your side has answered already',
    remedy: 'Read the review: what was submitted stays as it was, because the other side may have read it.',
  },
  empty: {
    code: 'review.empty',
    kind: 'conflict',
    title: 'Nothing has been written yet',
    remedy: 'Write down at least one answer, rating or remark, and then submit.',
  },
  draftMoved: {
    code: 'review.draft-moved',
    kind: 'conflict',
    title: 'Your draft has changed since you read it',
    remedy: 'It may be open in another window: read the draft again, and submit the version you mean.',
  },
  goalsUndecided: {
    code: 'review.goals-undecided',
    kind: 'conflict',
    title: 'Some goals are without a decision',
    remedy: 'Decide on each of `openGoals`.',
  },
  goalNotOpen: {
    code: 'review.goal-not-open',
    kind: 'conflict',
    title: 'A goal is not open any more',
    remedy: 'Leave `goal` out: it was settled meanwhile, or nobody agreed to it.',
  },
});

declareConstraints({
  review_answer_once_a_side: reviewErrors.answered,
});
