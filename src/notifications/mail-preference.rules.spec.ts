import { inOrder, LEADS, UNCHOSEN } from './mail-preference.rules.js';

describe('a mail preference', () => {
  it('is a day before, and every kind of prompt, until somebody chooses', () => {
    expect(UNCHOSEN).toEqual({ remindBefore: [1_440], reviews: true, goals: true, pulse: true });
  });

  it('keeps each lead time once, the shortest first', () => {
    expect(inOrder([2_880, 60, 2_880])).toEqual([60, 2_880]);
    expect(inOrder([])).toEqual([]);
    expect(inOrder([...LEADS].reverse())).toEqual([60, 1_440, 2_880]);
  });
});
