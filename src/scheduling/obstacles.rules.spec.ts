import * as fc from 'fast-check';
import { obstacleFinder, type Obstacle } from './obstacles.rules.js';

const from = (minutes: number) => new Date(Date.UTC(2026, 9, 1) + minutes * 60_000);
const obstacle = (start: number, end: number): Obstacle => ({
  ...{ party: 'coach', why: 'busy', startsAt: from(start), endsAt: from(end) },
});
const interval = (start: number, end: number) => ({ startsAt: from(start), endsAt: from(end) });

describe('what stands in the way of a time', () => {
  const find = obstacleFinder([obstacle(60, 120), obstacle(0, 1_000), obstacle(200, 260)]);

  it('is all that overlaps it, the earliest first, also what began long before', () => {
    expect(find(interval(110, 210))).toEqual([obstacle(0, 1_000), obstacle(60, 120), obstacle(200, 260)]);
    expect(find(interval(900, 960))).toEqual([obstacle(0, 1_000)]);
  });

  it('is nothing that ends when it begins, or begins when it ends', () => {
    const around = obstacleFinder([obstacle(0, 60), obstacle(120, 180)]);
    expect(around(interval(60, 120))).toEqual([]);
    expect(around(interval(59, 120))).toEqual([obstacle(0, 60)]);
    expect(around(interval(60, 121))).toEqual([obstacle(120, 180)]);
  });

  it('is what comparing with each finds, whatever there is', () => {
    const some = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 200 }))
      .map(([start, length]) => [start, start + length]);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), some, (all, [start = 0, end = 0]) => {
        const list = all.map(([a = 0, b = 0]) => obstacle(a, b));
        const expected = list.filter((each) => each.startsAt < from(end) && from(start) < each.endsAt);
        const found = obstacleFinder(list)(interval(start, end));
        expect(found).toHaveLength(expected.length);
        expect(found).toEqual(expect.arrayContaining(expected));
      }),
    );
  });
});
