import { platformErrors } from '../platform/errors/platform.errors.js';

/** In which order a company's engagements are listed: oldest first, by their end, or those that fare worst first. */
export const OVERVIEW_SORTS = ['oldest', 'ending', 'health'] as const;
export type OverviewSort = (typeof OVERVIEW_SORTS)[number];

/** Where a page begins: after an engagement, by its id and what it is sorted by. */
export interface OverviewPlace {
  key: string;
  id: string;
}

const PLACE = /^(\w+):([\d-]*):([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** What a cursor is made of. It is of one order, and no good in another. */
export function keyOfPlace(sort: OverviewSort, { key, id }: OverviewPlace): string {
  return `${sort}:${key}:${id}`;
}

/**
 * The place that a cursor names; undefined for the first page.
 * @throws request.invalid for one that is not of this order
 */
export function placeAfter(cursor: string | undefined, sort: OverviewSort): OverviewPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, of, key = '', id = ''] = PLACE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (of === sort) return { key, id };
  const detail = 'cursor must be the nextCursor of a page of this list, in this order';
  throw platformErrors.invalid({ errors: [{ pointer: '/cursor', code: 'isCursor', detail }] });
}
