import * as fc from 'fast-check';
import { gapsBetween, merged } from './intervals.rules.js';
import { intervalOf } from './where-days.rules.js';

const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, length]) => intervalOf(from, from + length));
const anyIntervals = fc.array(anyInterval, { maxLength: 12 });
type Intervals = ReturnType<typeof merged>;
const covers = (intervals: Intervals, at: number) =>
  intervals.some(({ startsAt, endsAt }) => startsAt.getTime() <= at && at < endsAt.getTime());
const moments = Array.from({ length: 80 }, (_each, at) => at);

describe('intervals', () => {
  it('cover the same time when they are merged, in order, and neither touch nor last no time', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const union = merged(intervals);
        for (const at of moments) expect(covers(union, at)).toBe(covers(intervals, at));
        union.forEach(({ startsAt, endsAt }, at) => {
          expect(startsAt < endsAt).toBe(true);
          expect(at === 0 || (union[at - 1]?.endsAt ?? 0) < startsAt).toBe(true);
        });
      }),
    );
  });

  it('leave of another what they do not cover', () => {
    fc.assert(
      fc.property(anyInterval, anyIntervals, (within, intervals) => {
        const gaps = gapsBetween(within, intervals);
        expect(merged(gaps)).toEqual(gaps);
        for (const at of moments) expect(covers(gaps, at)).toBe(covers([within], at) && !covers(intervals, at));
      }),
    );
  });
});
