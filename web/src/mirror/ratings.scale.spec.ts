import { levelText, pointsOf } from './ratings.scale.js';

const score = (on: string, value: number) => ({ on, score: value, level: null });

describe('ratings of a goal', () => {
  it('are as far apart as their days', () => {
    const points = pointsOf([score('2026-10-01', 4), score('2026-10-11', 5), score('2026-11-20', 10)]);
    expect(points.map(({ x }) => x)).toEqual([0, 0.2, 1]);
    expect(points.map(({ y }) => y)).toEqual([0.6, 0.5, 0]);
  });

  it('stand in the middle where there is one alone', () => {
    expect(pointsOf([score('2026-10-01', 0)])).toEqual([{ on: '2026-10-01', value: 0, x: 0.5, y: 1 }]);
  });

  it('are levels from −2 at the bottom to +2 at the top, where a goal has any', () => {
    const levels = [-2, 0, 2].map((level, at) => ({ on: `2026-10-0${at + 1}`, score: null, level }));
    expect(pointsOf(levels).map(({ y }) => y)).toEqual([1, 0.5, 0]);
    expect([-2, 0, 1].map(levelText)).toEqual(['−2', '0', '+1']);
  });

  it('are left out where nothing was rated', () => {
    expect(pointsOf([{ on: '2026-10-01', score: null, level: null }])).toEqual([]);
  });
});
