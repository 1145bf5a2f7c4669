import type { OpenAPIObject } from '@nestjs/swagger';
import { exampleOf } from '../../src/platform/http/openapi-examples.js';
import type { Schema } from '../../src/platform/http/openapi-schemas.js';

/** What a request's body may have in it, as the API document tells. */
export interface BodyOf {
  /** Valid in form, with all there is in it, whatever its ids are of. */
  example: Json;
  /** Where there are objects, and where ids; `0` stands for the places of a list. */
  objects: string[];
  ids: string[];
}
export type Json = Record<string, unknown>;

/** The body of each operation, by `METHOD /path/:parameter`; an empty one where none is taken. */
export function bodiesOf(document: OpenAPIObject): Map<string, BodyOf> {
  const schemas: Record<string, Schema> = document.components?.schemas ?? {};
  const found = new Map<string, BodyOf>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, { requestBody }] of Object.entries(operations) as [string, Operation][]) {
      const body: BodyOf = { example: {}, objects: [], ids: [] };
      body.example = filled(requestBody?.content['application/json']?.schema ?? {}, schemas, '', body) as Json;
      found.set(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, body);
    }
  return found;
}

interface Operation {
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

/** An example with nothing left out, not even what may be; notes what it comes by. */
function filled(schema: Schema, schemas: Record<string, Schema>, pointer: string, body: BodyOf): unknown {
  const whole = schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (whole.format === 'uuid') body.ids.push(pointer);
  if (whole.items && !whole.items.enum) {
    const item = filled(whole.items, schemas, `${pointer}/0`, body);
    return Array.from({ length: Math.max(1, whole.minItems ?? 1) }, () => item);
  }
  if (!whole.properties && pointer) return exampleOf(whole, schemas);
  body.objects.push(pointer);
  const members = Object.entries(whole.properties ?? {});
  return Object.fromEntries(members.map(([name, inner]) => [name, filled(inner, schemas, `${pointer}/${name}`, body)]));
}

/** A copy of a body with a member in it, in the object or the list at `place`. */
export function withMember(body: Json, place: string[], name: string, value: unknown): Json {
  const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...body }) as Json;
  const [first, ...rest] = place;
  if (first !== undefined) copy[first] = withMember(body[first] as Json, rest, name, value);
  // By definition, not by assignment: one of the names is `__proto__`.
  else Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** What stands at a place in a body. */
export function at(body: Json, place: string[]): Json {
  return place.reduce((inner, name) => inner[name] as Json, body);
}

/** The names that a JSON pointer goes through. */
export function placeOf(pointer: string): string[] {
  return pointer.split('/').slice(1);
}
