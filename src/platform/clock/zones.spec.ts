import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  appointment,
  daysBetween,
  formatInstant,
  isLocalDate,
  isoWeekOf,
  isTimeZone,
  localDateOf,
  offsetAt,
  plusDays,
  plusMonths,
  timedAppointment,
  tzVersion,
  wallClockOf,
  weekdayOf,
} from './zones.js';

const instantOf = (localStart: string, timeZone: string) => {
  const [localDate = '', localTime = ''] = localStart.split('T');
  return formatInstant(appointment(localDate, localTime, timeZone).startsAt);
};

const ZONES = [
  ...[
    'America/New_York',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Europe/London',
    'Europe/Berlin',
    'Africa/Casablanca',
  ],
  ...[
    'Asia/Kathmandu',
    'Asia/Kolkata',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Kiritimati',
  ],
  ...['Pacific/Chatham', 'America/Vancouver', 'UTC'],
];
const anyZone = fc.constantFrom(...ZONES);
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyDate = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((day) => plusDays(from, day));

describe('the instant of an appointment', () => {
  it('is 16:00Z for nine o’clock in Vancouver on 2027-01-12', () => {
    expect(instantOf('2027-01-12T09:00', 'America/Vancouver')).toBe('2027-01-12T16:00:00Z');
  });

  it('never asks Node’s own zone data, which may be older', () => {
    const { DateTimeFormat } = Intl;
    try {
      const asked = () => {
        throw new Error('Node was asked');
      };
      Object.assign(Intl, { DateTimeFormat: asked });
      expect(instantOf('2027-01-12T09:00', 'America/Vancouver')).toBe('2027-01-12T16:00:00Z');
      expect(wallClockOf(new Date('2027-01-12T16:00:00Z'), 'America/Vancouver')).toBe('2027-01-12T09:00');
    } finally {
      Object.assign(Intl, { DateTimeFormat });
    }
  });

  it('keeps with which version of the zone data it was computed', () => {
    expect(appointment('2026-10-01', '10:00', 'Europe/Berlin')).toMatchObject({ tzVersion });
    expect(tzVersion).toMatch(/^20\d\d[a-z]$/);
  });

  it.each([
    ['America/New_York', '2026-10-29T10:00', '2026-10-29T14:00:00Z', '2026-11-05T10:00', '2026-11-05T15:00:00Z'],
    ['America/New_York', '2027-03-11T10:00', '2027-03-11T15:00:00Z', '2027-03-18T10:00', '2027-03-18T14:00:00Z'],
    ['Europe/London', '2026-10-22T10:00', '2026-10-22T09:00:00Z', '2026-10-29T10:00', '2026-10-29T10:00:00Z'],
    ['Europe/London', '2027-03-25T10:00', '2027-03-25T10:00:00Z', '2027-04-01T10:00', '2027-04-01T09:00:00Z'],
    ['Europe/Berlin', '2026-10-22T10:00', '2026-10-22T08:00:00Z', '2026-10-29T10:00', '2026-10-29T09:00:00Z'],
    ['Europe/Berlin', '2027-03-25T10:00', '2027-03-25T09:00:00Z', '2027-04-01T10:00', '2027-04-01T08:00:00Z'],
    ['Australia/Sydney', '2026-10-01T10:00', '2026-10-01T00:00:00Z', '2026-10-08T10:00', '2026-10-07T23:00:00Z'],
    ['Australia/Sydney', '2027-04-01T10:00', '2027-03-31T23:00:00Z', '2027-04-08T10:00', '2027-04-08T00:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-01T10:00', '2026-09-30T23:30:00Z', '2026-10-08T10:00', '2026-10-07T23:00:00Z'],
  ])('keeps the wall clock of %s through a clock change', (timeZone, before, first, after, second) => {
    expect([instantOf(before, timeZone), instantOf(after, timeZone)]).toEqual([first, second]);
  });

  it.each([
    ['New York', 'America/New_York', '2027-03-14T02:30', '2027-03-14T03:30'],
    ['Berlin', 'Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['Sydney', 'Australia/Sydney', '2026-10-04T02:15', '2026-10-04T03:15'],
    ['Lord Howe, whose gap is half an hour', 'Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-04T02:40'],
    ['Apia, which left out a day', 'Pacific/Apia', '2011-12-30T10:00', '2011-12-31T10:00'],
  ])('moves a time that is skipped forward: %s', (_place, timeZone, wanted, shown) => {
    expect(wallClockOf(new Date(instantOf(wanted, timeZone)), timeZone)).toBe(shown);
  });

  it.each([
    ['New York', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['Berlin', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['Sydney', 'Australia/Sydney', '2027-04-04T02:30', '2027-04-03T15:30:00Z'],
    ['Lord Howe, by half an hour', 'Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00Z'],
  ])('is the earlier of the two for a time that is repeated: %s', (_place, timeZone, wanted, instant) => {
    expect(instantOf(wanted, timeZone)).toBe(instant);
  });

  it('knows zones a quarter of an hour apart, and those a day ahead', () => {
    expect(instantOf('2026-10-01T10:00', 'Asia/Kathmandu')).toBe('2026-10-01T04:15:00Z');
    expect(instantOf('2026-10-01T10:00', 'Pacific/Kiritimati')).toBe('2026-09-30T20:00:00Z');
    expect(localDateOf(new Date('2026-09-30T20:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-10-01');
  });

  it('shows the wall clock that was asked for, unless a clock change skips it: then it is later, never earlier', () => {
    fc.assert(
      fc.property(anyDate('2005-01-01', 10_000), anyTime, anyZone, (localDate, localTime, timeZone) => {
        const wanted = `${localDate}T${localTime}`;
        const { startsAt } = appointment(localDate, localTime, timeZone);
        const shown = wallClockOf(startsAt, timeZone);
        if (shown === wanted) return true;
        // Nothing shows the time that was wanted: the clock reads less just before, and more from then on.
        const gap = Date.parse(`${shown}Z`) - Date.parse(`${wanted}Z`);
        return gap > 0 && wallClockOf(new Date(startsAt.getTime() - gap), timeZone) < wanted;
      }),
      { numRuns: 1_000 },
    );
  });

  it('agrees with Temporal wherever Node knows the zone as well', () => {
    fc.assert(
      fc.property(anyDate('2005-01-01', 7_000), anyTime, anyZone, (localDate, localTime, timeZone) => {
        const expected = Temporal.PlainDateTime.from(`${localDate}T${localTime}`).toZonedDateTime(timeZone);
        expect(appointment(localDate, localTime, timeZone).startsAt.getTime()).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it('is as far from UTC as the clocks of its zone are', () => {
    fc.assert(
      fc.property(anyDate('2005-01-01', 10_000), anyTime, anyZone, (localDate, localTime, timeZone) => {
        const { startsAt } = appointment(localDate, localTime, timeZone);
        const shown = new Date(startsAt.getTime() + offsetAt(startsAt, timeZone) * 60_000);
        expect(shown.toISOString().slice(0, 16)).toBe(wallClockOf(startsAt, timeZone));
      }),
    );
    expect(() => offsetAt(new Date(0), 'Europe/Atlantis')).toThrow('No such time zone');
  });

  it('has its end as many minutes later, also where the clocks change meanwhile', () => {
    expect(timedAppointment('2026-10-01T10:00', 'Europe/Berlin', 45)).toMatchObject({
      ...{ localDate: '2026-10-01', localTime: '10:00', timeZone: 'Europe/Berlin' },
      ...{ startsAt: new Date('2026-10-01T08:00:00Z'), endsAt: new Date('2026-10-01T08:45:00Z') },
    });
    const { startsAt, endsAt } = timedAppointment('2026-11-01T00:30', 'America/New_York', 120);
    expect(endsAt.getTime() - startsAt.getTime()).toBe(7_200_000);
    expect(wallClockOf(endsAt, 'America/New_York')).toBe('2026-11-01T01:30');
  });

  it('does not exist in a zone that does not', () => {
    expect(() => appointment('2026-10-01', '10:00', 'Europe/Atlantis')).toThrow('No such time zone');
  });
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Asia/Kathmandu', 'UTC'])(
    '%s is one',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each(['EST', 'CET', 'GMT', 'europe/berlin', 'Etc/GMT+1', '+02:00', 'Europe/Atlantis', 'Europe/Berlin ', ''])(
    '“%s” is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('calendar days', () => {
  it.each([
    ['2026-10-01', '2026-12-31'],
    ['2026-11-30', '2027-02-27'],
    ['2027-11-30', '2028-02-28'],
    ['2027-11-29', '2028-02-28'],
    ['2028-02-29', '2028-05-28'],
    ['2026-12-31', '2027-03-30'],
    ['2026-03-31', '2026-06-29'],
  ])('three months from %s end on %s, both days included', (first, last) => {
    expect(plusDays(plusMonths(first, 3), -1)).toBe(last);
  });

  it('exist or do not: 29 February does in leap years alone', () => {
    expect(['2028-02-29', '2000-02-29', '2026-12-31'].map(isLocalDate)).toEqual([true, true, true]);
    const none = [
      '2027-02-29',
      '2100-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-1-1',
      '1899-12-31',
      '2200-01-01',
      '2026-10-01T10:00',
    ];
    expect(none.filter(isLocalDate)).toEqual([]);
  });

  it.each([
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-10-01', '2026-W40'],
  ])('%s falls in ISO week %s', (date, week) => {
    expect(isoWeekOf(date)).toBe(week);
  });

  it('have a weekday, Monday the first', () => {
    expect(['2026-09-28', '2026-10-01', '2026-10-04'].map(weekdayOf)).toEqual([1, 4, 7]);
  });

  it('are counted without regard to clock changes', () => {
    expect(daysBetween('2026-12-31', '2027-01-07')).toBe(7);
    expect(daysBetween('2026-11-02', '2026-10-26')).toBe(-7);
    fc.assert(
      fc.property(anyDate('2000-01-01', 20_000), fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, plusDays(date, days))).toBe(days);
      }),
    );
  });
});
