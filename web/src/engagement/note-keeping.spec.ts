import { beginningOf, together, typedIn } from './note-keeping.js';

const kept = { text: 'As it stands', version: 3 };

describe('a note that is opened', () => {
  it('is as the server has it, where nothing was typed', () => {
    expect(beginningOf(kept, undefined)).toEqual({ with: 'kept' });
  });

  it('goes on where typing was cut off', () => {
    expect(beginningOf(kept, { text: 'As it stands, and more', basedOn: 3 })).toMatchObject({ with: 'typed' });
  });

  it('shows both where somebody else wrote meanwhile', () => {
    expect(beginningOf(kept, { text: 'Mine', basedOn: 2 })).toEqual({ with: 'conflict', text: 'Mine', basedOn: 2 });
  });

  it('has no conflict with what did arrive, though its answer did not', () => {
    expect(beginningOf(kept, { text: 'As it stands', basedOn: 2 })).toEqual({ with: 'kept' });
  });

  it('is not stopped by something else that is kept in its place', () => {
    for (const draft of [undefined, '', 'not json', '{}', '{"text":1}']) expect(typedIn(draft)).toBeUndefined();
    expect(typedIn('{"text":"a","basedOn":0}')).toEqual({ text: 'a', basedOn: 0 });
  });

  it('can be put together of both, with theirs first', () => {
    expect(together('Mine', 'Theirs\n')).toBe('Theirs\n\nMine');
  });
});
