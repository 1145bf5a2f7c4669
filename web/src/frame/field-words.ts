/** A refused field, as far as it is told in words. */
interface Field {
  pointer: string;
  code: string;
  parameters?: Record<string, number | string>;
}

/** What is said with numbers, and with which. */
const SAID_WITH: Record<string, readonly string[]> = {
  ...{ hasLength: ['min', 'max'], maxLength: ['max'], min: ['min'], max: ['max'] },
  ...{ arrayMinSize: ['min'], arrayMaxSize: ['max'], matches: ['like'] },
};

/** Whether it is this place of the request, or in it. */
export function isAt({ pointer }: Field, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** Those at none of the places. */
export function besides<F extends Field>(fields: readonly F[], places: readonly string[]): F[] {
  return fields.filter((field) => !places.some((place) => isAt(field, place)));
}

/** By which words a field is told: those of its check; where it has none, or its numbers are not there, those for any. */
export function keyOf({ code, parameters = {} }: Field, has: (key: string) => boolean): string {
  const needed = SAID_WITH[code] ?? [];
  return /^\w+$/.test(code) && has(code) && needed.every((name) => name in parameters) ? code : 'unknown';
}
