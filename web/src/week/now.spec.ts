import { soonIn } from './now.js';

describe('what is soon', () => {
  const now = new Date('2026-11-28T09:00:00Z');

  it.each([
    ['2026-11-28T09:05:00Z', 'in 5 minutes'],
    ['2026-11-28T11:10:00Z', 'in 2 hours'],
    ['2026-11-29T09:00:00Z', undefined],
    ['2026-11-28T08:30:00Z', undefined],
  ])('is told of %s: %s', (startsAt, written) => {
    expect(soonIn(startsAt, now, 'en')).toBe(written);
  });
});
