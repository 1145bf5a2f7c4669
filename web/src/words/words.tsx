import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { useSpoken, type Language, type Words } from './language.js';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Words;
    Locale: Language;
  }
}

/** What everything says. Screens ask `useTranslations('theirPart')`; keys that are not there don't compile. */
export function Speaking({ children }: { children: ReactNode }) {
  const { language, words } = useSpoken();
  return (
    <IntlProvider locale={language} messages={words} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
