import * as fc from 'fast-check';
import { appointment, plusDays } from '../platform/clock/zones.js';
import { clockText, daysOf, daysThrough, instantIn, minuteOf } from './where-days.rules.js';

const ZONES = [
  ...['America/New_York', 'America/Havana', 'America/Santiago', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham'],
];
const text = (instant: number) => new Date(instant).toISOString();

describe('the days of somebody', () => {
  it('are those between two, both included', () => {
    expect(daysThrough('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
    expect(daysThrough('2026-10-01', '2026-09-30')).toEqual([]);
  });

  it('have their times where an appointment has them, in every zone and on every day', () => {
    const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => plusDays('2024-01-01', days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), fc.constantFrom(...ZONES), (day, minute, zone) => {
        expect(instantIn(day, minute, zone)).toBe(appointment(day, clockText(minute), zone).startsAt.getTime());
        expect(instantIn(day, 1440, zone)).toBe(instantIn(plusDays(day, 1), 0, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['Europe/Berlin', '2027-03-28', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Pacific/Apia', '2011-12-30', 0],
    ['America/Santiago', '2027-04-03', 25],
  ])('last as long as they do: in %s, %s', (timeZone, day, hours) => {
    const { startsAt, endsAt } = daysOf({ timeZone, travel: [] }).wholeDays(day, day);
    expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(hours);
  });

  it('are by the clocks of where they travel, from the first day to the last', () => {
    const trip = { firstDay: '2026-11-10', lastDay: '2026-11-12', timeZone: 'Asia/Tokyo' };
    const days = daysOf({ timeZone: 'Europe/Berlin', travel: [trip] });
    const nine = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'].map((day) => text(days.instantOn(day, 540)));
    expect(nine).toEqual([
      ...['2026-11-09T08:00:00.000Z', '2026-11-10T00:00:00.000Z', '2026-11-12T00:00:00.000Z'],
      '2026-11-13T08:00:00.000Z',
    ]);
    expect(days.zoneOn('2026-11-12')).toBe('Asia/Tokyo');
    expect(days.zoneOn('2026-11-13')).toBe('Europe/Berlin');
    const offsets = ['2026-11-09T14:59:00Z', '2026-11-09T15:00:00Z', '2026-11-12T14:59:00Z', '2026-11-12T15:00:00Z'];
    expect(offsets.map((at) => days.offsetAt(Date.parse(at)))).toEqual([60, 540, 540, 60]);
  });

  it('off, whole ones, last from where they begin to where they end', () => {
    const trip = { firstDay: '2026-11-10', lastDay: '2026-11-12', timeZone: 'Asia/Tokyo' };
    const { startsAt, endsAt } = daysOf({ timeZone: 'Europe/Berlin', travel: [trip] }).wholeDays(
      '2026-11-12',
      '2026-11-13',
    );
    expect([startsAt, endsAt].map((at) => at.toISOString())).toEqual([
      '2026-11-11T15:00:00.000Z',
      '2026-11-13T23:00:00.000Z',
    ]);
  });

  it('have times as text, the end of the day as 24:00', () => {
    expect([0, 545, 1440].map(clockText)).toEqual(['00:00', '09:05', '24:00']);
    expect(['00:00', '09:05', '24:00'].map(minuteOf)).toEqual([0, 545, 1440]);
  });
});
