import { useSyncExternalStore } from 'react';
import { chosen, keepChoice } from '../frame/choices.js';
import en from './en.json';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = typeof en;

interface Spoken {
  language: Language;
  words: Words;
}

let spoken: Spoken = { language: 'en', words: en };
const listeners = new Set<() => void>();

/** English comes with the app; another language is loaded when somebody speaks it. */
const load: Record<Language, () => Promise<Words>> = {
  en: async () => en,
  de: async () => (await import('./de.json')).default,
};

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

async function speak(language: Language): Promise<void> {
  spoken = { language, words: await load[language]() };
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
