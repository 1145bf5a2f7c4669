import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';
import { measuredBy, NO_WORDS, saidIn, waitingIn, wordsIn } from './wordings.js';

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
    expect(measuredBy(wording(1))).toEqual({});
    const levels = ['a', 'b', 'c', 'd', 'e'];
    expect(measuredBy(wording(1, { levels, weight: 2, target: 0 }))).toEqual({ levels, weight: 2, target: 0 });
  });
});
