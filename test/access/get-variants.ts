import type { OpenAPIObject } from '@nestjs/swagger';
import type { Ids } from './cast.js';

interface Parameter {
  name: string;
  in: string;
  schema?: { type?: string; format?: string; enum?: unknown[] };
}

/** An address that is read, and each way in which the API document says it can be asked. */
export interface Reading {
  path: string;
  /** What follows the address: nothing, and each parameter with each kind of value. */
  queries: (ids: Ids) => string[];
}

/** What a parameter may be asked with: all that it takes, and what it refuses. */
function valuesOf({ name, schema: { type, format, enum: choices } = {} }: Parameter, ids: Ids): string[] {
  if (choices) return [...choices.map(String), 'something-else'];
  if (type === 'integer' || type === 'number') return ['0', '1', '2', '100', '1000'];
  if (type === 'boolean') return ['true', 'false', 'maybe'];
  if (format === 'uuid') return [...new Set(Object.values(ids)), 'not-an-id'];
  if (format === 'date') return ['2026-10-01', '2026-13-01'];
  if (format === 'date-time') return ['2026-10-01T00:00:00Z', 'yesterday'];
  return name === 'cursor' ? ['eA', Buffer.from(ids.engagementId ?? '').toString('base64url')] : ['kit', '%25', ''];
}

/** Whatever is asked for though no address declares it. */
const UNDECLARED = ['sort=createdAt', 'expand=goals', 'filter=notes'];

/** Every GET of the API document: what is added to the API is in it by itself. */
export function readingsOf({ paths }: OpenAPIObject): Reading[] {
  return Object.entries(paths).flatMap(([template, operations]): Reading[] => {
    const parameters = (operations.get?.parameters ?? []) as Parameter[];
    const asked = parameters.filter((parameter) => parameter.in === 'query');
    const queries = (ids: Ids) => [
      '',
      ...asked.flatMap((each) => valuesOf(each, ids).map((value) => `?${each.name}=${value}`)),
      ...UNDECLARED.map((each) => `?${each}`),
    ];
    return operations.get ? [{ path: template, queries }] : [];
  });
}

/** The address with ids put in; one that is not known is `unknown`. */
export function filled(path: string, ids: Ids, unknown: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? unknown);
}

/**
 * A text with what differs between two of a kind made the same: ids by their turn, addresses of mail, cursors, seconds.
 * The length that is told beside it counts these as they were; that of the texts themselves is compared with them.
 */
export function alike(text: string): string {
  const turns = new Map<string, string>();
  const turn = (id: string) => {
    if (!turns.has(id)) turns.set(id, `id ${turns.size + 1}`);
    return turns.get(id) ?? id;
  };
  const opened = text.replaceAll(/(cursor(?:=|":"))([\w-]+)/gi, (_whole, before: string, cursor: string) =>
    before.concat(Buffer.from(cursor, 'base64url').toString()),
  );
  return opened
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, turn)
    .replaceAll(/(\w+-)+\d+-\d+@/g, '$1@')
    .replaceAll(/Practice \d+-\d+/g, 'Practice')
    .replaceAll(/"content-length":"\d+"/g, '')
    .replaceAll(/(T\d\d:\d\d):\d\d(\.\d+)?Z/g, '$1Z');
}
