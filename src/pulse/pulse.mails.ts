import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';

/** Whom a pulse is asked of. */
export interface PulseReader {
  id: string;
  name: string;
  email: string;
  language: Language;
}

const sayings = {
  en: {
    subject: 'How is it going? Four answers, one minute',
    hello: (name: string) => `Hello ${name},`,
    asked:
      'Four short answers, from one to five: growth, support, intention to stay, and confidence. You are asked three times in all, and once by mail.',
    whose:
      'Your answers are yours. Your coach reads them only if you share them. Your company and the practice are shown means of five people or more, and never what one person answered.',
    answer: 'Answer',
  },
  de: {
    subject: 'Wie läuft es? Vier Antworten, eine Minute',
    hello: (name: string) => `Guten Tag ${name},`,
    asked:
      'Vier kurze Antworten, von eins bis fünf: Wachstum, Unterstützung, Absicht zu bleiben und Zuversicht. Danach wird insgesamt dreimal gefragt, je einmal per Mail.',
    whose:
      'Ihre Antworten gehören Ihnen. Ihr Coach liest sie nur, wenn Sie sie teilen. Ihr Unternehmen und die Praxis sehen Mittelwerte von fünf oder mehr Personen, und nie, was jemand geantwortet hat.',
    answer: 'Antworten',
  },
} as const;

/** That a pulse waits: what it is about, and who will see what. */
export function pulseMail({ name, language }: PulseReader, link: string): Letter {
  const say = sayings[language];
  return letter(language, say.subject, [
    { text: say.hello(name) },
    { text: say.asked },
    { text: say.whose },
    { link, label: say.answer },
  ]);
}
