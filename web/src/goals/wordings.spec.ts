import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';
import {
  isWhole,
  measuredAnew,
  NO_LEVELS,
  NO_WORDS,
  saidIn,
  waitingIn,
  wordsIn,
  wordsOf,
  type Levels,
  type Words,
} from './wordings.js';

const wording = (revision: number, given: Partial<GoalWordingResponse> = {}): GoalWordingResponse => ({
  ...{ revision, wording: 'Speak up', measure: null, targetDate: null },
  ...{ levels: null, weight: null, baseline: null, target: null },
  ...given,
});

describe('the wording of a goal', () => {
  it('that waits is the pending one, or a proposal itself; where nothing waits, none', () => {
    const proposed = { state: 'proposed', current: wording(1), pending: null } as GoalResponse;
    expect(waitingIn(proposed)?.revision).toBe(1);
    expect(waitingIn({ ...proposed, state: 'agreed' })).toBeUndefined();
    expect(waitingIn({ ...proposed, state: 'agreed', pending: wording(2) })?.revision).toBe(2);
  });

  it('leaves out what was not said', () => {
    expect(saidIn({ ...NO_WORDS, wording: ' Speak up ', measure: ' ' })).toEqual({ wording: 'Speak up' });
  });

  it('goes on from a draft, and is not stopped by one that is none', () => {
    expect(wordsIn('{"wording":"Be heard"}', NO_WORDS)).toEqual({ ...NO_WORDS, wording: 'Be heard' });
    expect(wordsIn('Be heard', NO_WORDS)).toEqual(NO_WORDS);
  });

  it('says where it begins and is to go, and how much it counts, as it was said', () => {
    const levels: Levels = ['a', 'b', 'c', 'd', 'e'];
    const scaled = wording(1, { levels, weight: 2, baseline: -2, target: 0 });
    expect(saidIn(wordsOf(scaled))).toEqual({ wording: 'Speak up', levels, weight: 2, baseline: -2, target: 0 });
    const rated = wording(1, { baseline: 0, target: 8 });
    expect(saidIn(wordsOf(rated))).toEqual({ wording: 'Speak up', baseline: 0, target: 8 });
    expect(saidIn(wordsOf(wording(1)))).toEqual({ wording: 'Speak up' });
  });

  it('leaves weight, beginning and target of another scale behind', () => {
    const words = { ...NO_WORDS, wording: 'Speak up', baseline: '2', target: '8' };
    expect(measuredAnew(words, NO_LEVELS)).toEqual({ ...NO_WORDS, wording: 'Speak up', levels: NO_LEVELS });
    const scaled = { ...words, levels: NO_LEVELS, target: '1', weight: '3' };
    const levels: Levels = ['a', '', '', '', ''];
    expect(measuredAnew(scaled, levels)).toEqual({ ...scaled, levels });
    expect(measuredAnew(scaled, undefined)).toEqual({ ...NO_WORDS, wording: 'Speak up' });
  });

  it('is whole once it says what for and, where it has levels, what each of them means', () => {
    const words = { ...NO_WORDS, wording: 'Speak up' };
    expect([isWhole(NO_WORDS), isWhole(words), isWhole({ ...words, levels: NO_LEVELS })]).toEqual([false, true, false]);
    const scaled: Words = { ...words, levels: ['a', 'b', 'c', 'd', 'e'] };
    const weights = ['', '2', '100', '0', '1.5', '101', 'x'];
    expect(weights.filter((weight) => isWhole({ ...scaled, weight }))).toEqual(['', '2', '100']);
  });
});
