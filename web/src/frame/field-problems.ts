import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf, type Problem } from '../asking/problem.js';
import { alsoSay } from '../words/language.js';
import { besides, isAt, keyOf } from './field-words.js';

type Field = Problem['fields'][number];

/**
 * What is wrong with a form's fields, in the reader's language, for the `error` of each input: by where the fields are in
 * the request (`/name`). The notice of the same form is told of them too, and says only what is elsewhere.
 */
export function useFieldProblems<const P extends string>(
  error: unknown,
  pointers: readonly P[],
): Partial<Record<P, string>> {
  const fields = error ? problemOf(error).fields : [];
  const { inWords } = useFieldWords(fields);
  const wrong: Partial<Record<P, string>> = {};
  for (const pointer of pointers) {
    const texts = inWords(fields.filter((field) => isAt(field, pointer)));
    if (texts.length) wrong[pointer] = texts.join(' ');
  }
  return wrong;
}

/** What is wrong with fields that no input of the form says. */
export function useOtherFieldProblems({ fields }: Problem, pointers: readonly string[]): string[] {
  return useFieldWords(fields).inWords(besides(fields, pointers));
}

/** The words are loaded when a field is refused; until they are there, nothing is said, and never in another language. */
function useFieldWords(fields: readonly Field[]) {
  const say = useTranslations();
  const isThere = say.has('fields.unknown');
  const isNeeded = fields.length > 0 && !isThere;
  useEffect(() => {
    if (isNeeded) void alsoSay('refusals').catch(() => undefined);
  }, [isNeeded]);
  const has = (key: string) => say.has(`fields.${key}` as 'fields.unknown');
  const textOf = (field: Field) => say(`fields.${keyOf(field, has)}` as 'fields.unknown', field.parameters);
  return { inWords: (some: readonly Field[]) => (isThere ? [...new Set(some.map(textOf))] : []) };
}
