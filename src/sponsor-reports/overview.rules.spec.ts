import { keyOfPlace, OVERVIEW_SORTS, placeAfter } from './overview.rules.js';

const id = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';
const cursorOf = (text: string) => Buffer.from(text).toString('base64url');

describe('a page of the overview', () => {
  it.each(OVERVIEW_SORTS)('goes on after the last of the page before, in the order %s', (sort) => {
    const place = { key: sort === 'oldest' ? '' : '2026-12-31', id };
    expect(placeAfter(cursorOf(keyOfPlace(sort, place)), sort)).toEqual(place);
    expect(placeAfter(undefined, sort)).toBeUndefined();
  });

  it('does not go on from a page in another order, nor from what is no cursor', () => {
    const cursor = cursorOf(keyOfPlace('ending', { key: '2026-12-31', id }));
    for (const other of [cursor, cursorOf('oldest::x'), 'x', cursorOf(id)])
      expect(() => placeAfter(other, 'oldest')).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});
