import fc from 'fast-check';
import type { DomainError } from '../errors/domain-error.js';
import { parseBody } from './json-body.js';

/** What a body is refused with: the code, or the field and what is wrong with it. */
function refusalOf(text: string): string | undefined {
  try {
    parseBody(text);
    return undefined;
  } catch (error) {
    const { code, occurrence } = error as DomainError;
    const [field] = occurrence.errors ?? [];
    return field ? `${field.pointer} ${field.code}` : code;
  }
}

const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

describe('a body', () => {
  it('is read as it was written', () => {
    const body = fc.dictionary(
      fc.string().filter((key) => !(key in Object.prototype)),
      fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
    );
    fc.assert(
      fc.property(body, (value) => {
        const text = JSON.stringify(value);
        fc.pre(refusalOf(text) === undefined);
        expect(parseBody(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('may be empty', () => {
    expect(parseBody('')).toBeUndefined();
    expect(parseBody(' \n')).toBeUndefined();
  });

  it('may be 32 levels deep and no deeper', () => {
    expect(refusalOf(nested(32))).toBeUndefined();
    expect(refusalOf(nested(33))).toMatch(/^(\/a)+ depth$/);
    expect(refusalOf(nested(100_000))).toMatch(/depth$|malformed/);
  });

  it.each(['[]', '"text"', '1', 'true', 'null'])('is an object, and not %s', (text) => {
    expect(refusalOf(text)).toBe(' object');
  });

  it.each([
    ['{"a":"\\u0000"}', '/a nul'],
    ['{"a":{"b":["x","\\u0000"]}}', '/a/b/1 nul'],
    ['{"\\u0000":1}', ' nul'],
    ['{"a":"\\ud800"}', '/a surrogate'],
    ['{"a":"\\udc00\\ud800"}', '/a surrogate'],
    ['{"a~/b":"\\ud800"}', '/a~0~1b surrogate'],
    ['{"__proto__":{}}', '/__proto__ unknown'],
    ['{"a":[{"constructor":1}]}', '/a/0/constructor unknown'],
    ['{"toString":1}', '/toString unknown'],
    ['{"prototype":1}', '/prototype unknown'],
    ['{"a":1', 'request.malformed'],
  ])('is refused, and named: %s', (text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });

  it('may hold whole surrogate pairs', () => {
    expect(parseBody('{"a":"\\ud83d\\ude00"}')).toEqual({ a: '😀' });
  });
});
