import type { LocalDate } from '../platform/clock/zones.js';
import type { ReportFacts, ReportKind, ReportLanguage } from './report.types.js';

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
};

/** A day as it is written: 1 October 2026, 1. Oktober 2026. */
export function dayIn(language: ReportLanguage, day: LocalDate): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  return language === 'de' ? `${Number(date)}. ${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** A share as it is written: 88%, 88 %. */
export function shareIn(language: ReportLanguage, share: number): string {
  const percent = Math.round(share * 100);
  return language === 'de' ? `${percent} %` : `${percent}%`;
}

/** So long may a part of a word be that is printed in one. */
const UNBROKEN = /\S{30}(?=\S)/gu;

/**
 * The same with places, which nobody sees, at which long words may be broken: one that is longer than a line would run
 * off the page, and take the printer seconds.
 */
export function breakable<T>(told: T): T {
  if (typeof told === 'string') return told.replaceAll(UNBROKEN, '$&\u200B') as T;
  if (Array.isArray(told)) return told.map(breakable) as T;
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, breakable(value as unknown)])) as T;
}

/** How a report begins, out of facts alone: something to change, not something to keep. */
export function draftedStatement(kind: ReportKind, language: ReportLanguage, facts: ReportFacts): string {
  const say = drafts[language];
  const { held, sessions, left, attendance, goals } = facts;
  return [
    kind === 'midpoint' ? say.soFar(held, sessions) : say.over(held, sessions),
    ...(attendance === null ? [] : [say.came(shareIn(language, attendance))]),
    ...(kind === 'midpoint' && left > 0 ? [say.left(left)] : []),
    goals.counted === 0 ? say.noGoals : say.goals(goals.counted, goals.onTrack),
  ].join(' ');
}

const drafts = {
  en: {
    soFar: (held: number, of: number) => `So far, ${held} of ${of} sessions have been held.`,
    over: (held: number, of: number) => `${held} of ${of} sessions were held.`,
    came: (share: string) => `Attendance was ${share}.`,
    left: (left: number) => `${left === 1 ? 'One session is' : `${left} sessions are`} left.`,
    noGoals: 'No goals have been agreed yet.',
    goals: (counted: number, onTrack: number) =>
      counted === 1
        ? `One goal was agreed, and ${onTrack === 1 ? 'it is on track' : 'it needs a new look'}.`
        : `${counted} goals were agreed; ${onTrack} of them ${onTrack === 1 ? 'is' : 'are'} on track or achieved.`,
  },
  de: {
    soFar: (held: number, of: number) => `Bisher haben ${held} von ${of} Sitzungen stattgefunden.`,
    over: (held: number, of: number) => `${held} von ${of} Sitzungen haben stattgefunden.`,
    came: (share: string) => `Die Teilnahme lag bei ${share}.`,
    left: (left: number) => `${left === 1 ? 'Eine Sitzung steht' : `${left} Sitzungen stehen`} noch aus.`,
    noGoals: 'Ziele sind noch nicht vereinbart.',
    goals: (counted: number, onTrack: number) =>
      counted === 1
        ? `Ein Ziel wurde vereinbart; es ${onTrack === 1 ? 'liegt im Plan' : 'braucht einen neuen Blick'}.`
        : `${counted} Ziele wurden vereinbart; davon ${onTrack === 1 ? 'liegt' : 'liegen'} ${onTrack} im Plan oder ${onTrack === 1 ? 'ist' : 'sind'} erreicht.`,
  },
} as const;
