import { appointment, plusDays } from '../platform/clock/zones.js';
import type { Load, Obstacle } from './obstacles.rules.js';
import { IGNORABLE_REASONS, reasonsFinder, SKIP_REASONS } from './skip-reasons.rules.js';

const hour = (localDate: string, localTime: string) => {
  const { startsAt } = appointment(localDate, localTime, 'Europe/Berlin');
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
};
const tenOnMonday = hour('2026-10-05', '10:00');
const obstacle = (given: Partial<Obstacle>): Obstacle => ({ party: 'coach', why: 'busy', ...tenOnMonday, ...given });

describe('what speaks against a time', () => {
  it('is each reason once, in one order', () => {
    const find = reasonsFinder({
      list: [
        ...[obstacle({}), obstacle({}), obstacle({ party: 'coachee', why: 'unavailable' })],
        obstacle({ party: 'coachee', why: 'holiday', name: 'Unity Day' }),
      ],
    });
    expect(find(tenOnMonday)).toEqual({
      reasons: ['coachee_holiday', 'coachee_unavailable', 'coach_busy'],
      holidays: [{ party: 'coachee', name: 'Unity Day' }],
    });
    expect(find(hour('2026-10-05', '11:00'))).toEqual({ reasons: [], holidays: [] });
  });

  it('leaves out what is ignored, and its holidays', () => {
    const list = [obstacle({ why: 'holiday', name: 'Unity Day' }), obstacle({ why: 'time_off' })];
    expect(reasonsFinder({ list }, ['coach_holiday'])(tenOnMonday)).toEqual({
      reasons: ['coach_time_off'],
      holidays: [],
    });
  });

  it('can be planned over, but for what is in a calendar', () => {
    expect(SKIP_REASONS.filter((reason) => !IGNORABLE_REASONS.includes(reason))).toEqual([
      'coach_busy',
      'coachee_busy',
    ]);
  });
});

describe('a coach is full', () => {
  const times = [hour('2026-10-05', '09:00'), hour('2026-10-05', '14:00'), hour('2026-10-08', '09:00')];
  const load = (most: Partial<Load>): Load => ({
    ...{ timeZone: 'Europe/Berlin', aDay: null, aWeek: null, sessions: times.map(({ startsAt }) => startsAt) },
    ...most,
  });
  const isFull = (most: Partial<Load>, localDate: string) =>
    reasonsFinder({ list: [], load: load(most) })(hour(localDate, '12:00')).reasons.includes('coach_full');

  it('on a day with as many sessions as she takes a day', () => {
    expect(isFull({ aDay: 2 }, '2026-10-05')).toBe(true);
    expect(isFull({ aDay: 3 }, '2026-10-05')).toBe(false);
    expect(isFull({ aDay: 2 }, '2026-10-08')).toBe(false);
  });

  it('in an ISO week with as many as she takes a week', () => {
    const week = [0, 1, 2, 3, 4, 5, 6, 7].map((days) => isFull({ aWeek: 3 }, plusDays('2026-10-05', days)));
    expect(week).toEqual([true, true, true, true, true, true, true, false]);
    expect(isFull({ aWeek: 4 }, '2026-10-05')).toBe(false);
  });

  it('by the days of her own zone', () => {
    // Two in the afternoon of Berlin is tomorrow on Kiritimati: of the two sessions, each has a day to itself.
    expect(isFull({ aDay: 2, timeZone: 'Europe/Berlin' }, '2026-10-05')).toBe(true);
    expect(isFull({ aDay: 2, timeZone: 'Pacific/Kiritimati' }, '2026-10-05')).toBe(false);
  });

  it('never where she takes any number', () => {
    expect(isFull({}, '2026-10-05')).toBe(false);
  });
});
