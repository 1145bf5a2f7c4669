import { uuidv7 } from './ids.js';

describe('ids', () => {
  it('sort by when they were made, within one millisecond too', () => {
    const ids = Array.from({ length: 1_000 }, () => uuidv7({ msecs: 1_790_000_000_000 }));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('sort by the time they are given', () => {
    expect(uuidv7({ msecs: 1_790_000_000_000 }) < uuidv7({ msecs: 1_790_000_000_001 })).toBe(true);
  });
});
