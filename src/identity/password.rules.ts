import { platformErrors } from '../platform/errors/platform.errors.js';
import { identityErrors } from './identity.errors.js';

/** The least that OWASP ASVS takes (5.0, 6.2.1). */
export const SHORTEST_PASSWORD = 8;
/** As the field is declared, which has refused longer ones by then. */
const LONGEST_PASSWORD = 128;
/** Whoever guesses begins with the name of the service. */
const SERVICE = 'rapport';

/** What a new password is held against. */
export interface PasswordCheck {
  /** What others know about whose it is: name, e-mail address, practice. */
  about: readonly string[];
  /** Common and breached passwords, in lower case. */
  common: ReadonlySet<string>;
  /** Where the password stands in the request. */
  pointer: string;
}

/**
 * A password as it is hashed. One keyboard writes é as one character and another as two; composed, it is the same
 * password on both. By NFC, as NIST SP 800-63B-4 has it (3.1.1.2): NFKC, which it had before, makes ² and 2 equal.
 */
export function normalizedPassword(password: string): string {
  return password.normalize('NFC');
}

/**
 * Refuses a new password that is guessed early: a common or breached one, or what is known about the person, with or
 * without digits and punctuation. Nothing is asked of which characters it has.
 * @throws password.common; request.invalid where it is too short once composed
 */
export function refuseGuessable(password: string, { about, common, pointer }: PasswordCheck): void {
  const normalized = normalizedPassword(password);
  if (Array.from(normalized).length < SHORTEST_PASSWORD) {
    const detail = `password must have at least ${SHORTEST_PASSWORD} characters`;
    const parameters = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };
    throw platformErrors.invalid({ errors: [{ pointer, code: 'hasLength', detail, parameters }] });
  }
  const forms = formsOf(normalized);
  if (forms.some((form) => common.has(form)))
    throw refused(pointer, 'isUncommon', 'Many people have this password, and it is tried first');
  const known = new Set([SERVICE, ...about.flatMap(wordsOf)].flatMap(formsOf));
  if (forms.some((form) => known.has(form)))
    throw refused(pointer, 'isNotAboutYou', 'This password is little more than what is known about you, or of Rapport');
}

function refused(pointer: string, code: string, detail: string) {
  return identityErrors.guessable({ errors: [{ pointer, code, detail }] });
}

/** In lower case as it is, and without its digits and punctuation: `Ada.Byron-1815` is `adabyron`. */
function formsOf(text: string): string[] {
  const folded = normalizedPassword(text).toLowerCase();
  const letters = folded.replaceAll(/[^\p{L}\p{M}]/gu, '');
  return [folded, letters].filter((form) => form !== '');
}

/** The whole of it; of an e-mail address also what is before the @; and each word of either. */
function wordsOf(known: string): string[] {
  const [local = ''] = known.split('@');
  return [known, local, ...local.split(/[^\p{L}\p{M}\p{N}]+/u)];
}
