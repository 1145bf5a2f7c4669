import { heightOf, spotsOf, wayThrough } from './plot.js';

const field = { width: 120, height: 60, left: 10, right: 10, top: 5, bottom: 5 };
const scale = { lowest: 0, highest: 10 };
const point = (on: string, value: number) => ({ on, value, side: 'coachee' as const, private: false });

describe('the plot of a goal', () => {
  it('has the highest value at the top and the lowest at the bottom', () => {
    expect([heightOf(10, scale, field), heightOf(0, scale, field), heightOf(5, scale, field)]).toEqual([5, 55, 30]);
    expect(heightOf(0, { lowest: -2, highest: 2 }, field)).toBe(30);
  });

  it('spreads days over its width as far apart as they were', () => {
    const points = [point('2026-10-01', 3), point('2026-10-06', 5), point('2026-10-11', 6)];
    expect(spotsOf({ ...scale, points }, field).map(({ x }) => x)).toEqual([10, 60, 110]);
  });

  it('puts a single look in the middle, and several of one day above one another', () => {
    const points = [point('2026-10-01', 3), point('2026-10-01', 5)];
    expect(spotsOf({ ...scale, points }, field).map(({ x }) => x)).toEqual([60, 60]);
    expect(spotsOf({ ...scale, points: [] }, field)).toEqual([]);
  });

  it('is a way from one look to the next', () => {
    const points = [point('2026-10-01', 0), point('2026-10-02', 10)];
    expect(wayThrough(spotsOf({ ...scale, points }, field))).toBe('M10 55 L110 5');
  });
});
