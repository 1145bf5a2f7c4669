import { readdirSync, readFileSync } from 'node:fs';

const SOURCES = new URL('../../../src/', import.meta.url);

/** Codes that no screen can cause: what a program does wrong, and never a person. */
const OF_PROGRAMS = new Set([
  ...['api-token.out-of-scope', 'caller.cross-site', 'caller.undeclared', 'idempotency.key-reused'],
  ...['idempotency.not-offered', 'request.malformed', 'request.method-not-allowed', 'request.not-json'],
  'request.unconditional',
]);

/** Every code that the server declares: each stands in a file of errors. */
const declared = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.errors.ts'))
  .flatMap((file) => [...readFileSync(new URL(file, SOURCES), 'utf8').matchAll(/\bcode: '([a-z-]+\.[a-z-]+)'/g)])
  .map(([, code = '']) => code);

const words = (file: string, part: string) => {
  const said = JSON.parse(readFileSync(new URL(`./${file}.json`, import.meta.url), 'utf8')) as Record<string, object>;
  return Object.keys(said[part] ?? {});
};

describe('what the server refuses', () => {
  it('is told in words, in both languages', () => {
    expect(declared.length).toBeGreaterThan(150);
    for (const language of ['en', 'de']) {
      const said = new Set([...words(language, 'problems'), ...words(`refusals.${language}`, 'refusals')]);
      const silent = declared.filter((code) => !OF_PROGRAMS.has(code) && !said.has(code.replaceAll('.', '_')));
      expect({ language, silent }).toEqual({ language, silent: [] });
    }
  });

  it('and nothing else is', () => {
    const codes = new Set(declared.map((code) => code.replaceAll('.', '_')));
    expect(words('refusals.en', 'refusals').filter((key) => !codes.has(key))).toEqual([]);
    expect([...OF_PROGRAMS].filter((code) => !declared.includes(code))).toEqual([]);
  });
});
