import { ABSOLUTE_MS, beginningOf, FRESH_MS, IDLE_MS, isFresh, isSeenLongAgo, seenAfter } from './sign-in.rules.js';

const NOW = new Date('2026-09-24T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('how a sign-in begins', () => {
  it.each([
    ['password', false, false, false],
    ['password', true, true, false],
    ['mailed_code', true, true, false],
    ['company', true, true, false],
    ['passkey', false, false, true],
    ['passkey', true, false, true],
  ])('by %s, second factor set up: %s, waits for it: %s, has shown it: %s', (way, hasOne, waits, shown) => {
    const { awaitsSecondFactor, secondFactorAt } = beginningOf(way, hasOne, NOW);
    expect({ awaitsSecondFactor, secondFactorAt }).toEqual({
      awaitsSecondFactor: waits,
      secondFactorAt: shown ? NOW : null,
    });
  });

  it('ends after two weeks, however much it is used', () => {
    expect(beginningOf('password', false, NOW).expiresAt).toEqual(new Date('2026-10-08T12:00:00Z'));
    expect(ABSOLUTE_MS).toBeGreaterThan(IDLE_MS);
  });
});

describe('how long a sign-in holds', () => {
  it('is a day since it was last used', () => {
    expect(seenAfter(NOW)).toEqual(new Date('2026-09-23T12:00:00Z'));
  });

  it('is written down every five minutes, so that most requests write nothing', () => {
    expect(isSeenLongAgo(ago(299_999), NOW)).toBe(false);
    expect(isSeenLongAgo(ago(300_000), NOW)).toBe(true);
  });

  it('is fresh for a quarter of an hour', () => {
    expect(isFresh(ago(FRESH_MS), NOW)).toBe(true);
    expect(isFresh(ago(FRESH_MS + 1), NOW)).toBe(false);
  });
});
