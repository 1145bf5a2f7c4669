import { DomainError } from '../platform/errors/domain-error.js';
import { ENGAGEMENT_STATES } from '../engagements/engagement.rules.js';
import {
  afterAnswer,
  daysAfter,
  dueReviews,
  isAnswerable,
  lastSessionAt,
  refuseOtherDecisions,
  refuseOver,
  refuseSettling,
  refuseUnanswerable,
  refuseUndecided,
  REVIEW_STATES,
  sideOf,
  stateAfter,
  transitions,
  type Decided,
  type ReviewKind,
} from './review.rules.js';

const now = new Date('2026-11-12T15:00:00Z');
const [past, future] = [daysAfter(now, -1), daysAfter(now, 1)];
const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('Nothing was refused');
};

describe('the states of a review', () => {
  const events = Object.keys(transitions) as (keyof typeof transitions)[];
  const allowed = ['open coming', 'answer open', 'settle answered'];
  const each = events.flatMap((event) => REVIEW_STATES.map((state) => [event, state] as const));

  it.each([
    ['open', 'coming', 'open'],
    ['answer', 'open', 'answered'],
    ['settle', 'answered', 'settled'],
  ] as const)('%s while %s', (event, state, after) => {
    expect(stateAfter(event, state)).toBe(after);
  });

  it.each(each.filter((pair) => !allowed.includes(pair.join(' '))))('never %s while %s', (event, state) => {
    expect(refusal(() => stateAfter(event, state)).code).toBe('review.state');
  });
});

describe('reviews come with the sessions', () => {
  const dates = (count: number) => Array.from({ length: count }, (_, each) => daysAfter(now, (each + 1) * 7));
  const due = (used: number, left: number, scheduled = dates(left)) => dueReviews({ used, left, scheduled }, now);

  it('midpoint after session 6 of 12, and not before', () => {
    expect(due(5, 7)).toEqual(['kickoff']);
    expect(due(6, 6)).toEqual(['kickoff', 'midpoint']);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 3],
    [11, 6],
    [52, 26],
  ])('midpoint of %i sessions after %i of them', (all, half) => {
    expect(due(half - 1, all - half + 1)).not.toContain('midpoint');
    expect(due(half, all - half)).toContain('midpoint');
  });

  it('closing once the last session has begun, to the second', () => {
    const last = (at: Date) => due(11, 1, [at]);
    expect(last(new Date(now.getTime() + 1))).not.toContain('closing');
    expect(last(now)).toContain('closing');
  });

  it('closing not while another one could be booked', () => {
    expect(due(10, 2, [past])).not.toContain('closing');
    expect(due(10, 2, [])).not.toContain('closing');
  });

  it('closing with the last one, though earlier ones have no outcome yet', () => {
    expect(due(9, 3, [past, past, past])).toContain('closing');
    expect(due(9, 3, [past, past, future])).not.toContain('closing');
  });

  it('closing when nothing is left', () => {
    expect(due(12, 0)).toContain('closing');
  });

  it('and are looked at again when the last one begins', () => {
    expect(lastSessionAt({ used: 10, left: 2, scheduled: [past, future] })).toBe(future);
    expect(lastSessionAt({ used: 10, left: 2, scheduled: [future] })).toBeUndefined();
    expect(lastSessionAt({ used: 12, left: 0, scheduled: [] })).toBeUndefined();
  });
});

describe('a review is worked on', () => {
  const review = (kind: ReviewKind, answerableUntil: Date | null = null) => ({ kind, answerableUntil });

  it.each(ENGAGEMENT_STATES.filter((state) => state === 'active' || state === 'paused'))('while %s', (state) => {
    for (const kind of ['kickoff', 'midpoint', 'closing'] as const)
      expect(isAnswerable(review(kind), state, now)).toBe(true);
  });

  it('no more once the engagement has ended early', () => {
    expect(isAnswerable(review('closing', future), 'ended_early', now)).toBe(false);
    expect(refusal(() => refuseOver(review('kickoff'), 'ended_early', now)).code).toBe('review.over');
  });

  it('after completion by the closing review alone, until a day that is said', () => {
    expect(isAnswerable(review('closing', now), 'completed', now)).toBe(true);
    expect(isAnswerable(review('closing', past), 'completed', now)).toBe(false);
    expect(isAnswerable(review('closing'), 'completed', now)).toBe(false);
    expect(isAnswerable(review('midpoint', future), 'completed', now)).toBe(false);
  });

  it('settled only while goals are worked on', () => {
    expect(() => refuseSettling(review('midpoint'), 'active', now)).not.toThrow();
    expect(() => refuseSettling(review('closing', future), 'completed', now)).not.toThrow();
    expect(refusal(() => refuseSettling(review('midpoint'), 'paused', now)).code).toBe('review.over');
    expect(refusal(() => refuseSettling(review('midpoint'), 'completed', now)).code).toBe('review.over');
  });
});

