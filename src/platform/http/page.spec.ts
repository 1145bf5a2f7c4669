import fc from 'fast-check';
import { idAfter, numberAfter, pageOf } from './page.js';

const idOf = ({ id }: { id: string }) => id;

describe('a page', () => {
  it('walks every row once, in order, whatever its size', () => {
    const rows = fc.uniqueArray(fc.uuid(), { maxLength: 30 }).map((ids) => ids.sort().map((id) => ({ id })));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (all, limit) => {
        const seen: { id: string }[] = [];
        let cursor: string | undefined;
        do {
          const after = idAfter(cursor) ?? '';
          const page = pageOf(all.filter(({ id }) => id > after).slice(0, limit + 1), limit, idOf);
          seen.push(...page.items);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(all);
      }),
    );
  });

  it('that is the last has no next', () => {
    expect(pageOf([], 2, idOf)).toEqual({ items: [] });
    expect(pageOf([{ id: 'a' }, { id: 'b' }], 2, idOf)).toEqual({ items: [{ id: 'a' }, { id: 'b' }] });
    expect(pageOf([{ id: 'a' }, { id: 'b' }], 1, idOf)).toMatchObject({
      items: [{ id: 'a' }],
      nextCursor: expect.any(String),
    });
  });

  it.each(['', 'abc', Buffer.from('1').toString('base64url'), Buffer.from("' or 1=1 --").toString('base64url')])(
    'is not begun by a cursor that none of ours is: %j',
    (cursor) => {
      expect(() => idAfter(cursor)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    },
  );

  it('of a list in the order of a number starts after one', () => {
    const { nextCursor } = pageOf([17, 16, 15], 2, String);
    expect(numberAfter(nextCursor)).toBe(16);
    expect(numberAfter(undefined)).toBeUndefined();
    for (const text of ['', 'abc', '-1', '1.5', '1'.repeat(16)])
      expect(() => numberAfter(Buffer.from(text).toString('base64url'))).toThrow(
        expect.objectContaining({ code: 'request.invalid' }),
      );
  });
});
