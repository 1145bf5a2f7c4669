import type { GoalSharesResponse } from '../../client/types.gen.js';
import { differences, sharedNow, wishing, type Wishes } from './wishes.js';

const goal = (goalId: string, wording: boolean, rating: boolean, always = false): GoalSharesResponse => ({
  ...{ goalId, wording: 'Speak up early', version: 1 },
  sponsor: { wording, rating, always },
  managers: [{ personId: 'max', name: 'Max', wording: true, rating: false }],
});
const none: Wishes = new Map();

describe('what would be shared', () => {
  it('is counted as what is added and what is taken back', () => {
    const goals = [goal('a', false, false), goal('b', true, true)];
    const both = new Map([
      ['a', { wording: true, rating: true }],
      ['b', { wording: true, rating: false }],
    ]);
    expect(differences(both, goals, undefined)).toEqual({ more: 2, less: 1 });
    expect(differences(none, goals, undefined)).toEqual({ more: 0, less: 0 });
  });

  it('is nothing where it is as it is already', () => {
    const one = goal('a', false, false);
    const now = { wording: false, rating: false };
    const wishes = wishing(none, one, now, { wording: true, rating: false });
    expect([...wishes]).toEqual([['a', { wording: true, rating: false }]]);
    expect(wishing(wishes, one, now, now).size).toBe(0);
  });

  it('is not chosen for what a sponsor proposed, nor where no company pays', () => {
    expect(sharedNow(goal('a', true, true, true), undefined)).toBeUndefined();
    expect(sharedNow({ ...goal('a', true, true), sponsor: null }, undefined)).toBeUndefined();
  });

  it('is each manager’s own', () => {
    expect(sharedNow(goal('a', false, false), 'max')).toMatchObject({ wording: true, rating: false });
    expect(sharedNow(goal('a', false, false), 'mo')).toBeUndefined();
  });
});
