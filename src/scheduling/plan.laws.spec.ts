import * as fc from 'fast-check';
import { busyAt, midnight, off } from '../../test/support/plans.js';
import { daysBetween, isoWeekOf, plusDays, wallClockOf, weekdayOf } from '../platform/clock/zones.js';
import type { Obstacle, Party } from './obstacles.rules.js';
import { planHorizon, planSessions, type PlanTerms } from './plan.rules.js';

describe('any plan', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2026-01-01', days));
  const anyParty = fc.constantFrom<Party>('coach', 'coachee');
  const anyTerms: fc.Arbitrary<PlanTerms> = fc.record({
    startsOn: anyDay,
    weekday: fc.integer({ min: 1, max: 7 }),
    localTime: fc.constantFrom('02:30', '08:15', '10:00', '17:45', '23:30'),
    timeZone: fc.constantFrom(
      ...['America/New_York', 'Europe/London', 'Europe/Berlin', 'Australia/Sydney', 'Australia/Lord_Howe'],
      ...['Asia/Kathmandu', 'Pacific/Apia', 'Pacific/Kiritimati', 'UTC'],
    ),
    sessions: fc.integer({ min: 1, max: 26 }),
    sessionMinutes: fc.integer({ min: 15, max: 240 }),
    everyWeeks: fc.constantFrom(1, 2),
    months: fc.integer({ min: 1, max: 12 }),
    ignore: fc.constant([]),
    chosen: fc.constant([]),
  });
  const anyTimeOff = fc
    .tuple(anyParty, anyDay, fc.integer({ min: 0, max: 20 }))
    .map(([party, firstDay, days]) => off(party, firstDay, plusDays(firstDay, days)));
  const anyTime = fc
    .tuple(anyParty, anyDay, fc.constantFrom('01:00', '09:30', '17:00'), fc.integer({ min: 15, max: 600 }))
    .chain(([party, day, time, minutes]) =>
      fc
        .constantFrom<Obstacle['why']>('busy', 'holiday', 'unavailable')
        .map((why) => ({ ...busyAt(party, day, time, minutes), why })),
    );
  const anyObstacles = fc
    .tuple(fc.array(anyTimeOff, { maxLength: 4 }), fc.array(anyTime, { maxLength: 12 }))
    .map(([away, times]) => [...away, ...times]);
  const holds = (law: (terms: PlanTerms, list: Obstacle[]) => void) =>
    fc.assert(fc.property(anyTerms, anyObstacles, law), { numRuns: 150 });

  it('has exactly as many sessions as were asked for, numbered, in order, on their weekday', () => {
    holds((terms, list) => {
      const { sessions } = planSessions(terms, { list });
      expect(sessions.map(({ number }) => number)).toEqual(sessions.map((_session, index) => index + 1));
      expect(sessions).toHaveLength(terms.sessions);
      const starts = sessions.map(({ startsAt }) => startsAt.getTime());
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(sessions.every(({ localDate }) => weekdayOf(localDate) === terms.weekday)).toBe(true);
    });
  });

  it('has at most one session in an ISO week, and accounts for every slot: taken, or skipped with a reason', () => {
    holds((terms, list) => {
      const { sessions, skipped } = planSessions(terms, { list });
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
    holds((terms, list) => {
      const { sessions } = planSessions(terms, { list });
      expect(new Set(sessions.map(({ localTime }) => localTime))).toEqual(new Set([terms.localTime]));
      const shown = sessions.map(({ startsAt }) => wallClockOf(startsAt, terms.timeZone).slice(11));
      const asWanted = shown.filter((time) => time === terms.localTime);
      // Half past two is skipped by the clock change of spring, once a year.
      expect(shown.length - asWanted.length).toBeLessThanOrEqual(terms.localTime === '02:30' ? 2 : 0);
    });
  });

  it('touches nothing that stands in the way, and neither do its alternatives', () => {
    holds((terms, list) => {
      const { sessions, skipped } = planSessions(terms, { list });
      for (const { startsAt, endsAt } of [...sessions, ...skipped.flatMap(({ alternatives }) => alternatives)])
        expect(list.some((each) => each.startsAt < endsAt && each.endsAt > startsAt)).toBe(false);
    });
  });

  it('offers alternatives of the skipped week alone, on its first day or later, the skipped day’s first', () => {
    holds((terms, list) => {
      for (const { localDate, alternatives } of planSessions(terms, { list }).skipped) {
        expect(alternatives.every((each) => isoWeekOf(each.localDate) === isoWeekOf(localDate))).toBe(true);
        expect(alternatives.every((each) => each.localDate >= terms.startsOn)).toBe(true);
        const away = alternatives.map((each) => Math.abs(daysBetween(localDate, each.localDate)));
        expect(away).toEqual([...away].sort((a, b) => a - b));
      }
    });
  });

  it('takes any alternative that it offers, and is as long or shorter for it, still one an ISO week and in order', () => {
    holds((terms, list) => {
      const before = planSessions(terms, { list });
      const [week] = before.skipped;
      for (const { localDate, localTime } of week?.alternatives ?? []) {
        const chosen = [{ insteadOf: week?.localDate ?? '', localDate, localTime }];
        const after = planSessions({ ...terms, chosen }, { list });
        const taken = after.sessions.filter(({ insteadOf }) => insteadOf !== null);
        expect(taken).toMatchObject([{ localDate, localTime, despite: [] }]);
        expect(after.sessions).toHaveLength(terms.sessions);
        expect(after.overrunDays).toBeLessThanOrEqual(before.overrunDays);
        const weeks = after.sessions.map((session) => isoWeekOf(session.localDate));
        expect(weeks).toEqual([...new Set(weeks)].sort());
      }
    });
  });

  it('is the same for the same input, in whatever order the obstacles come', () => {
    holds((terms, list) => {
      expect(planSessions(terms, { list: [...list].reverse() })).toEqual(planSessions(terms, { list }));
    });
  });

  it('asks for no obstacle past its horizon', () => {
    holds((terms, list) => {
      const { sessions, skipped } = planSessions(terms, { list });
      const horizon = planHorizon(terms);
      expect([...sessions, ...skipped].every(({ localDate }) => localDate < horizon)).toBe(true);
      const seen = list.filter(({ startsAt }) => startsAt < midnight(plusDays(horizon, 1)));
      expect(planSessions(terms, { list: seen })).toEqual({ ...planSessions(terms, { list }) });
    });
  });

  it('overruns by as much as would have to be extended', () => {
    holds((terms, list) => {
      const { sessions, endsOn, overrunDays } = planSessions(terms, { list });
      const last = sessions.at(-1)?.localDate ?? '';
      expect(plusDays(endsOn, overrunDays)).toBe(last > endsOn ? last : endsOn);
    });
  });
});
