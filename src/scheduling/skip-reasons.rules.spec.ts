import type { Load, Obstacle } from './obstacles.rules.js';
import { IGNORABLE_REASONS, reasonsFinder } from './skip-reasons.rules.js';

const at = (time: string) => new Date(`2026-10-${time}Z`);
const from = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });
const ten = from('08T10:00', '08T11:00');

describe('what speaks against a time', () => {
  it('is nothing where nothing overlaps it: back-to-back is fine', () => {
    const list: Obstacle[] = [
      { party: 'coach', why: 'busy', ...from('08T09:00', '08T10:00') },
      { party: 'coachee', why: 'time_off', ...from('08T11:00', '08T12:00') },
    ];
    expect(reasonsFinder({ list })(ten)).toEqual({ reasons: [], holidays: [] });
  });

  it('is told once each, always in the same order, with the names of holidays and of nothing else', () => {
    const list: Obstacle[] = [
      { party: 'coachee', why: 'busy', ...from('08T10:30', '08T10:45') },
      { party: 'coachee', why: 'busy', ...from('08T10:00', '08T10:15') },
      { party: 'coachee', why: 'holiday', name: 'Discovery Day', ...from('08T00:00', '09T00:00') },
      { party: 'coach', why: 'unavailable', ...from('08T00:00', '08T10:01') },
    ];
    expect(reasonsFinder({ list })(ten)).toEqual({
      reasons: ['coachee_holiday', 'coach_unavailable', 'coachee_busy'],
      holidays: [{ party: 'coachee', name: 'Discovery Day' }],
    });
  });

  it('is not what is planned over', () => {
    const list: Obstacle[] = [{ party: 'coach', why: 'holiday', name: 'Day', ...from('08T00:00', '09T00:00') }];
    expect(reasonsFinder({ list }, ['coach_holiday'])(ten)).toEqual({ reasons: [], holidays: [] });
    expect(IGNORABLE_REASONS).not.toContain('coach_busy');
    expect(IGNORABLE_REASONS).not.toContain('coachee_busy');
    expect(IGNORABLE_REASONS).toHaveLength(7);
  });

  it('is a coach who has as many sessions on that day of theirs, or in that week, as they take', () => {
    const load: Load = { timeZone: 'Asia/Tokyo', aDay: 2, aWeek: 3, sessions: [at('08T01:00'), at('08T14:59')] };
    const full = (given: Partial<Load>, time = ten) =>
      reasonsFinder({ list: [], load: { ...load, ...given } })(time).reasons;
    expect(full({})).toEqual(['coach_full']);
    // 15:00Z is the next day in Tokyo.
    expect(full({}, from('08T15:00', '08T16:00'))).toEqual([]);
    expect(full({ sessions: [...load.sessions, at('05T01:00')] }, from('08T15:00', '08T16:00'))).toEqual([
      'coach_full',
    ]);
    expect(full({ aDay: null, aWeek: null })).toEqual([]);
  });
});
