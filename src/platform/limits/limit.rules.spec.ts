import { pointsTimes, rateLimitFields, secondsOf, waitAfter } from './limit.rules.js';

describe('a limit', () => {
  it('makes nobody wait before its attempts are used up, and then twice as long each time, up to the longest', () => {
    const growing = { first: 5, longest: 900 };
    const waits = Array.from({ length: 14 }, (_each, index) => waitAfter(index + 1, 5, growing));
    expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(waitAfter(5_000, 5, growing)).toBe(900);
  });

  it('is multiplied as the operator says, and never to nothing', () => {
    expect([1, 2, 0.5, 1_000, 0.001].map((factor) => pointsTimes(factor, 5))).toEqual([5, 10, 3, 5_000, 1]);
  });

  it('lets nobody come too early who waits as many seconds as they are told', () => {
    expect([0, 1, 999, 1_000, 1_001].map(secondsOf)).toEqual([1, 1, 1, 1, 2]);
  });

  it('is told in structured fields', () => {
    const quota = { name: 'api', points: 1_200, seconds: 60 };
    expect(rateLimitFields(quota, 1_199, 42)).toEqual({
      'RateLimit-Policy': '"api";q=1200;w=60',
      RateLimit: '"api";r=1199;t=42',
    });
    expect(rateLimitFields(quota, -3, 42).RateLimit).toBe('"api";r=0;t=42');
  });
});