describe('what follows from a review', () => {
  const words = { wording: 'Ask sooner', basedOn: 1 };
  const pointers = (kind: ReviewKind, ...decided: Decided[]) =>
    refusal(() => refuseOtherDecisions(kind, decided)).occurrence.errors?.map(({ pointer }) => pointer);

  it.each(['kickoff', 'midpoint'] as const)('in the %s review: kept, changed or dropped', (kind) => {
    expect(() =>
      refuseOtherDecisions(kind, [
        { goalId: 'a', decision: 'kept' },
        { goalId: 'b', decision: 'dropped' },
        { goalId: 'c', decision: 'changed', ...words },
      ]),
    ).not.toThrow();
    expect(pointers(kind, { goalId: 'a', decision: 'achieved' }, { goalId: 'b', decision: 'carried' })).toEqual([
      '/goals/0/decision',
      '/goals/1/decision',
    ]);
  });

  it('in the closing review: achieved, dropped or carried', () => {
    expect(() =>
      refuseOtherDecisions('closing', [
        { goalId: 'a', decision: 'achieved' },
        { goalId: 'b', decision: 'dropped' },
        { goalId: 'c', decision: 'carried' },
      ]),
    ).not.toThrow();
    expect(pointers('closing', { goalId: 'a', decision: 'kept' })).toEqual(['/goals/0/decision']);
  });

  it('a change has its words, and says which ones it changes; nothing else has any', () => {
    expect(pointers('midpoint', { goalId: 'a', decision: 'changed' })).toEqual([
      '/goals/0/wording',
      '/goals/0/basedOn',
    ]);
    expect(pointers('midpoint', { goalId: 'a', decision: 'kept', ...words })).toEqual([
      '/goals/0/wording',
      '/goals/0/basedOn',
    ]);
  });

  it('each goal is decided on once', () => {
    expect(pointers('midpoint', { goalId: 'a', decision: 'kept' }, { goalId: 'a', decision: 'dropped' })).toEqual([
      '/goals/1/goalId',
    ]);
  });

  const [one, other] = [
    { id: 'a', wording: 'Speak up' },
    { id: 'b', wording: 'Delegate' },
  ];

  it('no open goal is left out: those are named', () => {
    const error = refusal(() => refuseUndecided([one, other], [{ goalId: 'a', decision: 'kept' }]));
    expect([error.code, error.occurrence.members]).toEqual(['review.goals-undecided', { openGoals: [other] }]);
    expect(() => refuseUndecided([], [])).not.toThrow();
  });

  it('no other goal is decided on: it is named', () => {
    const decided: Decided[] = ['a', 'b', 'c'].map((goalId) => ({ goalId, decision: 'kept' }));
    const error = refusal(() => refuseUndecided([one, other], decided));
    expect([error.code, error.occurrence.members]).toEqual(['review.goal-not-open', { goal: { id: 'c' } }]);
  });
});

describe('each side answers', () => {
  const open = { state: 'open' as const, coachAnsweredAt: null, coacheeAnsweredAt: null };

  it('and with the second, the review is answered', () => {
    expect(afterAnswer(open, 'coach', now)).toEqual({ coachAnsweredAt: now });
    expect(afterAnswer(open, 'coachee', now)).toEqual({ coacheeAnsweredAt: now });
    const all = { state: 'answered', answeredAt: now };
    expect(afterAnswer({ ...open, coachAnsweredAt: past }, 'coachee', now)).toEqual({ coacheeAnsweredAt: now, ...all });
    expect(afterAnswer({ ...open, coacheeAnsweredAt: past }, 'coach', now)).toEqual({ coachAnsweredAt: now, ...all });
  });

  it('once, while it is open', () => {
    expect(() => refuseUnanswerable({ ...open, coachAnsweredAt: past }, 'coachee')).not.toThrow();
    expect(refusal(() => refuseUnanswerable({ ...open, coachAnsweredAt: past }, 'coach')).code).toBe('review.answered');
    expect(refusal(() => refuseUnanswerable({ ...open, coacheeAnsweredAt: past }, 'coachee')).code).toBe(
      'review.answered',
    );
    expect(refusal(() => refuseUnanswerable({ ...open, state: 'coming' }, 'coach')).code).toBe('review.state');
  });

  it('and not after a handover, where the side has answered already', () => {
    const answered = { state: 'settled' as const, coachAnsweredAt: past, coacheeAnsweredAt: past };
    expect(refusal(() => refuseUnanswerable(answered, 'coach')).code).toBe('review.answered');
  });
});

describe('a side', () => {
  it('is the coach’s or the coachee’s', () => {
    expect(sideOf('Cora', { coachId: 'Cora' })).toBe('coach');
    expect(sideOf('Kit', { coachId: 'Cora' })).toBe('coachee');
  });
});
