import { dateOf, dayOf, mondayOf, placeOf, plusDays, spanOfDays, timeOf, todayIn, weekdayNameOf } from './times.js';

describe('times to read', () => {
  it('write out the wall clock that the server said, whatever zone the browser is in', () => {
    expect(timeOf('2026-10-01T09:05')).toBe('09:05');
    expect(dayOf('2026-10-01T23:30', 'en')).toBe('Thursday 1 October');
    expect(dayOf('2026-10-01T23:30', 'de')).toBe('Donnerstag, 1. Oktober');
    expect(dateOf('2026-10-01', 'en')).toBe('1 Oct 2026');
  });

  it('write some days in a row as one', () => {
    expect(spanOfDays('2026-11-23', '2026-11-29', 'en')).toMatch(/^23\s?–\s?29 November 2026$/u);
    expect(spanOfDays('2026-09-28', '2026-10-04', 'de')).toMatch(/^28\. September\s?–\s?4\. Oktober 2026$/u);
  });

  it('name the days of a week, Monday first', () => {
    expect([1, 7].map((weekday) => weekdayNameOf(weekday, 'en'))).toEqual(['Monday', 'Sunday']);
    expect(weekdayNameOf(4, 'de')).toBe('Donnerstag');
  });

  it('call a zone by its place', () => {
    expect(placeOf('America/New_York')).toBe('New York');
    expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(placeOf('UTC')).toBe('UTC');
  });

  it('begin a week on Monday', () => {
    expect(mondayOf('2026-10-01')).toBe('2026-09-28');
    expect(mondayOf('2026-09-28')).toBe('2026-09-28');
    expect(mondayOf('2026-10-04')).toBe('2026-09-28');
  });

  it('count days over months, years and changes of the clock', () => {
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('know that it is already tomorrow elsewhere', () => {
    const now = new Date('2026-10-01T20:00:00Z');
    expect(todayIn('America/New_York', now)).toBe('2026-10-01');
    expect(todayIn('Asia/Tokyo', now)).toBe('2026-10-02');
  });
});
