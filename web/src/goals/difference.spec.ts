import fc from 'fast-check';
import { differenceOf } from './difference.js';

describe('what changed between two wordings', () => {
  it('is told word by word', () => {
    expect(differenceOf('Speak up early', 'Speak up in the board')).toEqual([
      { kind: 'same', text: 'Speak up' },
      { kind: 'out', text: ' early' },
      { kind: 'in', text: ' in the board' },
    ]);
  });

  it('is nothing where they are the same, and all where one is empty', () => {
    expect(differenceOf('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }]);
    expect(differenceOf('', 'New')).toEqual([{ kind: 'in', text: 'New' }]);
    expect(differenceOf('Old', '')).toEqual([{ kind: 'out', text: 'Old' }]);
    expect(differenceOf('', '')).toEqual([]);
  });

  it('always holds both texts, whole', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n'), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = differenceOf(before, after);
        const without = (kind: 'in' | 'out') =>
          parts
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        expect(without('in')).toBe(before);
        expect(without('out')).toBe(after);
      }),
    );
  });
});
