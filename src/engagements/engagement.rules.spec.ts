import {
  ENGAGEMENT_STATES,
  isAgreed,
  isRunOut,
  refuseConflictOfInterest,
  refuseInactive,
  refuseOpenGoals,
  refuseOtherManager,
  signatoriesOf,
  signatoryOf,
  stateAfter,
  transitions,
  windowEnd,
  type EngagementEvent,
  type EngagementState,
  type Signatory,
} from './engagement.rules.js';

const refusal = (code: string) => expect.objectContaining({ code });

/** The code that a decision is refused with; nothing where it is allowed. */
function codeOf(decide: () => unknown): string | undefined {
  try {
    decide();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
const EVENTS = Object.keys(transitions) as EngagementEvent[];

/** What follows from each event in each state; what is not in here is refused. */
const expected: Record<EngagementEvent, Partial<Record<EngagementState, EngagementState>>> = {
  submit: { draft: 'awaiting_agreement' },
  activate: { awaiting_agreement: 'active' },
  decline: { awaiting_agreement: 'ended_early' },
  lapse: { awaiting_agreement: 'ended_early' },
  discard: { draft: 'ended_early' },
  pause: { active: 'paused' },
  resume: { paused: 'active' },
  complete: { active: 'completed' },
  endEarly: { draft: 'ended_early', awaiting_agreement: 'ended_early', active: 'ended_early', paused: 'ended_early' },
  reopen: { completed: 'active', ended_early: 'active' },
};
const pairs = EVENTS.flatMap((event) => ENGAGEMENT_STATES.map((state) => ({ event, state })));

describe('the states of an engagement', () => {
  it.each(pairs.filter(({ event, state }) => expected[event][state]))('$event is possible while $state', (pair) => {
    expect(stateAfter(pair.event, pair.state)).toBe(expected[pair.event][pair.state]);
  });

  it.each(pairs.filter(({ event, state }) => !expected[event][state]))('$event is refused while $state', (pair) => {
    expect(() => stateAfter(pair.event, pair.state)).toThrow(refusal('engagement.state'));
  });

  it('never go back to draft', () => {
    expect(EVENTS.filter((event) => (transitions[event].to as EngagementState) === 'draft')).toEqual([]);
  });

  it('say in a refusal in which states it would be possible', () => {
    expect(() => stateAfter('endEarly', 'completed')).toThrow(
      'It is completed; this is possible only while it is draft or awaiting_agreement or active or paused.',
    );
  });
});

describe('an extension', () => {
  it.each(ENGAGEMENT_STATES.map((state) => ({ state })))('is possible while active alone: $state', ({ state }) => {
    expect(codeOf(() => refuseInactive(state))).toBe(state === 'active' ? undefined : 'engagement.state');
  });
});

describe('agreement', () => {
  const personal = { companyId: null };
  const sponsored = { companyId: 'a company' };

  it('is of coach and coachee, and of the sponsor where a company pays', () => {
    expect(signatoriesOf(personal)).toEqual(['coach', 'coachee']);
    expect(signatoriesOf(sponsored)).toEqual(['coach', 'coachee', 'sponsor']);
  });

  const all: Signatory[] = ['coach', 'coachee', 'sponsor'];
  const subsets = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => all.filter((_party, index) => bits & (1 << index)));
  it.each(subsets.map((agreed) => ({ agreed })))('needs everyone who must: $agreed', ({ agreed }) => {
    const both = agreed.includes('coach') && agreed.includes('coachee');
    expect(isAgreed(personal, agreed)).toBe(both);
    expect(isAgreed(sponsored, agreed)).toBe(both && agreed.includes('sponsor'));
  });

  it('is given as what one is', () => {
    expect(signatoryOf(['coachee'], [])).toBe('coachee');
    expect(signatoryOf(['coachee'], ['coach'], 'coachee')).toBe('coachee');
  });

  it('is given by whoever is two parties as each of them, the one that has not signed first', () => {
    expect(signatoryOf(['coach', 'sponsor'], [])).toBe('coach');
    expect(signatoryOf(['coach', 'sponsor'], ['coach'])).toBe('sponsor');
    expect(signatoryOf(['coach', 'sponsor'], [], 'sponsor')).toBe('sponsor');
  });

  it('is not given for another party', () => {
    expect(() => signatoryOf(['coach'], [], 'coachee')).toThrow(refusal('engagement.not-your-signature'));
    expect(() => signatoryOf([], [])).toThrow(refusal('engagement.not-your-signature'));
  });
});

describe('the window', () => {
  it('ends where the plan fits, and later where it is extended', () => {
    expect(windowEnd('2026-12-31', 0, undefined)).toBe('2026-12-31');
    expect(windowEnd('2026-12-31', 0, '2027-01-31')).toBe('2027-01-31');
    expect(windowEnd('2026-12-31', 7, '2027-01-07')).toBe('2027-01-07');
  });

  it('is not made shorter by an extension', () => {
    expect(windowEnd('2026-12-31', 0, '2026-12-01')).toBe('2026-12-31');
  });

  it('is not overrun silently: the refusal says by how much, and until when to extend', () => {
    const members = { endsOn: '2026-12-31', lastDate: '2027-01-07', overrunDays: 7 };
    expect(() => windowEnd('2026-12-31', 7, undefined)).toThrow(
      expect.objectContaining({ code: 'engagement.overruns', occurrence: expect.objectContaining({ members }) }),
    );
    expect(() => windowEnd('2026-12-31', 7, undefined)).toThrow('Extend to 2027-01-07');
  });

  it('is overrun still by an extension that is a day too short', () => {
    const members = { endsOn: '2027-01-06', lastDate: '2027-01-07', overrunDays: 1 };
    expect(() => windowEnd('2026-12-31', 7, '2027-01-06')).toThrow(
      expect.objectContaining({ occurrence: expect.objectContaining({ members }) }),
    );
  });
});

describe('a conflict of interest', () => {
  it.each([
    { reports: false, administrator: false, reason: undefined, refused: false },
    { reports: false, administrator: true, reason: 'needless', refused: false },
    { reports: true, administrator: false, reason: undefined, refused: true },
    { reports: true, administrator: false, reason: 'the coach says so', refused: true },
    { reports: true, administrator: true, reason: undefined, refused: true },
    { reports: true, administrator: true, reason: '', refused: true },
    { reports: true, administrator: true, reason: 'agreed with both', refused: false },
  ])('reports: $reports, administrator: $administrator, reason: $reason → refused: $refused', (given) => {
    const code = codeOf(() => refuseConflictOfInterest(given.reports, given.administrator, given.reason));
    expect(code).toBe(given.refused ? 'engagement.conflict-of-interest' : undefined);
  });
});

describe('a manager', () => {
  const [manager, coachId] = ['019a8b5e-0000-7000-8000-00000000000a', '019a8b5e-0000-7000-8000-00000000000b'];
  const invite = (managerId: string | null, personId: string) =>
    codeOf(() => refuseOtherManager(managerId, personId, { coachId }));

  it('is invited by whom they manage', () => {
    expect(invite(manager, manager)).toBeUndefined();
    expect(invite(manager, manager.toUpperCase())).toBeUndefined();
  });

  it.each([
    ['reports to somebody else', '019a8b5e-0000-7000-8000-00000000000c', manager],
    ['reports to nobody', null, manager],
    ['reports to the coach, who sees it anyway', coachId, coachId],
  ])('is not invited by somebody who %s', (_who, reportsTo, invited) => {
    expect(invite(reportsTo, invited)).toBe('engagement.not-your-manager');
  });
});

describe('completing by hand', () => {
  const open = [
    { id: '1', wording: 'Speak up early' },
    { id: '2', wording: 'Delegate outcomes' },
  ];

  it('asks for a decision on each open goal, and names those without', () => {
    expect(() => refuseOpenGoals(open, [{ goalId: '1' }])).toThrow(
      expect.objectContaining({
        code: 'engagement.goals-open',
        occurrence: { members: { openGoals: [{ id: '2', wording: 'Delegate outcomes' }] } },
      }),
    );
  });

  it('is possible once each has one, or none is open', () => {
    expect(() => refuseOpenGoals(open, [{ goalId: '2' }, { goalId: '1' }])).not.toThrow();
    expect(() => refuseOpenGoals([], [])).not.toThrow();
  });
});

describe('completing by itself', () => {
  it.each([
    { left: 0, scheduled: 0, today: '2026-11-01', over: true, why: 'nothing is left and nothing scheduled' },
    { left: 1, scheduled: 1, today: '2026-11-01', over: false, why: 'the last one is still to come' },
    { left: 1, scheduled: 0, today: '2026-11-01', over: false, why: 'one is left to book' },
    { left: 0, scheduled: 1, today: '2026-11-01', over: false, why: 'one is scheduled' },
    { left: 3, scheduled: 1, today: '2027-01-14', over: false, why: 'it is the last day of grace' },
    { left: 3, scheduled: 1, today: '2027-01-15', over: true, why: 'end and grace are past' },
  ])('happens: $over, when $why', ({ left, scheduled, today, over }) => {
    expect(isRunOut({ left, scheduled }, '2026-12-31', 14, today)).toBe(over);
  });
});
