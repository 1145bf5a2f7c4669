import { useSyncExternalStore } from 'react';
import { chosen, keepChoice } from '../frame/choices.js';
import type account from './account.en.json';
import type catalogue from './catalogue.en.json';
import type deeds from './deeds.en.json';
import en from './en.json';
import type outside from './outside.en.json';
import type plans from './plans.en.json';
import type refusals from './refusals.en.json';
import type talk from './talk.en.json';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
/** All that can be said. What is said on some screens alone is there once `alsoSay` has loaded it. */
export type Words = typeof en &
  typeof talk &
  typeof outside &
  typeof plans &
  typeof catalogue &
  typeof account &
  typeof deeds &
  typeof refusals;

interface Spoken {
  language: Language;
  words: Words;
}

let spoken: Spoken = { language: 'en', words: en as Words };
const listeners = new Set<() => void>();

/** English comes with the app; another language is loaded when somebody speaks it. */
const load: Record<Language, () => Promise<typeof en>> = {
  en: async () => en,
  de: async () => (await import('./de.json')).default,
};

/**
 * What no coach reads on their first screen. `talk` is around engagements, goals, notes and reviews; `outside` is what
 * others see of them; `plans` is a coach's planning, hours and list of engagements; `account` is one's own; `deeds` are
 * what somebody did, `refusals` what the server refused.
 */
const apart = {
  talk: {
    en: async () => (await import('./talk.en.json')).default,
    de: async () => (await import('./talk.de.json')).default,
  },
  outside: {
    en: async () => (await import('./outside.en.json')).default,
    de: async () => (await import('./outside.de.json')).default,
  },
  catalogue: {
    en: async () => (await import('./catalogue.en.json')).default,
    de: async () => (await import('./catalogue.de.json')).default,
  },
  plans: {
    en: async () => (await import('./plans.en.json')).default,
    de: async () => (await import('./plans.de.json')).default,
  },
  account: {
    en: async () => (await import('./account.en.json')).default,
    de: async () => (await import('./account.de.json')).default,
  },
  deeds: {
    en: async () => (await import('./deeds.en.json')).default,
    de: async () => (await import('./deeds.de.json')).default,
  },
  refusals: {
    en: async () => (await import('./refusals.en.json')).default,
    de: async () => (await import('./refusals.de.json')).default,
  },
};

const wanted = new Set<keyof typeof apart>();
let speaking = Promise.resolve();

/** Loads words for screens that say more; from then on they are there in any language that is chosen. */
export async function alsoSay(part: keyof typeof apart): Promise<void> {
  if (wanted.has(part)) return speaking;
  wanted.add(part);
  try {
    await speak();
  } catch (thrown) {
    // They could not be had: whoever goes there again asks again.
    wanted.delete(part);
    throw thrown;
  }
  return undefined;
}

/** Speaks as this browser was told, or as its owner reads elsewhere. */
export function beginSpeaking(): Promise<void> {
  const preferred = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => LANGUAGES.some((one) => one === tag));
  return speak(chosen('language', LANGUAGES) ?? (preferred === 'de' ? 'de' : 'en'));
}

/** Chooses for this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepChoice('language', language);
  await speak(language);
}

/** Whoever signs in is spoken to as they asked, unless this browser was told otherwise. */
export async function speakUnlessChosen(language: Language): Promise<void> {
  if (!chosen('language', LANGUAGES)) await speak(language);
}

/** What is spoken at this moment, to whatever is no component. */
export function spokenNow(): Spoken {
  return spoken;
}

/** One after the other: whoever speaks last is heard, with all the words that are wanted by then. */
function speak(chosenNow?: Language): Promise<void> {
  speaking = speakAfter(speaking, chosenNow);
  return speaking;
}

async function speakAfter(earlier: Promise<void>, chosenNow?: Language): Promise<void> {
  await earlier.catch(() => undefined);
  const language = chosenNow ?? spoken.language;
  const parts = await Promise.all([...wanted].map((part) => apart[part][language]()));
  spoken = { language, words: Object.assign({}, await load[language](), ...parts) as Words };
  document.documentElement.lang = language;
  for (const tell of listeners) tell();
}

export function useSpoken(): Spoken {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => spoken,
  );
}
