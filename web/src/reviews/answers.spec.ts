import { draftOf, isNothing, keptIn, writtenIn } from './answers.js';

describe('what is written of a review', () => {
  const draft = {
    answers: [{ question: 'progress' as const, text: 'I say no.' }],
    goals: [{ goalId: 'g1', rating: 6, remark: null }],
  };

  it('is told to the server as it was read', () => {
    expect(draftOf(writtenIn(draft))).toEqual({ ...draft, goals: [{ goalId: 'g1', rating: 6 }] });
  });

  it('leaves out what says nothing', () => {
    const written = { answers: { progress: ' ' }, goals: { g1: {}, g2: { remark: '' } } };
    expect(draftOf(written)).toEqual({ answers: [], goals: [] });
    expect(isNothing(written)).toBe(true);
    expect(isNothing({ answers: {}, goals: { g1: { rating: 0 } } })).toBe(false);
  });

  it('goes on from what this browser keeps, and from nothing else', () => {
    expect(keptIn(JSON.stringify(writtenIn(draft)))).toEqual(writtenIn(draft));
    for (const other of ['', 'text', '{}', '[]']) expect(keptIn(other)).toBeUndefined();
  });
});
