import { platformErrors } from '../errors/platform.errors.js';

/** A page of a list as the API answers it. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/**
 * A page out of `limit + 1` rows.
 * @param keyOf what the next page starts after; the list's stable order is by it
 */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, nextCursor: Buffer.from(keyOf(last)).toString('base64url') };
}

/** The id that a cursor starts after; undefined for the first page. */
export function idAfter(cursor: string | undefined): string | undefined {
  return keyOf(cursor, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
}

/** The same where a list is in the order of a number. */
export function numberAfter(cursor: string | undefined): number | undefined {
  const key = keyOf(cursor, /^\d{1,15}$/);
  return key === undefined ? undefined : Number(key);
}

function keyOf(cursor: string | undefined, shape: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (shape.test(key)) return key;
  throw platformErrors.invalid({
    errors: [{ pointer: '/cursor', code: 'isCursor', detail: 'cursor must be the nextCursor of a page of this list' }],
  });
}
