import { goalErrors } from './goal.errors.js';
import { refuseHidingFromProposer, switchedBy } from './share.rules.js';

const [nothing, all] = [
  { wording: false, rating: false },
  { wording: true, rating: true },
];

describe('sharing a goal', () => {
  it('records the kinds that are switched, each for itself', () => {
    expect(switchedBy(nothing, all)).toEqual(['wording', 'rating']);
    expect(switchedBy(all, { wording: false, rating: true })).toEqual(['wording']);
    expect(switchedBy(nothing, { wording: false, rating: true })).toEqual(['rating']);
  });

  it('records nothing where everything stays as it is', () => {
    expect(switchedBy(all, all)).toEqual([]);
    expect(switchedBy(nothing, nothing)).toEqual([]);
  });

  it('cannot keep from a sponsor what they proposed, nor how it goes', () => {
    for (const kept of [nothing, { wording: true, rating: false }, { wording: false, rating: true }])
      expect(() => refuseHidingFromProposer('sponsor', kept)).toThrow(goalErrors.sponsorsOwn());
    expect(() => refuseHidingFromProposer('sponsor', all)).not.toThrow();
  });

  it('is the coachee’s choice where anybody else proposed it', () => {
    for (const origin of ['coachee', 'coach', 'catalogue'] as const)
      expect(() => refuseHidingFromProposer(origin, nothing)).not.toThrow();
  });
});
