import { heightsOf, topOf } from './trend.scale.js';

describe('the trend of a company', () => {
  it.each([
    [[], 4],
    [[0, 3], 4],
    [[5], 10],
    [[11, 20], 20],
    [[48], 50],
    [[51], 100],
    [[480], 500],
    [[1200], 2000],
  ])('of %j goes up to %i', (values, top) => expect(topOf(values)).toBe(top));

  it('keeps proportions, and is flat where nothing was', () => {
    expect(heightsOf([0, 5, 10])).toEqual([0, 0.5, 1]);
    expect(heightsOf([0, 0])).toEqual([0, 0]);
  });
});
