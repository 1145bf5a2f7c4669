import * as fc from 'fast-check';
import type { PersonCalendar } from './calendar.types.js';
import { loadOf, obstaclesOf } from './person-obstacles.rules.js';
import { bookableOf, freeSlots } from './slots.rules.js';
import { reasonsFinder } from './skip-reasons.rules.js';
import { daysOf, daysThrough, intervalOf } from './where-days.rules.js';

const nothing: PersonCalendar = {
  ...{ timeZone: 'UTC', travel: [], weekly: [], dated: [], timeOff: [], busy: [], sessions: [] },
  ...{ bufferBefore: 0, bufferAfter: 0, minimumNotice: 0, furthestDays: null, aDay: null, aWeek: null },
  ...{ slotStep: 60, holidayCountry: null, holidayRegion: null, holidaysOff: [] },
};
const MINUTE = 60_000;
const now = new Date('2026-10-22T12:00Z');
const at = (text: string) => Date.parse(`${text}Z`);

function slots(given: Partial<PersonCalendar>, from: string, to: string, minutes = 60): string[] {
  const coach = { ...nothing, ...given };
  const list = obstaclesOf(coach, 'coach', daysThrough('2026-10-20', '2026-11-10'), () => []);
  const found = freeSlots({ list, load: loadOf(coach) }, intervalOf(at(from), at(to)), bookableOf(coach, minutes, now));
  return found.map((slot) => slot.toISOString().slice(0, 16));
}

describe('a free slot', () => {
  const weekly = [{ weekday: 5, from: 540, to: 720 }];

  it('lies within the windows as long as it lasts', () => {
    expect(slots({ weekly }, '2026-10-23T00:00', '2026-10-24T00:00', 90)).toEqual([
      '2026-10-23T09:00',
      '2026-10-23T10:00',
    ]);
    expect(slots({ weekly, slotStep: 30 }, '2026-10-23T00:00', '2026-10-24T00:00', 120)).toEqual([
      ...['2026-10-23T09:00', '2026-10-23T09:30', '2026-10-23T10:00'],
    ]);
  });

  it('may begin exactly when what is before it ends, buffers and all', () => {
    const busy: [number, number][] = [[at('2026-10-23T10:00'), at('2026-10-23T10:30')]];
    const found = (given: object) =>
      slots({ weekly, busy, slotStep: 30, ...given }, '2026-10-23T00:00', '2026-10-24T00:00');
    expect(found({})).toEqual(['2026-10-23T09:00', '2026-10-23T10:30', '2026-10-23T11:00']);
    expect(found({ bufferAfter: 15, bufferBefore: 15 })).toEqual(['2026-10-23T11:00']);
  });

  it('keeps the notice, to the minute', () => {
    const found = (minimumNotice: number) => slots({ minimumNotice }, '2026-10-22T00:00', '2026-10-22T16:00');
    expect(found(0)[0]).toBe('2026-10-22T12:00');
    expect(found(120)[0]).toBe('2026-10-22T14:00');
    expect(found(121)[0]).toBe('2026-10-22T15:00');
  });

  it('is on the furthest day at the latest, by the coach’s clock', () => {
    const given = { furthestDays: 1, timeZone: 'Asia/Kathmandu', slotStep: 15 as const };
    expect(slots(given, '2026-10-23T00:00', '2026-10-30T00:00').at(-1)).toBe('2026-10-23T18:00');
  });

  it('is on no day and in no week in which the coach has as many sessions as they take', () => {
    const sessions = [at('2026-10-23T05:00'), at('2026-10-23T06:00')];
    const days = (given: object) => {
      const found = slots({ sessions, ...given }, '2026-10-23T00:00', '2026-10-27T00:00');
      return [...new Set(found.map((slot) => slot.slice(8, 10)))];
    };
    expect(days({ aDay: 3 })).toEqual(['23', '24', '25', '26']);
    expect(days({ aDay: 2 })).toEqual(['24', '25', '26']);
    expect(days({ aWeek: 2 })).toEqual(['26']);
  });

  it('begins on the hour of where the coach is, also through a change of half an hour and in another zone', () => {
    const kathmandu = { timeZone: 'Asia/Kathmandu' };
    expect(slots(kathmandu, '2026-10-23T00:00', '2026-10-23T02:00')).toEqual(['2026-10-23T00:15', '2026-10-23T01:15']);
    const travel = [{ firstDay: '2026-10-23', lastDay: '2026-10-23', timeZone: 'UTC' }];
    expect(slots({ ...kathmandu, travel }, '2026-10-22T21:00', '2026-10-23T02:00')).toEqual([
      ...['2026-10-22T21:15', '2026-10-22T22:15', '2026-10-22T23:15', '2026-10-23T00:00', '2026-10-23T01:00'],
    ]);
  });
});

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const anyZone = fc.constantFrom(...ZONES);
const first = at('2026-10-22T00:00');
const anyHours = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 })).map(([from, long]) => ({
  ...{ from: from * 60, to: Math.min(1440, from * 60 + long * 15) },
}));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 12 * 96 }), fc.integer({ min: 1, max: 40 }))
  .map(([quarter, long]): [number, number] => [first + quarter * 15 * MINUTE, first + (quarter + long) * 15 * MINUTE]);
