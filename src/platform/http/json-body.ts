import type { FastifyInstance } from 'fastify';
import { platformErrors } from '../errors/platform.errors.js';

const MAX_DEPTH = 32;
/** Bytes of a request's body. */
export const BODY_LIMIT = 256 * 1024;

/** Reads JSON and nothing else, and only JSON that can be stored and given back as it came. */
export function readJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (_request, text, done) => {
      try {
        done(null, parseBody(text as string));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/**
 * @returns the parsed body; undefined for an empty one
 * @throws request.malformed or request.invalid, which names the field
 */
export function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw platformErrors.malformed('The body is not well-formed JSON.');
  }
  // Every request takes an object; null would pass for an empty one.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuse('', 'object', 'is not an object');
  inspect(body);
  return body;
}

/** Without recursion: the depth is the sender's to choose. */
function inspect(body: unknown): void {
  const todo: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 1 }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string') inspectText(value, pointer);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) throw refuse(pointer.slice(0, 200), 'depth', `is nested more than ${MAX_DEPTH} levels deep`);
    for (const [key, child] of Object.entries(value)) {
      const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
      // No field is called what every object has; class-transformer would pass some of these over in silence.
      if (key in Object.prototype || key === 'prototype')
        throw refuse(`${pointer}/${escaped}`, 'unknown', 'is not a field');
      inspectText(key, pointer);
      todo.push({ value: child, pointer: `${pointer}/${escaped}`, depth: depth + 1 });
    }
  }
}

function inspectText(text: string, pointer: string): void {
  if (text.includes('\0')) throw refuse(pointer, 'nul', 'contains a NUL character');
  if (!text.isWellFormed()) throw refuse(pointer, 'surrogate', 'contains half of a surrogate pair');
}

function refuse(pointer: string, code: string, what: string) {
  return platformErrors.invalid({ errors: [{ pointer, code, detail: `${pointer || 'The body'} ${what}` }] });
}
