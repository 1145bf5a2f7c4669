import {
  appointment,
  daysBetween,
  plusDays,
  plusMonths,
  weekdayOf,
  type Appointment,
  type LocalDate,
} from '../platform/clock/zones.js';
import { schedulingErrors } from './scheduling.errors.js';

export type Party = 'coach' | 'coachee';
export type SkipReason = 'coach_time_off' | 'coachee_time_off' | 'coach_busy' | 'coachee_busy';

/** What a plan is made for: a weekly slot on the wall clock of a zone. */
export interface PlanTerms {
  startsOn: LocalDate;
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  localTime: string;
  timeZone: string;
  sessions: number;
  sessionMinutes: number;
  everyWeeks: number;
  months: number;
}

/** What stands in the way: whole days off, both days included, and times that are taken. */
export interface Obstacles {
  daysOff: { party: Party; firstDay: LocalDate; lastDay: LocalDate }[];
  busy: { party: Party; startsAt: Date; endsAt: Date }[];
}

export interface PlannedDate extends Appointment {
  /** 1 for the first session. */
  number: number;
  endsAt: Date;
}

export interface SkippedWeek {
  localDate: LocalDate;
  reasons: SkipReason[];
  /** Free days of the same ISO week at the same time, nearest first. */
  alternatives: LocalDate[];
}

export interface Plan {
  sessions: PlannedDate[];
  skipped: SkippedWeek[];
  endsOn: LocalDate;
  /** Days by which the last session falls past `endsOn`; an extension of so many days would hold it. */
  overrunDays: number;
}

/** How many slots are tried for each session before a plan is given up. */
const SLOTS_A_SESSION = 8;

/** The last day of an engagement: `months` calendar months after its first, less one day (docs/glossary.md, window). */
export function lastDayOf(startsOn: LocalDate, months: number): LocalDate {
  return plusDays(plusMonths(startsOn, months), -1);
}

/**
 * Plans the sessions of an engagement: session i into the first free slot, the wall clock kept through clock changes,
 * blocked slots skipped with their reasons and made up for at the end. The same input gives the same plan.
 * @throws plan.impossible when there are not enough free slots
 */
export function planSessions(terms: PlanTerms, obstacles: Obstacles): Plan {
  const sessions: PlannedDate[] = [];
  const skipped: SkippedWeek[] = [];
  const first = plusDays(terms.startsOn, (terms.weekday - weekdayOf(terms.startsOn) + 7) % 7);
  for (let slot = 0; sessions.length < terms.sessions; slot++) {
    if (slot >= terms.sessions * SLOTS_A_SESSION) throw schedulingErrors.planImpossible();
    const localDate = plusDays(first, slot * 7 * terms.everyWeeks);
    const reasons = reasonsAgainst(localDate, terms, obstacles);
    if (reasons.length === 0) sessions.push({ ...slotOn(localDate, terms), number: sessions.length + 1 });
    else skipped.push({ localDate, reasons, alternatives: alternativesTo(localDate, terms, obstacles) });
  }
  const endsOn = lastDayOf(terms.startsOn, terms.months);
  const lastDate = sessions.at(-1)?.localDate ?? endsOn;
  return { sessions, skipped, endsOn, overrunDays: Math.max(0, daysBetween(endsOn, lastDate)) };
}

function slotOn(localDate: LocalDate, { localTime, timeZone, sessionMinutes }: PlanTerms) {
  const start = appointment(localDate, localTime, timeZone);
  return { ...start, endsAt: new Date(start.startsAt.getTime() + sessionMinutes * 60_000) };
}

function reasonsAgainst(localDate: LocalDate, terms: PlanTerms, { daysOff, busy }: Obstacles): SkipReason[] {
  const { startsAt, endsAt } = slotOn(localDate, terms);
  const off = daysOff.filter(({ firstDay, lastDay }) => firstDay <= localDate && localDate <= lastDay);
  // Back-to-back is fine: a session may begin the moment another ends.
  const taken = busy.filter((block) => block.startsAt < endsAt && startsAt < block.endsAt);
  const reasons = [
    ...off.map(({ party }) => `${party}_time_off` as const),
    ...taken.map(({ party }) => `${party}_busy` as const),
  ];
  return [...new Set(reasons)].sort();
}

function alternativesTo(blocked: LocalDate, terms: PlanTerms, obstacles: Obstacles): LocalDate[] {
  const monday = plusDays(blocked, 1 - weekdayOf(blocked));
  // Who meets on a weekend may be offered one; nobody else is.
  const days = weekdayOf(blocked) > 5 ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4];
  const offered = days.map((day) => plusDays(monday, day));
  const away = (date: LocalDate) => Math.abs(daysBetween(blocked, date));
  return offered
    .filter((date) => date !== blocked && date >= terms.startsOn && reasonsAgainst(date, terms, obstacles).length === 0)
    .sort((a, b) => away(a) - away(b) || (a < b ? -1 : 1));
}