const anyDay = fc.constantFrom(...daysThrough('2026-10-22', '2026-11-03'));
const anyCalendar: fc.Arbitrary<PersonCalendar> = fc.record({
  timeZone: anyZone,
  travel: fc.option(
    fc.tuple(anyDay, anyZone).map(([day, timeZone]) => [{ firstDay: day, lastDay: day, timeZone }]),
    { nil: [] },
  ),
  weekly: fc.array(
    fc.tuple(anyHours, fc.integer({ min: 1, max: 7 })).map(([hours, weekday]) => ({ ...hours, weekday })),
    {
      maxLength: 12,
    },
  ),
  dated: fc.array(
    fc.tuple(anyDay, anyHours).map(([day, hours]) => ({ day, ...hours })),
    { maxLength: 2 },
  ),
  timeOff: fc.array(
    fc.tuple(anyDay, anyTime).map(([day, [startsAt, endsAt]]) => ({ firstDay: day, lastDay: day, startsAt, endsAt })),
    { maxLength: 2 },
  ),
  busy: fc.array(anyTime, { maxLength: 8 }),
  sessions: fc.array(
    anyTime.map(([startsAt]) => startsAt),
    { maxLength: 8 },
  ),
  bufferBefore: fc.constantFrom(0, 10, 45),
  bufferAfter: fc.constantFrom(0, 15),
  minimumNotice: fc.constantFrom(0, 90, 2_880),
  furthestDays: fc.constantFrom(null, 4),
  aDay: fc.constantFrom(null, 1, 2),
  aWeek: fc.constantFrom(null, 4),
  slotStep: fc.constantFrom(15, 30, 60),
  holidayCountry: fc.constant(null),
  holidayRegion: fc.constant(null),
  holidaysOff: fc.constant([]),
});

describe('free slots', () => {
  const minutes = fc.constantFrom(15, 60, 95);
  const days = daysThrough('2026-10-18', '2026-11-08');
  const within = intervalOf(first, at('2026-11-02T00:00'));

  it('are exactly those on the grid that nothing speaks against', () => {
    fc.assert(
      fc.property(anyCalendar, anyCalendar, minutes, (coach, coachee, long) => {
        const list = [
          ...obstaclesOf(coach, 'coach', days, () => []),
          ...obstaclesOf(coachee, 'coachee', days, () => []),
        ];
        const obstacles = { list, load: loadOf(coach) };
        const bookable = bookableOf(coach, long, now);
        const found = new Set(freeSlots(obstacles, within, bookable).map((slot) => slot.getTime()));
        const against = reasonsFinder(obstacles);
        const { offsetAt } = daysOf(coach);
        for (let start = first; start < within.endsAt.getTime(); start += 5 * MINUTE) {
          const onGrid = (start / MINUTE + offsetAt(start)) % coach.slotStep === 0;
          const inTime = start >= bookable.earliest.getTime() && start < (bookable.before?.getTime() ?? Infinity);
          const asked = onGrid && inTime;
          const free = asked && !against(intervalOf(start, start + long * MINUTE)).reasons.length;
          if (found.has(start) !== free) return false;
        }
        return true;
      }),
      { numRuns: 100 },
    );
  });

  it('of a day are those of a longer time that fall on it: whose days are shown changes nothing', () => {
    fc.assert(
      fc.property(anyCalendar, anyZone, (coach, shown) => {
        const obstacles = { list: obstaclesOf(coach, 'coach', days, () => []), load: loadOf(coach) };
        const bookable = bookableOf(coach, 60, now);
        const { wholeDays } = daysOf({ timeZone: shown, travel: [] });
        const found = (from: string, to = from) => freeSlots(obstacles, wholeDays(from, to), bookable);
        const one = daysThrough('2026-10-23', '2026-10-30').flatMap((day) => found(day));
        expect(one).toEqual(found('2026-10-23', '2026-10-30'));
      }),
      { numRuns: 100 },
    );
  });
});
