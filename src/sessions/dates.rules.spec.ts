import { dayOf, daysOf, timeOf, weekOf } from './dates.rules.js';

const terms = { timeZone: 'America/New_York', sessionMinutes: 45 };

describe('the time that somebody names', () => {
  it('is on the wall clock of the engagement, and lasts as long as was agreed', () => {
    const { startsAt, endsAt } = timeOf(terms, { localStart: '2026-10-01T10:00' });
    expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
      '2026-10-01T14:00:00.000Z',
      '2026-10-01T14:45:00.000Z',
    ]);
  });

  it('or on that of a zone that they name', () => {
    const { startsAt, timeZone } = timeOf(terms, { localStart: '2026-10-01T10:00', timeZone: 'Europe/Berlin' });
    expect([startsAt.toISOString(), timeZone]).toEqual(['2026-10-01T08:00:00.000Z', 'Europe/Berlin']);
  });
});

describe('the day of a session', () => {
  const late = { state: 'scheduled', startsAt: new Date('2026-10-02T02:00:00Z') };

  it('is that of the engagement’s own zone', () => {
    expect(dayOf(late, terms)).toBe('2026-10-01');
  });

  it('does not count where the session was cancelled', () => {
    expect(daysOf([late, { ...late, state: 'cancelled' }, { ...late, state: 'no_show' }], terms)).toEqual([
      '2026-10-01',
      '2026-10-01',
    ]);
  });
});

describe('the week of a day', () => {
  it('begins on Monday, and is an hour longer when the clocks go back', () => {
    const { startsAt, endsAt } = weekOf('2026-11-01', 'America/New_York');
    expect([startsAt.toISOString(), endsAt.toISOString()]).toEqual([
      '2026-10-26T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ]);
    expect(weekOf('2026-10-26', 'America/New_York')).toEqual({ startsAt, endsAt });
  });
});
