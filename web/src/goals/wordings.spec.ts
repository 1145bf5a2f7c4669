import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';
import {
  isWhole,
  measuredBy,
  NO_LEVELS,
  NO_WORDS,
  saidIn,
  waitingIn,
  wordsIn,
  wordsOf,
  type Levels,
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
    expect(saidIn({ wording: ' Speak up ', measure: ' ', targetDate: '' })).toEqual({ wording: 'Speak up' });
  });

  it('goes on from a draft, and is not stopped by one that is none', () => {
    expect(wordsIn('{"wording":"Be heard"}', NO_WORDS)).toEqual({ ...NO_WORDS, wording: 'Be heard' });
    expect(wordsIn('Be heard', NO_WORDS)).toEqual(NO_WORDS);
  });

  it('keeps the levels it is measured by', () => {
    expect(measuredBy(wording(1), {})).toEqual({});
    const levels: Levels = ['a', 'b', 'c', 'd', 'e'];
    const scaled = wording(1, { levels, weight: 2, target: 0 });
    expect(saidIn(wordsOf(scaled))).toEqual({ wording: 'Speak up', levels });
    expect(measuredBy(scaled, wordsOf(scaled))).toEqual({ weight: 2, target: 0 });
  });

  it('leaves weight and target of another scale behind', () => {
    expect(measuredBy(wording(1, { target: 8 }), { levels: NO_LEVELS })).toEqual({});
  });

  it('is whole once it says what for and, where it has levels, what each of them means', () => {
    const words = { ...NO_WORDS, wording: 'Speak up' };
    expect([isWhole(NO_WORDS), isWhole(words), isWhole({ ...words, levels: NO_LEVELS })]).toEqual([false, true, false]);
    expect(isWhole({ ...words, levels: ['a', 'b', 'c', 'd', 'e'] })).toBe(true);
  });
});
