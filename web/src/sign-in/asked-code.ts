import type { CodePurpose } from '../../client/types.gen.js';

/** A code that this browser asked for. The link in the mail opens another tab, which has to know of it. */
export interface AskedCode {
  email: string;
  purpose: CodePurpose;
  challenge: string;
  expiresAt: string;
}

const KEY = 'rapport.asked-code';

export function keepAsked(asked: AskedCode): void {
  localStorage.setItem(KEY, JSON.stringify(asked));
}

export function forgetAsked(): void {
  localStorage.removeItem(KEY);
}

/** What was asked for and may still be shown. */
export function readAsked(now: Date): AskedCode | undefined {
  const text = localStorage.getItem(KEY);
  if (!text) return undefined;
  const asked = JSON.parse(text) as AskedCode;
  return new Date(asked.expiresAt) > now ? asked : undefined;
}

let given = '';

/** A code of a link that belongs elsewhere in the app: it is handed on, and in no address. */
export function handOn(code: string): void {
  given = code;
}

export function handedOn(): string {
  return given;
}

/** What stands behind the # of a link in a mail; it is taken out of the address, so that no history keeps a code. */
export function takeFragment(): URLSearchParams {
  const fragment = new URLSearchParams(globalThis.location.hash.slice(1));
  if (globalThis.location.hash)
    history.replaceState(history.state, '', globalThis.location.pathname + globalThis.location.search);
  return fragment;
}
