import {
  GOAL_STATES,
  isOnTrack,
  isStale,
  OPEN_STATES,
  refuseCarryingOthers,
  refuseCheckInDate,
  refuseMovedRevision,
  refuseNotActive,
  refuseNotOpen,
  refuseOrderOfOthers,
  refuseOver,
  refuseTooMany,
  stateAfter,
  transitions,
  type GoalEvent,
  type GoalState,
} from './goal.rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

/** What a decision is refused with; nothing where it is allowed. */
function thrownBy(decide: () => unknown): unknown {
  try {
    decide();
    return undefined;
  } catch (error) {
    return error;
  }
}

interface Refused {
  code: string;
  occurrence: { members?: object };
}

/** Its code. */
function codeOf(decide: () => unknown): string | undefined {
  return (thrownBy(decide) as Refused | undefined)?.code;
}

/** What follows from each event in each state; what is not in here is refused. */
const expected: Record<GoalEvent, Partial<Record<GoalState, GoalState>>> = {
  agree: { proposed: 'agreed' },
  decline: { proposed: 'declined' },
  amend: { proposed: 'amended' },
  start: { agreed: 'in_progress' },
  hold: { in_progress: 'on_hold' },
  resume: { on_hold: 'in_progress' },
  achieve: { agreed: 'achieved', in_progress: 'achieved', on_hold: 'achieved' },
  drop: { agreed: 'dropped', in_progress: 'dropped', on_hold: 'dropped' },
};
const pairs = (Object.keys(transitions) as GoalEvent[]).flatMap((event) =>
  GOAL_STATES.map((state) => ({ event, state })),
);

describe('the states of a goal', () => {
  it.each(pairs.filter(({ event, state }) => expected[event][state]))('$event is possible while $state', (pair) => {
    expect(stateAfter(pair.event, pair.state)).toBe(expected[pair.event][pair.state]);
  });

  it.each(pairs.filter(({ event, state }) => !expected[event][state]))('$event is refused while $state', (pair) => {
    expect(() => stateAfter(pair.event, pair.state)).toThrow(refusal('goal.state'));
  });

  it('never go back to proposed', () => {
    const targets = Object.values(transitions).map(({ to }) => to as GoalState);
    expect(targets).not.toContain('proposed');
  });

  it.each(GOAL_STATES.map((state) => ({ state })))(
    'let progress be looked at while agreed and open: $state',
    (given) => {
      const code = codeOf(() => refuseNotOpen(given.state));
      expect(code).toBe(OPEN_STATES.includes(given.state) ? undefined : 'goal.state');
    },
  );

  it('are open from agreement until achieved or dropped', () => {
    expect(OPEN_STATES).toEqual(['agreed', 'in_progress', 'on_hold']);
  });
});

describe('goals in progress', () => {
  const inProgress = ['Speak up', 'Delegate', 'Prioritize'].map((wording, index) => ({ id: String(index), wording }));

  it('are three at most; a fourth is refused with the three named', () => {
    expect(() => refuseTooMany(inProgress, 3)).toThrow('In progress are: “Speak up”, “Delegate”, “Prioritize”.');
    expect(() => refuseTooMany(inProgress, 3)).toThrow(
      expect.objectContaining({
        code: 'goal.too-many',
        occurrence: expect.objectContaining({ members: { inProgress } }),
      }),
    );
  });

  it('may be as many as the engagement says', () => {
    expect(() => refuseTooMany(inProgress.slice(0, 2), 3)).not.toThrow();
    expect(() => refuseTooMany(inProgress, 4)).not.toThrow();
    expect(() => refuseTooMany(inProgress.slice(0, 1), 1)).toThrow(refusal('goal.too-many'));
  });
});

describe('agreement', () => {
  it('is to the revision that was read', () => {
    expect(refuseMovedRevision(2, 2)).toBe(2);
  });

  it('is refused where another revision is pending', () => {
    expect(() => refuseMovedRevision(3, 2)).toThrow(refusal('goal.revision-moved'));
  });

  it('is refused where none is pending', () => {
    expect(() => refuseMovedRevision(undefined, 1)).toThrow(refusal('goal.nothing-pending'));
  });
});

