import { busyAt, NEW_YORK, off, thursdaysAtTen } from '../../test/support/plans.js';
import { appointment, wallClockOf } from '../platform/clock/zones.js';
import type { Obstacle } from './obstacles.rules.js';
import { lastDayOf, planSessions, type PlanTerms } from './plan.rules.js';

const HOUR_MS = 3_600_000;
const plan = (terms: Partial<PlanTerms> = {}, ...list: Obstacle[]) =>
  planSessions({ ...thursdaysAtTen, ...terms }, { list });
const startsOf = (times: { localDate: string; localTime: string }[] = []) =>
  times.map(({ localDate, localTime }) => `${localDate}T${localTime}`);
const datesOf = (planned: { sessions: { localDate: string }[] }) => planned.sessions.map(({ localDate }) => localDate);

describe('the plan of Thursdays at ten in New York, the coach away 26–27 November and 21 December–1 January', () => {
  const planned = plan({}, off('coach', '2026-11-26', '2026-11-27'), off('coach', '2026-12-21', '2027-01-01'));

  it('has its twelve dates', () => {
    expect(datesOf(planned)).toEqual([
      ...['2026-10-01', '2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29'],
      ...['2026-11-05', '2026-11-12', '2026-11-19', '2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07'],
    ]);
  });

  it('names the skipped weeks, why, and a free time on each free day of them, nearest first', () => {
    const skipped = planned.skipped.map((week) => ({ ...week, alternatives: startsOf(week.alternatives) }));
    expect(skipped).toEqual([
      {
        ...{ localDate: '2026-11-26', reasons: ['coach_time_off'], holidays: [] },
        alternatives: ['2026-11-25T10:00', '2026-11-24T10:00', '2026-11-23T10:00'],
      },
      { localDate: '2026-12-24', reasons: ['coach_time_off'], holidays: [], alternatives: [] },
      { localDate: '2026-12-31', reasons: ['coach_time_off'], holidays: [], alternatives: [] },
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
    const planned = plan({ everyWeeks: 2, sessions: 4 }, off('coachee', '2026-10-15', '2026-10-15'));
    expect(datesOf(planned)).toEqual(['2026-10-01', '2026-10-29', '2026-11-12', '2026-11-26']);
    expect(planned.skipped).toMatchObject([{ localDate: '2026-10-15', reasons: ['coachee_time_off'] }]);
  });

  it('goes around what either has at that time, and says whose it is', () => {
    const busy = [
      ...[busyAt('coach', '2026-10-01', '10:30'), busyAt('coachee', '2026-10-01', '09:30')],
      busyAt('coachee', '2026-10-08', '09:00', 240),
    ];
    const planned = plan({ sessions: 2 }, ...busy, off('coachee', '2026-10-08', '2026-10-09'));
    expect(datesOf(planned)).toEqual(['2026-10-15', '2026-10-22']);
    expect(planned.skipped.map(({ reasons }) => reasons)).toEqual([
      ['coach_busy', 'coachee_busy'],
      ['coachee_time_off', 'coachee_busy'],
    ]);
  });

  it('takes a slot back-to-back with what comes before and after it', () => {
    const busy = [busyAt('coach', '2026-10-01', '09:00'), busyAt('coachee', '2026-10-01', '11:00')];
    expect(datesOf(plan({ sessions: 1 }, ...busy))).toEqual(['2026-10-01']);
  });

  it('skips a slot that overlaps by a minute', () => {
    const early = plan({ sessions: 1 }, busyAt('coach', '2026-10-01', '09:01'));
    const late = plan({ sessions: 1 }, busyAt('coach', '2026-10-01', '10:59'));
    expect([datesOf(early), datesOf(late)]).toEqual([['2026-10-08'], ['2026-10-08']]);
  });

  it('offers three times of the skipped day, then one of each working day, the earlier first of two as near', () => {
    const busy = [busyAt('coach', '2026-10-14', '10:00'), busyAt('coach', '2026-10-13', '10:00')];
    const [skipped] = plan({ weekday: 3, startsOn: '2026-10-07' }, ...busy).skipped;
    expect(startsOf(skipped?.alternatives)).toEqual([
      ...['2026-10-14T09:00', '2026-10-14T11:00', '2026-10-14T08:30'],
      ...['2026-10-13T09:00', '2026-10-15T10:00', '2026-10-12T10:00', '2026-10-16T10:00'],
    ]);
  });

  it('offers times from eight to six, and beyond them to whoever meets then', () => {
    const { skipped } = plan({ sessions: 1, localTime: '19:45' }, busyAt('coach', '2026-10-01', '19:45'));
    expect(startsOf(skipped[0]?.alternatives)).toEqual([
      ...['2026-10-01T18:45', '2026-10-01T18:15', '2026-10-01T17:45', '2026-10-02T19:45'],
    ]);
    const late = plan({ sessions: 1, localTime: '17:30' }, busyAt('coach', '2026-10-01', '09:00', 600));
    expect(startsOf(late.skipped[0]?.alternatives)).toEqual(['2026-10-01T08:00', '2026-10-02T17:30']);
  });

  it('offers a weekend to whoever meets on one, and to nobody else', () => {
    const saturday = plan({ sessions: 1, weekday: 6 }, off('coach', '2026-10-03', '2026-10-03'));
    expect(startsOf(saturday.skipped[0]?.alternatives)).toEqual([
      ...['2026-10-02T10:00', '2026-10-04T10:00', '2026-10-01T10:00'],
    ]);
    const friday = plan({ sessions: 1, weekday: 5 }, off('coach', '2026-10-02', '2026-10-02'));
    expect(startsOf(friday.skipped[0]?.alternatives)).toEqual(['2026-10-01T10:00']);
  });

  it('offers no day before the engagement begins', () => {
    const { skipped } = plan({ sessions: 1 }, off('coach', '2026-10-01', '2026-10-01'));
    expect(startsOf(skipped[0]?.alternatives)).toEqual(['2026-10-02T10:00']);
  });

  it('names a public holiday that it goes around, unless it is to be ignored', () => {
    const thanksgiving = {
      ...off('coachee', '2026-11-26', '2026-11-26'),
      why: 'holiday' as const,
      name: 'Thanksgiving',
    };
    expect(plan({}, thanksgiving).skipped).toMatchObject([
      { reasons: ['coachee_holiday'], holidays: [{ party: 'coachee', name: 'Thanksgiving' }] },
    ]);
    expect(plan({ ignore: ['coach_holiday'] }, thanksgiving).skipped).toHaveLength(1);
    expect(plan({ ignore: ['coachee_holiday'] }, thanksgiving)).toEqual(plan());
  });

  it('goes around the hours that a coach does not keep, and those where she has enough', () => {
    const closed = { ...busyAt('coach', '2026-10-01', '09:00', 120), why: 'unavailable' as const };
    const sessions = [appointment('2026-10-05', '09:00', NEW_YORK).startsAt];
    const load = { timeZone: NEW_YORK, aDay: null, aWeek: 1, sessions };
    const planned = planSessions({ ...thursdaysAtTen, sessions: 1 }, { list: [closed], load });
    expect(planned.skipped.map(({ localDate, reasons }) => [localDate, ...reasons])).toEqual([
      ['2026-10-01', 'coach_unavailable'],
      ['2026-10-08', 'coach_full'],
    ]);
    expect(datesOf(planned)).toEqual(['2026-10-15']);
    expect(planned.skipped[1]?.alternatives).toEqual([]);
  });

  it('is impossible where there are not enough free slots', () => {
    const always = off('coach', '2026-10-01', '2036-10-01');
    expect(() => plan({}, always)).toThrow(
      expect.objectContaining({
        code: 'plan.impossible',
        occurrence: expect.objectContaining({ members: { skippedWeeks: { coach_time_off: 27 } } }),
      }),
    );
  });

  it('of one session looks for half a year before it is given up', () => {
    const away = (lastDay: string) => off('coachee', '2026-10-01', lastDay);
    expect(datesOf(plan({ sessions: 1 }, away('2027-03-31')))).toEqual(['2027-04-01']);
    expect(() => plan({ sessions: 1 }, away('2027-04-01'))).toThrow('27 weeks had to be skipped');
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

describe('a time that the coach chooses', () => {
  const away = off('coach', '2026-10-08', '2026-10-08');
  const chosen = (insteadOf: string, localStart: string) => {
    const [localDate = '', localTime = ''] = localStart.split('T');
    return { insteadOf, localDate, localTime };
  };

  it('takes the place of a skipped week, and the end comes a week earlier', () => {
    const planned = plan({ chosen: [chosen('2026-10-08', '2026-10-07T15:30')] }, away);
    expect(planned.skipped).toEqual([]);
    expect(planned.sessions[1]).toMatchObject({
      ...{ number: 2, localDate: '2026-10-07', localTime: '15:30', insteadOf: '2026-10-08', despite: [] },
      startsAt: new Date('2026-10-07T19:30:00Z'),
    });
    expect([plan({}, away), planned].map(({ sessions }) => sessions.at(-1)?.localDate)).toEqual([
      ...['2026-12-24', '2026-12-17'],
    ]);
  });

  it('moves one session of a plan that skips nothing, and no other', () => {
    const planned = plan({ chosen: [chosen('2026-10-15', '2026-10-13T09:00')] });
    expect(startsOf(planned.sessions).slice(1, 4)).toEqual([
      ...['2026-10-08T10:00', '2026-10-13T09:00', '2026-10-22T10:00'],
    ]);
  });

  it('may be on the coach’s own day off, and says so', () => {
    const planned = plan({ chosen: [chosen('2026-10-08', '2026-10-08T10:00')] }, away);
    expect(planned.sessions[1]).toMatchObject({ insteadOf: '2026-10-08', despite: ['coach_time_off'] });
  });

  it.each([
    ['in another week', '2026-10-08', '2026-10-16T10:00'],
    ['before the first day', '2026-10-01', '2026-09-30T10:00'],
    ['where either has something else', '2026-10-15', '2026-10-15T12:30'],
    ['instead of a day that is no slot', '2026-10-09', '2026-10-09T10:00'],
    ['instead of a slot after the last', '2027-02-04', '2027-02-04T10:00'],
  ])('is refused %s', (_case, insteadOf, localStart) => {
    const work = () => plan({ chosen: [chosen(insteadOf, localStart)] }, busyAt('coachee', '2026-10-15', '12:00'));
    expect(work).toThrow(expect.objectContaining({ code: 'plan.choice' }));
  });
});
