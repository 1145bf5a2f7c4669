import { wallClockOf } from '../platform/clock/zones.js';
import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { Reader, ToldShift } from './zone-data.repository.js';

/** A shift with what it is a shift of: its wall clock, and what it is called, with whom. */
export interface Told extends ToldShift {
  localDate: string;
  localTime: string;
  timeZone: string;
  called: string;
}

const sayings = {
  en: {
    locale: 'en-GB',
    subject: 'Clocks are set differently: what that means for your sessions',
    hello: (name: string) => `Hello ${name},`,
    why: (version: string) =>
      `It has been decided otherwise how clocks are set somewhere (time-zone data ${version}). What you agreed on keeps its time on the clocks of the place that it was agreed for. Elsewhere, clocks may show another time than before.`,
    offset: (zone: string, now: string, before: string) => `${zone} is then at ${now}, and not at ${before}.`,
    at: (date: string, time: string) => `${date} at ${time}`,
    agreed: (called: string, when: string, zone: string) => `${called}: ${when} in ${zone}, as agreed.`,
    yours: (when: string, zone: string, before: string) =>
      `On your clock, in ${zone}, that is ${when}, and no longer ${before}.`,
    same: 'Your clock shows the same.',
    clashes:
      'These could not follow, because one of the two calendars has something else at that time. They stay where they were: please move them by hand.',
    stays: (when: string, zone: string) => `It stays at what is ${when} on your clock, in ${zone}.`,
    meant: (called: string, when: string, zone: string) => `${called}: agreed for ${when} in ${zone}.`,
  },
  de: {
    locale: 'de-DE',
    subject: 'Die Uhren werden anders gestellt: was das für Ihre Sitzungen heißt',
    hello: (name: string) => `Guten Tag ${name},`,
    why: (version: string) =>
      `Irgendwo wurde anders entschieden, wie die Uhren gestellt werden (Zeitzonendaten ${version}). Was Sie vereinbart haben, behält seine Zeit auf den Uhren des Ortes, für den es vereinbart wurde. Anderswo zeigen die Uhren dann vielleicht eine andere Zeit als bisher.`,
    offset: (zone: string, now: string, before: string) => `In ${zone} gilt dann ${now}, und nicht ${before}.`,
    at: (date: string, time: string) => `${date} um ${time} Uhr`,
    agreed: (called: string, when: string, zone: string) => `${called}: ${when} in ${zone}, wie vereinbart.`,
    yours: (when: string, zone: string, before: string) =>
      `Auf Ihrer Uhr, in ${zone}, ist das ${when}, und nicht mehr ${before}.`,
    same: 'Ihre Uhr zeigt dasselbe.',
    clashes:
      'Diese konnten nicht folgen, weil in einem der beiden Kalender dann schon etwas steht. Sie bleiben, wo sie waren: Bitte verlegen Sie sie selbst.',
    stays: (when: string, zone: string) => `Es bleibt bei dem, was auf Ihrer Uhr, in ${zone}, ${when} ist.`,
    meant: (called: string, when: string, zone: string) => `${called}: vereinbart für ${when} in ${zone}.`,
  },
} as const satisfies Record<Language, object>;

type Say = (typeof sayings)[Language];

/** What newer zone data did to somebody's appointments, by the wall clocks of each and by their own. */
export function zoneMail({ name, language, timeZone }: Reader, told: readonly Told[]): Letter {
  const say = sayings[language];
  const moved = told.filter(({ outcome }) => outcome === 'moved');
  const clashing = told.filter(({ outcome }) => outcome === 'clashes');
  const offsets = new Set(told.map((each) => offsetsOf(say, each)));
  const texts = [
    say.hello(name),
    say.why(told.at(-1)?.tzVersion ?? ''),
    ...offsets,
    ...moved.map((each) => movedText(say, each, timeZone)),
    ...(clashing.length > 0 ? [say.clashes] : []),
    ...clashing.map((each) => clashText(say, each, timeZone)),
  ];
  return letter(
    language,
    say.subject,
    texts.map((text) => ({ text })),
  );
}

function movedText(say: Say, told: Told, timeZone: string): string {
  const agreed = say.agreed(told.called, whenOf(say, startOf(told)), told.timeZone);
  const [now, before] = [wallClockOf(told.toStartsAt, timeZone), wallClockOf(told.fromStartsAt, timeZone)];
  if (now === startOf(told)) return `${agreed} ${say.same}`;
  return `${agreed} ${say.yours(whenOf(say, now), timeZone, whenOf(say, before))}`;
}

function clashText(say: Say, told: Told, timeZone: string): string {
  const stays = whenOf(say, wallClockOf(told.fromStartsAt, timeZone));
  return `${say.meant(told.called, whenOf(say, startOf(told)), told.timeZone)} ${say.stays(stays, timeZone)}`;
}

function startOf({ localDate, localTime }: Told): string {
  return `${localDate}T${localTime}`;
}

/** In words. The wall clock is known: no zone data of the machine's is asked. */
function whenOf(say: Say, wallClock: string): string {
  const [date = '', time = ''] = wallClock.split('T');
  const inWords = new Intl.DateTimeFormat(say.locale, { dateStyle: 'full', timeZone: 'UTC' });
  return say.at(inWords.format(new Date(`${date}T00:00:00Z`)), time);
}

function offsetsOf(say: Say, told: Told): string {
  const wall = new Date(`${startOf(told)}:00Z`).getTime();
  const offset = (instant: Date) => offsetText((wall - instant.getTime()) / 60_000);
  return say.offset(told.timeZone, offset(told.toStartsAt), offset(told.fromStartsAt));
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : '+';
  return minutes === 0 ? 'UTC' : `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
