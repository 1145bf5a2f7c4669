import type { ProposedDateResponse, SessionResponse, SkippedWeekResponse } from '../../client/types.gen.js';
import { canBeAnyway, choosing, datesOf, linesOf, monthsOf, weekdayOn } from './plan.js';

const session = (localStart: string): ProposedDateResponse => ({
  ...{ localStart, startsAt: '', endsAt: '', timeZone: 'UTC', number: 1, insteadOf: null, despite: [] },
});
const skipped = (localDate: string): SkippedWeekResponse => ({
  localDate,
  reasons: [],
  holidays: [],
  alternatives: [],
});

describe('a plan', () => {
  it('has its skipped weeks where they would have been', () => {
    const lines = linesOf({
      sessions: [session('2026-11-19T10:00'), session('2026-12-03T10:00')],
      skipped: [skipped('2026-11-26')],
    });
    expect(lines.map(({ kind, date }) => [kind, date])).toEqual([
      ['session', '2026-11-19'],
      ['skipped', '2026-11-26'],
      ['session', '2026-12-03'],
    ]);
  });

  it('takes one time in place of a slot, or the slot again', () => {
    const once = choosing([], '2026-11-26', '2026-11-25T10:00');
    expect(choosing(once, '2026-11-26', '2026-11-24T10:00')).toEqual([
      { insteadOf: '2026-11-26', localStart: '2026-11-24T10:00' },
    ]);
    expect(choosing(once, '2026-11-26')).toEqual([]);
  });
});

describe('what is booked', () => {
  it('is what takes place, in the order of the calendar', () => {
    const booked = (number: number, startsAt: string, state: SessionResponse['state']) =>
      ({ number, startsAt, state }) as SessionResponse;
    const sessions = [
      booked(2, '2026-10-08T14:00Z', 'scheduled'),
      booked(1, '2026-10-01T14:00Z', 'completed'),
      booked(3, '2026-10-15T14:00Z', 'cancelled'),
    ];
    expect(datesOf(sessions).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('a week that is skipped', () => {
  it('can have its session anyway where nobody has something else', () => {
    expect(canBeAnyway(['coach_holiday', 'coachee_time_off'])).toBe(true);
    expect(canBeAnyway(['coach_holiday', 'coach_busy'])).toBe(false);
  });
});

describe('the months of a plan', () => {
  it('begin their weeks on Monday', () => {
    expect(['2026-11-23', '2026-11-29'].map(weekdayOn)).toEqual([1, 7]);
  });

  it('go from the first to the last, across the year', () => {
    const names = monthsOf(['2027-01-07', '2026-11-19']).map(({ name }) => name);
    expect(names).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsOf([])).toEqual([]);
  });

  it('have weeks from Monday, with nothing outside of the month', () => {
    const [november] = monthsOf(['2026-11-19']);
    expect(november?.weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(november?.weeks.at(-1)?.[0]).toBe('2026-11-30');
    const days = november?.weeks.flat().filter((date) => date !== null);
    expect(days).toHaveLength(30);
    const [february] = monthsOf(['2027-02-01']);
    expect(february?.weeks).toHaveLength(4);
  });
});
