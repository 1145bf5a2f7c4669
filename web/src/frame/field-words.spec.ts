import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { besides, isAt, keyOf } from './field-words.js';

const SOURCES = new URL('../../../src/', import.meta.url);
const fieldWords = (language: string) =>
  (
    JSON.parse(readFileSync(new URL(`../words/refusals.${language}.json`, import.meta.url), 'utf8')) as {
      fields: Record<string, string>;
    }
  ).fields;

/** What no screen can send: told by the words for any. */
const OF_PROGRAMS = new Set(['depth', 'isCursor', 'isExtensionResults', 'isKey', 'nestedValidation', 'object']);
/** Of class-validator, and no checks. */
const NO_CHECKS = new Set(['IsOptional', 'ValidateBy', 'ValidateIf', 'ValidationError', 'ValidationOptions']);

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(new URL(file, SOURCES), 'utf8'));
const found = (pattern: RegExp) => files.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));

/** The codes of class-validator's checks that requests have: its names, but for two. */
const ofChecks = found(/import \{([^}]*)\} from 'class-validator'/g)
  .flatMap((names) => names.split(','))
  .map((name) => name.replace(/ as .*|type /g, '').trim())
  .filter((name) => name && !NO_CHECKS.has(name))
  .map((name) => name.replace('IsUUID', 'isUuid').replace('ValidateNested', 'nestedValidation'))
  .map((name) => name.charAt(0).toLowerCase() + name.slice(1));
/** Those of our own, in request classes and in rules. */
const ofOurs = [
  ...found(/ValidateBy\(\s*\{ name: '(\w+)'/g),
  ...found(/\bcheck\('(\w+)'/g),
  ...found(/\bpointer\b[^;\n]*\bcode: '(\w+)'/g),
  ...found(/\b(?:add|notOfThis|refuse|refused)\([^,\n]+, '(\w+)', /g),
];
const codes = [...new Set([...ofChecks, ...ofOurs])].filter((code) => code !== 'whitelistValidation');
const NUMBERS = { min: 2, max: 200, like: '10:00' };

describe('what is wrong with a field', () => {
  it('is told in words of its own, in both languages', () => {
    expect(codes).toEqual(expect.arrayContaining(['hasLength', 'isEmail', 'isUuid', 'isOnce', 'isTimeZone', 'nul']));
    for (const language of ['en', 'de']) {
      const said = fieldWords(language);
      const silent = codes.filter((code) => !OF_PROGRAMS.has(code) && !said[code]);
      expect({ language, silent }).toEqual({ language, silent: [] });
    }
  });

  it.each(['en', 'de'])('is said with its numbers, and with no more than those that keyOf asks for: %s', (language) => {
    const messages: Record<string, string> = fieldWords(language);
    const onError = (error: Error) => {
      throw error;
    };
    const say = createTranslator({ locale: language, messages, onError });
    for (const code of Object.keys(messages)) {
      const blanks = [...(messages[code] ?? '').matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '');
      const without = keyOf({ pointer: '/name', code }, () => true);
      expect({ code, without }).toEqual({ code, without: blanks.length ? 'unknown' : code });
      expect(say(code, NUMBERS)).not.toMatch(/[{}]/);
    }
  });

  it('is told by the words for any where there are none of its own', () => {
    expect(keyOf({ pointer: '/name', code: 'isNew' }, () => false)).toBe('unknown');
    expect(keyOf({ pointer: '/name', code: 'a.b' }, () => true)).toBe('unknown');
  });

  it('stands at its field, and what is in none stays with the notice', () => {
    const [name, roleFrom, names] = ['/name', '/role/from', '/names'].map((pointer) => ({ pointer, code: 'isString' }));
    expect([name, roleFrom, names].map((field) => field && isAt(field, '/name'))).toEqual([true, false, false]);
    expect(roleFrom && isAt(roleFrom, '/role')).toBe(true);
    expect(
      besides(
        [name, roleFrom, names].flatMap((field) => field ?? []),
        ['/name', '/role'],
      ),
    ).toEqual([names]);
  });
});
