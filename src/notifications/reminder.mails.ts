import { wallClockOf } from '../platform/clock/zones.js';
import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { RemindedReader } from './reminders.repository.js';

const sayings = {
  en: {
    locale: 'en-GB',
    hello: (name: string) => `Hello ${name},`,
    called: {
      session: 'session',
      chemistry: 'chemistry call',
      kickoff: 'kickoff meeting',
      midpoint: 'midpoint meeting',
      closing: 'closing meeting',
    },
    subject: (called: string, when: string) => `Reminder: ${called} on ${when}`,
    what: (called: string, others: string) => `Your ${called} with ${others} is coming up.`,
    when: (date: string, time: string, zone: string) => `${date} at ${time}, on the clocks of ${zone}.`,
    at: (date: string, time: string) => `${date} at ${time}`,
    place: (place: string) => `Where: ${place}`,
    open: 'Open it in Rapport',
    and: ' and ',
    choose: 'Whether and when you are reminded, you choose in your profile, under Mail.',
  },
  de: {
    locale: 'de-DE',
    hello: (name: string) => `Guten Tag ${name},`,
    called: {
      session: 'Sitzung',
      chemistry: 'Kennenlernen',
      kickoff: 'Treffen zum Auftakt',
      midpoint: 'Treffen zur Halbzeit',
      closing: 'Treffen zum Abschluss',
    },
    subject: (called: string, when: string) => `Erinnerung: ${called} am ${when}`,
    what: (called: string, others: string) => `Wir erinnern Sie an Folgendes: ${called} mit ${others}.`,
    when: (date: string, time: string, zone: string) => `${date} um ${time} Uhr, nach den Uhren von ${zone}.`,
    at: (date: string, time: string) => `${date} um ${time} Uhr`,
    place: (place: string) => `Ort: ${place}`,
    open: 'In Rapport öffnen',
    and: ' und ',
    choose: 'Ob und wann wir Sie erinnern, wählen Sie in Ihrem Profil, unter „Mail“.',
  },
} as const satisfies Record<Language, object>;

/** When it is, on the reader's clock, with whom, and where if that is said: nothing of what it is about. */
export function reminderMail(reader: RemindedReader, link: string): Letter {
  const { name, language, timeZone, startsAt, kind, place, withNames } = reader;
  const say = sayings[language];
  const [date = '', time = ''] = wallClockOf(startsAt, timeZone).split('T');
  const called: string = say.called[kind ?? 'session'];
  const day = inWords(date, say.locale);
  return letter(language, say.subject(called, say.at(day, time)), [
    { text: say.hello(name) },
    { text: say.what(called, withNames.join(say.and)) },
    { text: say.when(day, time, timeZone) },
    ...(place ? [{ text: say.place(place) }] : []),
    { link, label: say.open },
    { text: say.choose },
  ]);
}

/** The wall clock is known: no zone data of the machine's is asked. */
function inWords(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
