import { Drafts, type Shelf } from './drafts.js';

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (place) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  };
}

describe('drafts', () => {
  it('are there again for the same person and thing', () => {
    const on = shelf();
    new Drafts(on).keep('cora', 'note.1', 'She said');
    expect(new Drafts(on).read('cora', 'note.1')).toBe('She said');
    expect(new Drafts(on).read('cora', 'note.2')).toBeUndefined();
  });

  it('are not another person’s', () => {
    const drafts = new Drafts(shelf());
    drafts.keep('cora', 'note.1', 'She said');
    expect(drafts.read('kit', 'note.1')).toBeUndefined();
  });

  it('are gone once submitted', () => {
    const drafts = new Drafts(shelf());
    drafts.keep('cora', 'note.1', 'She said');
    drafts.keep('cora', 'note.1', '');
    expect(drafts.countOf(['cora'])).toBe(0);
  });

  it('of others are removed when somebody else signs in, and nothing but drafts', () => {
    const on = shelf();
    on.setItem('rapport.practice', 'p1');
    const drafts = new Drafts(on);
    drafts.keep('cora', 'note.1', 'a');
    drafts.keep('cora', 'note.2', 'b');
    drafts.keep('kit', 'note.1', 'c');
    drafts.keepOnlyOf(['kit']);
    expect([drafts.countOf(['cora']), drafts.countOf(['kit'])]).toEqual([0, 1]);
    expect(on.getItem('rapport.practice')).toBe('p1');
  });
});
