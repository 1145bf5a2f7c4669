import { costOf, isInTime } from './cost.js';

const nothing = { asksCoach: false, uses: [], left: { from: 7, to: 7 } };

describe('what a change of a session costs', () => {
  it('is nothing, the session, or a question to the coach', () => {
    expect(costOf(nothing)).toBe('free');
    expect(costOf({ ...nothing, left: { from: 7, to: 6 } })).toBe('forfeits');
    expect(costOf({ ...nothing, asksCoach: true })).toBe('asks');
  });

  it('is nothing up to the instant at which notice ends, and including it', () => {
    const startsAt = '2026-10-08T14:00:00Z';
    expect(isInTime(startsAt, 24, new Date('2026-10-07T14:00:00Z'))).toBe(true);
    expect(isInTime(startsAt, 24, new Date('2026-10-07T14:00:01Z'))).toBe(false);
  });
});
