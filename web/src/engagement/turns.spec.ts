import { toldOf } from './turns.js';

const inState = (why: string | null) => toldOf({ from: 'active', to: 'active', why });

describe('a step of an engagement’s life', () => {
  it('is told as what it was, where the state stayed: until when it was extended, and why', () => {
    expect(inState('Extended from 2026-12-31 to 2027-01-31: Ill: for\nsix weeks')).toEqual({
      ...{ word: 'extended', until: '2027-01-31', why: 'Ill: for\nsix weeks' },
    });
    expect(inState('Handed over: I move away')).toEqual({ word: 'handedOver', why: 'I move away' });
    expect(inState('What was said was erased: They asked')).toEqual({ word: 'erased', why: 'They asked' });
    expect(inState('Something else')).toEqual({ word: 'changed', why: 'Something else' });
    expect(inState(null)).toEqual({ word: 'changed', why: null });
  });

  it('is what it came to, where the state is another; no reason is read as more than one', () => {
    expect(toldOf({ from: 'paused', to: 'active', why: null })).toEqual({ word: 'resumed', why: null });
    expect(toldOf({ from: 'awaiting_agreement', to: 'active', why: null })).toEqual({ word: 'active', why: null });
    const why = 'Handed over: no, we go on';
    expect(toldOf({ from: 'ended_early', to: 'active', why })).toEqual({ word: 'reopened', why });
    expect(toldOf({ from: 'active', to: 'ended_early', why })).toEqual({ word: 'ended_early', why });
  });

  it('has words of ours for what the server says of itself', () => {
    expect(toldOf({ from: 'draft', to: 'ended_early', why: 'The draft was discarded' }).word).toBe('discarded');
    const ranOut = { from: 'active', to: 'completed', why: 'Nothing was left to do' } as const;
    expect(toldOf(ranOut)).toEqual({ word: 'ranOut', why: null });
    expect(toldOf({ ...ranOut, why: 'All is reached' })).toEqual({ word: 'completed', why: 'All is reached' });
  });
});
