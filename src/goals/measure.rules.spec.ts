import { measuredBy, ratingOf, type Measured, type Rating } from './measure.rules.js';

const levels = ['Silent', 'Asked, I answer', 'I speak up once a week', 'In each meeting', 'Others follow me'];

function codeOf(decide: () => unknown): string | undefined {
  try {
    decide();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('how a goal is measured', () => {
  it('is by a rating, unless it has levels', () => {
    expect(measuredBy({})).toEqual({ levels: null, weight: null, baseline: null, target: null });
    expect(measuredBy({ baseline: 0, target: 10 })).toEqual({ levels: null, weight: null, baseline: 0, target: 10 });
  });

  it('is by levels that weigh as much as one another, unless said', () => {
    expect(measuredBy({ levels })).toMatchObject({ levels, weight: 1 });
    expect(measuredBy({ levels, weight: 5, baseline: -2, target: 1 })).toEqual({
      ...{ levels, weight: 5, baseline: -2, target: 1 },
    });
  });

  it.each<[string, Partial<Measured>]>([
    ['a weight without levels', { weight: 2 }],
    ['a baseline below a rating', { baseline: -1 }],
    ['a target above a level', { levels, target: 3 }],
    ['a baseline below a level', { levels, baseline: -3 }],
    ['a target above a rating', { target: 11 }],
  ])('is not by %s', (_what, given) => {
    expect(codeOf(() => measuredBy(given))).toBe('request.invalid');
  });
});

describe('a check-in', () => {
  it.each<[string, Partial<Rating>, string[] | null, string | undefined]>([
    ['a score, where the goal is rated', { score: 0 }, null, undefined],
    ['a level, where it has levels', { level: -2 }, levels, undefined],
    ['no score, where it has levels', { score: 5 }, levels, 'goal.measured-otherwise'],
    ['no level, where it is rated', { level: 1 }, null, 'goal.measured-otherwise'],
    ['not both', { score: 5, level: 1 }, levels, 'request.invalid'],
    ['not neither', {}, null, 'request.invalid'],
  ])('gives %s', (_what, given, agreed, code) => {
    expect(codeOf(() => ratingOf(given, { levels: agreed }))).toBe(code);
  });
});
