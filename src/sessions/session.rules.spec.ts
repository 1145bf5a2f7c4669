import { appointment } from '../platform/clock/zones.js';
import {
  isInTime,
  refuseBooking,
  refuseLateMove,
  refuseOutside,
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

describe('notice', () => {
  const startsAt = new Date('2026-10-08T14:00:00Z');

  it.each([
    ['exactly twenty-four hours', '2026-10-07T14:00:00.000Z', true],
    ['a second less', '2026-10-07T14:00:01.000Z', false],
    ['a thousandth of a second less', '2026-10-07T14:00:00.001Z', false],
    ['more', '2026-10-07T13:59:59.000Z', true],
    ['none: it has begun', '2026-10-08T14:00:00.000Z', false],
  ])('of %s, at %s, is in time: %s', (_notice, now, inTime) => {
    expect(isInTime(startsAt, 24, new Date(now))).toBe(inTime);
  });

  it('is compared as instants: the night the clocks go back is twenty-five hours long', () => {
    const sunday = appointment('2026-11-01', '10:00', 'America/New_York').startsAt;
    const sameTimeTheDayBefore = appointment('2026-10-31', '10:00', 'America/New_York').startsAt;
    const anHourLater = appointment('2026-10-31', '11:00', 'America/New_York').startsAt;
    expect(isInTime(sunday, 25, sameTimeTheDayBefore)).toBe(true);
    expect(isInTime(sunday, 24, anHourLater)).toBe(true);
  });

  it('is compared as instants: the same time on the day before is too late when the clocks go forward', () => {
    const sunday = appointment('2027-03-14', '10:00', 'America/New_York').startsAt;
    const sameTimeTheDayBefore = appointment('2027-03-13', '10:00', 'America/New_York').startsAt;
    expect(isInTime(sunday, 24, sameTimeTheDayBefore)).toBe(false);
    expect(isInTime(sunday, 23, sameTimeTheDayBefore)).toBe(true);
  });

  it('of none at all lets a coachee cancel until it begins', () => {
    expect(isInTime(startsAt, 0, startsAt)).toBe(true);
    expect(isInTime(startsAt, 0, new Date(startsAt.getTime() + 1))).toBe(false);
  });

  it('binds the coachee who would move a session', () => {
    const late = new Date('2026-10-07T14:00:01Z');
    expect(() => refuseLateMove('coachee', startsAt, 24, late)).toThrow(refusal('session.notice'));
    expect(() => refuseLateMove('coachee', startsAt, 24, new Date('2026-10-07T14:00:00Z'))).not.toThrow();
  });

  it('never binds the coach', () => {
    expect(() => refuseLateMove('coach', startsAt, 24, new Date('2026-10-08T13:59:59Z'))).not.toThrow();
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
