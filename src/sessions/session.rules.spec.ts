import * as fc from 'fast-check';
import {
  inOrderOfMoving,
  refuseBooking,
  refuseInactive,
  refuseOutside,
  refuseOverrun,
  refuseTakenWeek,
  refuseUnstarted,
  SESSION_STATES,
  stateAfter,
  transitions,
  type SessionState,
} from './session.rules.js';

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
type Event = keyof typeof transitions;

/** What follows from each event in each state; what is not in here is refused. */
const expected: Record<Event, Partial<Record<SessionState, SessionState>>> = {
  reschedule: { scheduled: 'scheduled' },
  complete: { scheduled: 'completed' },
  cancel: { scheduled: 'cancelled' },
  markAbsence: { scheduled: 'no_show' },
};
const pairs = (Object.keys(transitions) as Event[]).flatMap((event) =>
  SESSION_STATES.map((state) => ({ event, state })),
);

describe('the states of a session', () => {
  it.each(pairs.filter(({ event, state }) => expected[event][state]))('$event is possible while $state', (pair) => {
    expect(stateAfter(pair.event, pair.state)).toBe(expected[pair.event][pair.state]);
  });

  it.each(pairs.filter(({ event, state }) => !expected[event][state]))('$event is refused once $state', (pair) => {
    expect(() => stateAfter(pair.event, pair.state)).toThrow(refusal('session.state'));
  });
});

describe('an outcome', () => {
  it('is possible once the session has started, and not a moment before', () => {
    const startsAt = new Date('2026-10-08T14:00:00Z');
    expect(() => refuseUnstarted(startsAt, startsAt)).not.toThrow();
    expect(() => refuseUnstarted(startsAt, new Date('2026-10-08T13:59:59.999Z'))).toThrow(
      refusal('session.not-started'),
    );
  });
});

describe('booking', () => {
  const active = { state: 'active', startsOn: '2026-10-01', endsOn: '2026-12-31' };
  const free = { localDate: '2026-10-08', otherDates: [], overrideWeek: false };
  const oneLeft = { left: 4, scheduled: 3 };

  it('is possible while the engagement is active, inside its window, with one left, in a free week', () => {
    expect(() => refuseBooking(active, oneLeft, free)).not.toThrow();
  });

  it.each(['draft', 'awaiting_agreement', 'paused', 'completed', 'ended_early'])(
    'is refused while it is %s',
    (state) => {
      expect(() => refuseBooking({ ...active, state }, oneLeft, free)).toThrow(
        refusal('session.engagement-not-active'),
      );
    },
  );

  it.each([
    ['2026-09-30', false],
    ['2026-10-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('lies inside the window, both days included: %s → %s', (localDate, inside) => {
    const code = codeOf(() => refuseOutside(active, localDate));
    expect(code).toBe(inside ? undefined : 'session.outside-window');
  });

  it('needs a session that is left and that no date has reserved', () => {
    expect(() => refuseBooking(active, { left: 4, scheduled: 4 }, free)).toThrow(refusal('session.none-left'));
    expect(() => refuseBooking(active, { left: 0, scheduled: 0 }, free)).toThrow(refusal('session.none-left'));
  });

  it('is refused on its date before it is refused for its week', () => {
    const outside = { localDate: '2027-01-01', otherDates: ['2026-12-31'], overrideWeek: false };
    expect(() => refuseBooking(active, oneLeft, outside)).toThrow(refusal('session.outside-window'));
  });
});

describe('one session in an ISO week', () => {
  it.each([
    ['2026-10-05', '2026-10-11', true],
    ['2026-10-04', '2026-10-05', false],
    ['2026-12-28', '2027-01-03', true],
    ['2026-12-31', '2027-01-01', true],
    ['2027-01-03', '2027-01-04', false],
    ['2024-12-30', '2025-01-02', true],
    ['2026-01-01', '2026-12-31', false],
  ])('%s and %s are in the same: %s', (other, localDate, taken) => {
    const code = codeOf(() => refuseTakenWeek({ localDate, otherDates: ['2026-06-01', other], overrideWeek: false }));
    expect(code).toBe(taken ? 'session.week-taken' : undefined);
  });

  it('is exceeded where the coach overrides it', () => {
    const twice = { localDate: '2026-10-09', otherDates: ['2026-10-08'], overrideWeek: true };
    expect(() => refuseTakenWeek(twice)).not.toThrow();
  });
});

describe('several dates', () => {
  const active = { state: 'active', startsOn: '2026-10-01', endsOn: '2026-12-31' };

  it('lie inside the window, all of them', () => {
    expect(() => refuseOverrun(active, ['2026-10-01', '2026-12-31'])).not.toThrow();
    expect(codeOf(() => refuseOverrun(active, ['2026-09-30', '2026-12-31']))).toBe('session.outside-window');
  });

  it('are refused past the end, with the last of them and by how many days', () => {
    expect(() => refuseOverrun(active, ['2026-12-31', '2027-01-07'])).toThrow(
      expect.objectContaining({
        code: 'session.overruns',
        occurrence: expect.objectContaining({
          members: { endsOn: '2026-12-31', lastDate: '2027-01-07', overrunDays: 7 },
        }),
      }),
    );
  });

  it('are booked while the engagement is active', () => {
    for (const decide of [
      () => refuseOverrun({ ...active, state: 'paused' }, []),
      () => refuseInactive({ state: 'paused' }),
    ])
      expect(codeOf(decide)).toBe('session.engagement-not-active');
  });
});

describe('the order in which sessions move', () => {
  const WEEK = 7 * 86_400_000;
  const LENGTH = 3_600_000;
  const overlaps = (one: Date, other: Date) => Math.abs(+one - +other) < LENGTH;
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
  const inWeeks = (weeks: number[], hours: number) =>
    [...weeks].sort((a, b) => a - b).map((week) => ({ startsAt: new Date(week * WEEK + hours * LENGTH) }));

  it('never brings one to where another still is', () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 0, max: 1 }), (before, after, hours) => {
        const [from, to] = [inWeeks(before, 0), inWeeks(after, hours / 2)];
        const moves = from.slice(0, to.length).map((each, index) => ({ from: each, to: to[index] ?? each }));
        const still = new Set(moves);
        for (const move of inOrderOfMoving(moves)) {
          still.delete(move);
          for (const other of still) expect(overlaps(move.to.startsAt, other.from.startsAt)).toBe(false);
        }
        expect(still.size).toBe(0);
      }),
    );
  });
});
