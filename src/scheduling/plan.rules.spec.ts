import * as fc from 'fast-check';
import { appointment, isoWeekOf, plusDays, wallClockOf, weekdayOf } from '../platform/clock/zones.js';
import { lastDayOf, planSessions, type Obstacles, type Party, type PlanTerms } from './plan.rules.js';

const HOUR_MS = 3_600_000;
const nothing: Obstacles = { daysOff: [], busy: [] };
const thursdaysAtTen: PlanTerms = {
  ...{ startsOn: '2026-10-01', weekday: 4, localTime: '10:00', timeZone: 'America/New_York' },
  ...{ sessions: 12, sessionMinutes: 60, everyWeeks: 1, months: 3 },
};
const off = (party: Party, firstDay: string, lastDay: string): Obstacles['daysOff'][number] => ({
  ...{ party, firstDay, lastDay },
});
const busyAt = (party: Party, localDate: string, localTime: string, minutes = 60): Obstacles['busy'][number] => {
  const { startsAt } = appointment(localDate, localTime, 'America/New_York');
  return { party, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
};
const plan = (terms: Partial<PlanTerms> = {}, obstacles: Partial<Obstacles> = {}) =>
  planSessions({ ...thursdaysAtTen, ...terms }, { ...nothing, ...obstacles });
const datesOf = (planned: { sessions: { localDate: string }[] }) => planned.sessions.map(({ localDate }) => localDate);

describe('the plan of Thursdays at ten in New York, the coach away 26–27 November and 21 December–1 January', () => {
  const planned = plan(
    {},
    { daysOff: [off('coach', '2026-11-26', '2026-11-27'), off('coach', '2026-12-21', '2027-01-01')] },
  );

  it('has its twelve dates', () => {
    expect(datesOf(planned)).toEqual([
      ...['2026-10-01', '2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29'],
      ...['2026-11-05', '2026-11-12', '2026-11-19', '2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07'],
    ]);
  });

  it('names the skipped weeks, why, and the free days of each, nearest first', () => {
    expect(planned.skipped).toEqual([
      {
        localDate: '2026-11-26',
        reasons: ['coach_time_off'],
        alternatives: ['2026-11-25', '2026-11-24', '2026-11-23'],
      },
      { localDate: '2026-12-24', reasons: ['coach_time_off'], alternatives: [] },
      { localDate: '2026-12-31', reasons: ['coach_time_off'], alternatives: [] },
    ]);
  });

  it('ends on 2026-12-31, which the twelfth overruns by seven days', () => {
    expect(planned).toMatchObject({ endsOn: '2026-12-31', overrunDays: 7 });
  });

  it('keeps ten o’clock when the clocks go back', () => {
    const starts = planned.sessions.map(({ startsAt }) => startsAt.toISOString());
    expect(starts[4]).toBe('2026-10-29T14:00:00.000Z');
    expect(starts[5]).toBe('2026-11-05T15:00:00.000Z');
    expect(planned.sessions.every(({ endsAt, startsAt }) => endsAt.getTime() - startsAt.getTime() === HOUR_MS)).toBe(
      true,
    );
  });
});

describe('a plan', () => {
  it('of an empty calendar fits into its three months, with a week to spare', () => {
    const planned = plan();
    expect(planned).toMatchObject({ skipped: [], overrunDays: 0, endsOn: '2026-12-31' });
    expect(datesOf(planned).at(-1)).toBe('2026-12-17');
  });

  it('starts on the first such weekday from its first day on', () => {
    const firstOn = (weekday: number) => datesOf(plan({ weekday }))[0];
    expect([4, 5, 7, 1, 3].map(firstOn)).toEqual([
      ...['2026-10-01', '2026-10-02', '2026-10-04', '2026-10-05', '2026-10-07'],
    ]);
  });

  it('of every other week keeps to it, and skips two weeks at a time', () => {
    const planned = plan({ everyWeeks: 2, sessions: 4 }, { daysOff: [off('coachee', '2026-10-15', '2026-10-15')] });
    expect(datesOf(planned)).toEqual(['2026-10-01', '2026-10-29', '2026-11-12', '2026-11-26']);
    expect(planned.skipped).toMatchObject([{ localDate: '2026-10-15', reasons: ['coachee_time_off'] }]);
  });

  it('goes around what either has at that time, and says whose it is', () => {
    const busy = [
      ...[busyAt('coach', '2026-10-01', '10:30'), busyAt('coachee', '2026-10-01', '09:30')],
      busyAt('coachee', '2026-10-08', '09:00', 240),
    ];
    const planned = plan({ sessions: 2 }, { busy, daysOff: [off('coachee', '2026-10-08', '2026-10-09')] });
    expect(datesOf(planned)).toEqual(['2026-10-15', '2026-10-22']);
    expect(planned.skipped.map(({ reasons }) => reasons)).toEqual([
      ['coach_busy', 'coachee_busy'],
      ['coachee_busy', 'coachee_time_off'],
    ]);
  });

  it('takes a slot back-to-back with what comes before and after it', () => {
    const busy = [busyAt('coach', '2026-10-01', '09:00'), busyAt('coachee', '2026-10-01', '11:00')];
    expect(datesOf(plan({ sessions: 1 }, { busy }))).toEqual(['2026-10-01']);
  });

  it('skips a slot that overlaps by a minute', () => {
    const early = plan({ sessions: 1 }, { busy: [busyAt('coach', '2026-10-01', '09:01')] });
    const late = plan({ sessions: 1 }, { busy: [busyAt('coach', '2026-10-01', '10:59')] });
    expect([datesOf(early), datesOf(late)]).toEqual([['2026-10-08'], ['2026-10-08']]);
  });

  it('offers free working days of the skipped week, nearest first, the earlier first of two as near', () => {
    const busy = [busyAt('coach', '2026-10-14', '10:00'), busyAt('coach', '2026-10-13', '10:00')];
    const { skipped } = plan({ weekday: 3, startsOn: '2026-10-07' }, { busy });
    expect(skipped).toEqual([
      {
        localDate: '2026-10-14',
        reasons: ['coach_busy'],
        alternatives: ['2026-10-15', '2026-10-12', '2026-10-16'],
      },
    ]);
    const [only] = plan({ weekday: 3, startsOn: '2026-10-07' }, { busy: busy.slice(0, 1) }).skipped;
    expect(only?.alternatives).toEqual(['2026-10-13', '2026-10-15', '2026-10-12', '2026-10-16']);
  });

  it('offers a weekend to whoever meets on one, and to nobody else', () => {
    const saturday = plan({ sessions: 1, weekday: 6 }, { daysOff: [off('coach', '2026-10-03', '2026-10-03')] });
    expect(saturday.skipped[0]?.alternatives).toEqual(['2026-10-02', '2026-10-04', '2026-10-01']);
    const friday = plan({ sessions: 1, weekday: 5 }, { daysOff: [off('coach', '2026-10-02', '2026-10-02')] });
    expect(friday.skipped[0]?.alternatives).toEqual(['2026-10-01']);
  });

  it('offers no day before the engagement begins', () => {
    const { skipped } = plan({ sessions: 1 }, { daysOff: [off('coach', '2026-10-01', '2026-10-01')] });
    expect(skipped[0]?.alternatives).toEqual(['2026-10-02']);
  });

  it('is impossible where there are not enough free slots', () => {
    const always = [off('coach', '2026-10-01', '2036-10-01')];
    expect(() => plan({}, { daysOff: always })).toThrow(expect.objectContaining({ code: 'plan.impossible' }));
  });

  it('moves a session whose time is skipped by a clock change forward, and keeps the others', () => {
    const planned = plan({ startsOn: '2027-03-07', weekday: 7, localTime: '02:30', sessions: 3 });
    const shown = planned.sessions.map(({ startsAt }) => wallClockOf(startsAt, 'America/New_York'));
    expect(shown).toEqual(['2027-03-07T02:30', '2027-03-14T03:30', '2027-03-21T02:30']);
  });

  it.each([
    ['2026-10-01', 3, '2026-12-31'],
    ['2026-11-30', 3, '2027-02-27'],
    ['2028-02-29', 12, '2029-02-27'],
    ['2026-10-01', 1, '2026-10-31'],
  ])('from %s for %i months has %s as its last day', (startsOn, months, lastDay) => {
    expect(lastDayOf(startsOn, months)).toBe(lastDay);
    expect(plan({ startsOn, months, sessions: 1 }).endsOn).toBe(lastDay);
  });
});

describe('any plan', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2026-01-01', days));
  const anyParty = fc.constantFrom<Party>('coach', 'coachee');
  const anyTerms: fc.Arbitrary<PlanTerms> = fc.record({
    startsOn: anyDay,
    weekday: fc.integer({ min: 1, max: 7 }),
    localTime: fc.constantFrom('02:30', '08:15', '10:00', '17:45', '23:30'),
    timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    sessions: fc.integer({ min: 1, max: 26 }),
    sessionMinutes: fc.integer({ min: 15, max: 240 }),
    everyWeeks: fc.constantFrom(1, 2),
    months: fc.integer({ min: 1, max: 12 }),
  });
  const anyObstacles: fc.Arbitrary<Obstacles> = fc.record({
    daysOff: fc.array(
      fc
        .tuple(anyParty, anyDay, fc.integer({ min: 0, max: 20 }))
        .map(([party, firstDay, days]) => off(party, firstDay, plusDays(firstDay, days))),
      { maxLength: 4 },
    ),
    busy: fc.array(
      fc
        .tuple(anyParty, anyDay, fc.constantFrom('01:00', '09:30', '17:00'), fc.integer({ min: 15, max: 600 }))
        .map(([party, day, time, minutes]) => busyAt(party, day, time, minutes)),
      { maxLength: 8 },
    ),
  });
  const holds = (law: (terms: PlanTerms, obstacles: Obstacles) => void) =>
    fc.assert(fc.property(anyTerms, anyObstacles, law), { numRuns: 150 });

  it('has exactly as many sessions as were asked for, numbered, in order, on their weekday', () => {
    holds((terms, obstacles) => {
      const { sessions } = planSessions(terms, obstacles);
      expect(sessions.map(({ number }) => number)).toEqual(sessions.map((_session, index) => index + 1));
      expect(sessions).toHaveLength(terms.sessions);
      const starts = sessions.map(({ startsAt }) => startsAt.getTime());
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(sessions.every(({ localDate }) => weekdayOf(localDate) === terms.weekday)).toBe(true);
    });
  });

  it('has at most one session in an ISO week, and accounts for every slot: taken, or skipped with a reason', () => {
    holds((terms, obstacles) => {
      const { sessions, skipped } = planSessions(terms, obstacles);
      const weeks = sessions.map(({ localDate }) => isoWeekOf(localDate));
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(skipped.every(({ reasons }) => reasons.length > 0)).toBe(true);
      const slots = [...sessions, ...skipped].map(({ localDate }) => localDate).sort();
      const [first = ''] = slots;
      expect(first >= terms.startsOn && first < plusDays(terms.startsOn, 7)).toBe(true);
      expect(slots).toEqual(slots.map((_slot, index) => plusDays(first, index * 7 * terms.everyWeeks)));
    });
  });

  it('keeps one wall clock throughout', () => {
    holds((terms, obstacles) => {
      const { sessions } = planSessions(terms, obstacles);
      expect(new Set(sessions.map(({ localTime }) => localTime))).toEqual(new Set([terms.localTime]));
      const shown = sessions.map(({ startsAt }) => wallClockOf(startsAt, terms.timeZone).slice(11));
      const asWanted = shown.filter((time) => time === terms.localTime);
      // Half past two is skipped by the clock change of spring, once a year.
      expect(shown.length - asWanted.length).toBeLessThanOrEqual(terms.localTime === '02:30' ? 2 : 0);
    });
  });

  it('touches no time off and nothing that either has, and neither do its alternatives', () => {
    holds((terms, obstacles) => {
      const { sessions, skipped } = planSessions(terms, obstacles);
      const offered = skipped.flatMap(({ alternatives }) => alternatives);
      for (const localDate of [...datesOf({ sessions }), ...offered]) {
        const { startsAt } = appointment(localDate, terms.localTime, terms.timeZone);
        const endsAt = new Date(startsAt.getTime() + terms.sessionMinutes * 60_000);
        expect(obstacles.busy.some((block) => block.startsAt < endsAt && block.endsAt > startsAt)).toBe(false);
        expect(obstacles.daysOff.some((days) => days.firstDay <= localDate && days.lastDay >= localDate)).toBe(false);
      }
    });
  });

  it('is the same for the same input, in whatever order the obstacles come', () => {
    holds((terms, { daysOff, busy }) => {
      const reversed = { daysOff: [...daysOff].reverse(), busy: [...busy].reverse() };
      expect(planSessions(terms, reversed)).toEqual(planSessions(terms, { daysOff, busy }));
    });
  });

  it('overruns by as much as would have to be extended', () => {
    holds((terms, obstacles) => {
      const { sessions, endsOn, overrunDays } = planSessions(terms, obstacles);
      const last = sessions.at(-1)?.localDate ?? '';
      expect(plusDays(endsOn, overrunDays)).toBe(last > endsOn ? last : endsOn);
    });
  });
});