describe('a check-in', () => {
  it.each([
    ['2026-09-30', 'goal.check-in-date'],
    ['2026-10-01', undefined],
    ['2026-10-20', undefined],
    ['2026-10-21', 'goal.check-in-date'],
  ])('is of a day from the first of the engagement until today: %s → %s', (on, code) => {
    expect(codeOf(() => refuseCheckInDate(on, '2026-10-01', '2026-10-20'))).toBe(code);
  });
});

describe('a goal that nobody looks at', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const fourWeeksAgo = new Date('2026-10-29T12:00:00Z');
  const justBefore = new Date('2026-10-29T11:59:59Z');

  it('is stale after four weeks, and not a moment earlier', () => {
    expect(isStale('in_progress', fourWeeksAgo, now, 4)).toBe(false);
    expect(isStale('in_progress', justBefore, now, 4)).toBe(true);
    expect(isStale('agreed', justBefore, now, 4)).toBe(true);
  });

  it('is stale after as many weeks as the engagement says', () => {
    expect(isStale('in_progress', justBefore, now, 5)).toBe(false);
    expect(isStale('in_progress', fourWeeksAgo, now, 3)).toBe(true);
  });

  it.each(['proposed', 'on_hold', 'achieved', 'dropped', 'declined', 'amended'] as const)(
    'is not stale while %s',
    (state) => {
      expect(isStale(state, justBefore, now, 4)).toBe(false);
    },
  );

  it('is off track while it is stale, and on track again once looked at', () => {
    expect(isOnTrack('in_progress', justBefore, now, 4)).toBe(false);
    expect(isOnTrack('in_progress', now, now, 4)).toBe(true);
  });

  it.each([
    ['agreed', true],
    ['in_progress', true],
    ['on_hold', true],
    ['achieved', true],
    ['proposed', false],
    ['dropped', false],
    ['declined', false],
    ['amended', false],
  ] as const)('%s and looked at today, it is on track: %s', (state, onTrack) => {
    expect(isOnTrack(state, now, now, 4)).toBe(onTrack);
  });
});

describe('while the engagement is', () => {
  it.each([
    ['draft', 'goal.engagement-over', undefined],
    ['awaiting_agreement', 'goal.engagement-over', undefined],
    ['active', undefined, undefined],
    ['paused', 'goal.engagement-over', undefined],
    ['completed', 'goal.engagement-over', 'goal.engagement-over'],
    ['ended_early', 'goal.engagement-over', 'goal.engagement-over'],
  ] as const)('%s, working on goals → %s, finding words for them → %s', (state, working, wording) => {
    expect(codeOf(() => refuseNotActive(state))).toBe(working);
    expect(codeOf(() => refuseOver(state))).toBe(wording);
  });
});

describe('the order of goals', () => {
  it.each<[string, string[], object | undefined]>([
    ['all open goals, each once', ['b', 'a'], undefined],
    ['not some of them', ['a'], { open: ['a', 'b'], missing: ['b'] }],
    ['none that is not open', ['a', 'b', 'c'], { open: ['a', 'b'], missing: [] }],
    ['none twice', ['a', 'b', 'a'], { open: ['a', 'b'], missing: [] }],
  ])('is of %s', (_what, named, members) => {
    const refused = thrownBy(() => refuseOrderOfOthers(named, ['a', 'b'])) as Refused | undefined;
    expect(refused && [refused.code, refused.occurrence.members]).toEqual(members && ['goal.order-of-others', members]);
  });
});

describe('what a renewal carries over', () => {
  it.each<[string, string[] | undefined, string | undefined]>([
    ['what is open, where nothing is named', undefined, undefined],
    ['nothing, where none is named', [], undefined],
    ['what is named and open', ['b'], undefined],
    ['nothing that is not open', ['b', 'c'], 'request.invalid'],
  ])('is %s', (_what, named, code) => {
    expect(codeOf(() => refuseCarryingOthers(named, ['a', 'b']))).toBe(code);
  });
});
