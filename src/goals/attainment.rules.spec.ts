import fc from 'fast-check';
import { attainmentOf, attainmentSeries, type Attained } from './attainment.rules.js';

const even = (...levels: number[]): Attained[] => levels.map((level) => ({ weight: 1, level }));
const weighted = (...pairs: [weight: number, level: number][]): Attained[] =>
  pairs.map(([weight, level]) => ({ weight, level }));

/**
 * By the definition, and not by the formula: the weighted sum over its standard deviation, where each level has variance
 * one and any two of them the covariance ρ.
 */
function byDefinition(goals: Attained[]): number {
  let variance = 0;
  let sum = 0;
  goals.forEach((one, i) => {
    sum += one.weight * one.level;
    goals.forEach((other, j) => {
      variance += one.weight * other.weight * (i === j ? 1 : 0.3);
    });
  });
  return 50 + (10 * sum) / Math.sqrt(variance);
}

const goals = fc.array(
  fc.record({ weight: fc.integer({ min: 1, max: 100 }), level: fc.integer({ min: -2, max: 2 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe('the T-score of goals', () => {
  it.each<[string, Attained[], number]>([
    ['one goal at −1', even(-1), 40],
    ['one goal as expected', even(0), 50],
    ['one goal at +2', even(2), 70],
    ['one goal at −2', even(-2), 30],
    ['one goal, whatever it weighs', weighted([7, 1]), 60],
    ['three of equal weight at +1, +1 and 0', even(1, 1, 0), 59.13],
    ['two at −1', even(-1, -1), 37.6],
    ['two at +1 and −1', even(1, -1), 50],
    ['three at +2', even(2, 2, 2), 77.39],
    ['four at −2', even(-2, -2, -2, -2), 20.98],
    ['two of weights 2 and 1, at +1 and 0', weighted([2, 1], [1, 0]), 58.03],
    ['two of weights 3 and 1, at −1 and +2', weighted([3, -1], [1, 2]), 47.09],
    ['three of weights 1, 2 and 3, at +2, 0 and −1', weighted([1, 2], [2, 0], [3, -1]), 47.8],
  ])('of %s', (_what, given, score) => {
    expect(attainmentOf(given)).toBe(score);
  });

  it('of none there is none', () => {
    expect(attainmentOf([])).toBeNull();
  });

  it('is what the definition says: the weighted sum over its deviation', () => {
    fc.assert(fc.property(goals, (given) => expect(attainmentOf(given)).toBeCloseTo(byDefinition(given), 1)));
  });

  it('does not depend on the order of the goals', () => {
    const shuffled = goals.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length })),
    );
    fc.assert(fc.property(shuffled, ([given, other]) => expect(attainmentOf(other)).toBe(attainmentOf(given))));
  });

  it('depends on how weights compare, and not on how large they are', () => {
    fc.assert(
      fc.property(goals, fc.integer({ min: 2, max: 50 }), (given, times) => {
        const scaled = given.map(({ weight, level }) => ({ weight: weight * times, level }));
        expect(attainmentOf(scaled)).toBeCloseTo(attainmentOf(given) ?? 0, 1);
      }),
    );
  });

  it('lies as far above 50 as the same levels the other way round lie below', () => {
    fc.assert(
      fc.property(goals, (given) => {
        const mirrored = given.map(({ weight, level }) => ({ weight, level: -level }));
        expect((attainmentOf(given) ?? 0) + (attainmentOf(mirrored) ?? 0)).toBeCloseTo(100, 1);
      }),
    );
  });

  it('rises with any level that rises', () => {
    fc.assert(
      fc.property(goals, fc.nat(), (given, which) => {
        const index = which % given.length;
        const higher = given.map((goal, at) => (at === index ? { ...goal, level: goal.level + 1 } : goal));
        expect(attainmentOf(higher) ?? 0).toBeGreaterThan(attainmentOf(given) ?? 0);
      }),
    );
  });
});

describe('the T-score by date', () => {
  const scaled = [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 1 },
  ];

  it('is over the goals that had a level by then, each at its latest', () => {
    const given = [
      { goalId: 'a', on: '2026-10-01', level: -1 },
      { goalId: 'b', on: '2026-10-08', level: -1 },
      { goalId: 'a', on: '2026-10-08', level: 0 },
      { goalId: 'a', on: '2026-10-15', level: 1 },
    ];
    expect(attainmentSeries(scaled, given)).toEqual([
      { on: '2026-10-01', score: 40 },
      { on: '2026-10-08', score: attainmentOf(even(-1, 0)) },
      { on: '2026-10-15', score: 50 },
    ]);
  });

  it('leaves out goals that do not count any more', () => {
    expect(attainmentSeries(scaled, [{ goalId: 'gone', on: '2026-10-01', level: 2 }])).toEqual([]);
  });
});
