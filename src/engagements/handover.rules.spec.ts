import { DomainError } from '../platform/errors/domain-error.js';
import { ENGAGEMENT_STATES } from './engagement.rules.js';
import {
  askedOf,
  HANDOVER_STATES,
  isOpen,
  refuseClashes,
  refuseClosed,
  refuseHandoverUnlessGoingOn,
  refuseOthersProposal,
  refuseSuccessor,
} from './handover.rules.js';

function refusalOf(work: () => unknown): DomainError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as DomainError;
  }
}
const codeOf = (work: () => unknown) => refusalOf(work)?.code;

describe('an engagement', () => {
  it('is handed over while it is active or paused', () => {
    const refused = ENGAGEMENT_STATES.filter((state) => codeOf(() => refuseHandoverUnlessGoingOn(state)));
    expect(refused).toEqual(['draft', 'awaiting_agreement', 'completed', 'ended_early']);
    expect(codeOf(() => refuseHandoverUnlessGoingOn('draft'))).toBe('engagement.state');
  });

  it.each([
    ['another coach', { id: 'other', coaches: true, coachesCoachee: false }, undefined],
    ['its coach', { id: 'coach', coaches: true, coachesCoachee: true }, 'handover.same-coach'],
    ['its coachee', { id: 'coachee', coaches: true, coachesCoachee: false }, 'engagement.one-person'],
    ['nobody who coaches', { id: 'other', coaches: false, coachesCoachee: false }, 'handover.coach-unknown'],
    [
      'whom the coachee is coached by already',
      { id: 'other', coaches: true, coachesCoachee: true },
      'engagement.pair-has-one',
    ],
  ])('goes on with %s', (_who, successor, code) => {
    expect(codeOf(() => refuseSuccessor({ coachId: 'coach', coacheeId: 'coachee' }, successor))).toBe(code);
  });
});

describe('a handover', () => {
  const parties = { coacheeId: 'coachee', successorId: 'successor' };

  it('waits for the coachee first, and then for the successor', () => {
    expect(askedOf({ ...parties, state: 'awaiting_coachee' }, 'coachee')).toBe('coachee');
    expect(askedOf({ ...parties, state: 'awaiting_successor' }, 'successor')).toBe('successor');
    expect(codeOf(() => askedOf({ ...parties, state: 'awaiting_coachee' }, 'successor'))).toBe('handover.state');
    expect(codeOf(() => askedOf({ ...parties, state: 'awaiting_successor' }, 'coachee'))).toBe('handover.state');
  });

  it.each(['handed_over', 'declined', 'withdrawn', 'lapsed'] as const)('that is %s waits for nobody', (state) => {
    for (const person of ['coachee', 'successor'])
      expect(codeOf(() => askedOf({ ...parties, state }, person))).toBe('handover.state');
  });

  it('is open while it waits for somebody, and not closed twice', () => {
    expect(HANDOVER_STATES.filter(isOpen)).toEqual(['awaiting_coachee', 'awaiting_successor']);
    for (const state of HANDOVER_STATES)
      expect(codeOf(() => refuseClosed(state))).toBe(isOpen(state) ? undefined : 'handover.state');
  });

  it.each([
    ['whoever proposed it', { personId: 'proposer', administrator: false }, undefined],
    ['an administrator', { personId: 'other', administrator: true }, undefined],
    ['nobody else', { personId: 'other', administrator: false }, 'handover.not-yours'],
  ])('is withdrawn by %s', (_who, caller, code) => {
    expect(codeOf(() => refuseOthersProposal('proposer', caller))).toBe(code);
  });
});

describe('a successor’s calendar', () => {
  const at = (from: string, to: string) => ({
    startsAt: new Date(`2026-10-01T${from}:00Z`),
    endsAt: new Date(`2026-10-01T${to}:00Z`),
  });
  const date = {
    ...at('14:00', '15:00'),
    localDate: '2026-10-01',
    localTime: '10:00:00',
    timeZone: 'America/New_York',
  };

  it.each([
    ['just before', at('13:00', '14:00')],
    ['just after', at('15:00', '16:00')],
  ])('has room for a date when something is %s', (_when, busy) => {
    expect(refusalOf(() => refuseClashes([date], [busy]))).toBeUndefined();
  });

  it.each([
    ['begins within it', at('14:59', '16:00')],
    ['ends within it', at('13:00', '14:01')],
    ['is all around it', at('13:00', '16:00')],
    ['is inside it', at('14:10', '14:20')],
  ])('has none when something %s, and the date is named', (_how, busy) => {
    const refused = refusalOf(() => refuseClashes([date, { ...date, ...at('18:00', '19:00') }], [busy]));
    expect(refused?.code).toBe('handover.coach-busy');
    expect(refused?.occurrence.members).toEqual({
      clashes: [{ startsAt: '2026-10-01T14:00:00Z', localStart: '2026-10-01T10:00', timeZone: 'America/New_York' }],
    });
  });
});
