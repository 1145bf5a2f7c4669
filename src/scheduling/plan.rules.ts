import {
  daysBetween,
  isoWeekOf,
  plusDays,
  plusMonths,
  weekdayOf,
  type Appointment,
  type LocalDate,
  type LocalTime,
} from '../platform/clock/zones.js';
import { alternativesTo, timeOf, type Alternative } from './alternatives.rules.js';
import type { Interval, Obstacles } from './obstacles.rules.js';
import { schedulingErrors } from './scheduling.errors.js';
import { reasonsFinder, type NamedHoliday, type SkipReason } from './skip-reasons.rules.js';

/** A time that the coach chose in place of a weekly slot: an alternative that was taken, or one session moved. */
export interface ChosenDate {
  /** The weekly slot's day. */
  insteadOf: LocalDate;
  localDate: LocalDate;
  localTime: LocalTime;
}

/** What a plan is made for: a weekly slot on the wall clock of a zone. */
export interface PlanTerms {
  startsOn: LocalDate;
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  localTime: LocalTime;
  timeZone: string;
  sessions: number;
  sessionMinutes: number;
  everyWeeks: number;
  months: number;
  /** What does not make a week be skipped. */
  ignore: readonly SkipReason[];
  chosen: readonly ChosenDate[];
}

export interface PlannedDate extends Appointment {
  /** 1 for the first session. */
  number: number;
  endsAt: Date;
  /** The weekly slot's day, where the coach chose another time of that week. */
  insteadOf: LocalDate | null;
  /** What the coach chose this time in spite of. */
  despite: SkipReason[];
}

export interface SkippedWeek {
  localDate: LocalDate;
  reasons: SkipReason[];
  /** Names of the holidays among them. */
  holidays: NamedHoliday[];
  /** Free times of the same ISO week, nearest first. */
  alternatives: Alternative[];
}

export interface Plan {
  sessions: PlannedDate[];
  skipped: SkippedWeek[];
  endsOn: LocalDate;
  /** Days by which the last session falls past `endsOn`; an extension of so many days would hold it. */
  overrunDays: number;
}

/** How many weekly slots may be skipped, in all, before a plan is given up: half a year of weeks. */
const SKIPPED_AT_MOST = 26;

/** The last day of an engagement: `months` calendar months after its first, less one day (docs/glossary.md, window). */
export function lastDayOf(startsOn: LocalDate, months: number): LocalDate {
  return plusDays(plusMonths(startsOn, months), -1);
}

/** The last day that a plan may look at: obstacles are needed until then. */
export function planHorizon({
  startsOn,
  sessions,
  everyWeeks,
}: Pick<PlanTerms, 'startsOn' | 'sessions' | 'everyWeeks'>) {
  return plusDays(startsOn, (sessions + SKIPPED_AT_MOST + 1) * everyWeeks * 7);
}

/**
 * Plans the sessions of an engagement: session i into the first free slot, the wall clock kept through clock changes,
 * blocked slots skipped with their reasons and made up for at the end, chosen times in place of their slots. The same
 * input gives the same plan.
 * @throws plan.impossible when there are not enough free slots
 * @throws plan.choice when a chosen time is taken, of another week, or for no slot of the plan
 */
export function planSessions(terms: PlanTerms, obstacles: Obstacles): Plan {
  const against = reasonsFinder(obstacles, terms.ignore);
  const isFree = (time: Interval) => against(time).reasons.length === 0;
  const sessions: PlannedDate[] = [];
  const skipped: SkippedWeek[] = [];
  const first = plusDays(terms.startsOn, (terms.weekday - weekdayOf(terms.startsOn) + 7) % 7);
  for (let slot = 0; sessions.length < terms.sessions; slot++) {
    if (skipped.length > SKIPPED_AT_MOST) throw impossible(skipped);
    const localDate = plusDays(first, slot * 7 * terms.everyWeeks);
    const number = sessions.length + 1;
    const chosen = terms.chosen.find(({ insteadOf }) => insteadOf === localDate);
    const time = timeOf(terms, chosen?.localDate ?? localDate, chosen?.localTime);
    const { reasons, holidays } = against(time);
    if (chosen) sessions.push({ ...time, number, insteadOf: localDate, despite: allowed(terms, chosen, reasons) });
    else if (reasons.length === 0) sessions.push({ ...time, number, insteadOf: null, despite: [] });
    else skipped.push({ localDate, reasons, holidays, alternatives: alternativesTo(localDate, terms, isFree) });
  }
  refuseUnusedChoice(terms, sessions);
  const endsOn = lastDayOf(terms.startsOn, terms.months);
  const lastDate = sessions.at(-1)?.localDate ?? endsOn;
  return { sessions, skipped, endsOn, overrunDays: Math.max(0, daysBetween(endsOn, lastDate)) };
}

/** What a chosen time is in spite of; refused where it cannot be. */
function allowed(terms: PlanTerms, chosen: ChosenDate, reasons: SkipReason[]): SkipReason[] {
  const { insteadOf, localDate, localTime } = chosen;
  const about = { insteadOf, localStart: `${localDate}T${localTime}` };
  if (isoWeekOf(localDate) !== isoWeekOf(insteadOf) || localDate < terms.startsOn)
    throw schedulingErrors.choice({
      detail: `${about.localStart} is not in the week of ${insteadOf}, or before the first day.`,
      members: about,
    });
  if (reasons.some((reason) => reason.endsWith('_busy')))
    throw schedulingErrors.choice({
      detail: `At ${about.localStart} there is something else in a calendar.`,
      members: { ...about, reasons },
    });
  return reasons;
}

function refuseUnusedChoice({ chosen }: PlanTerms, sessions: PlannedDate[]): void {
  const unused = chosen.find(({ insteadOf }) => !sessions.some((session) => session.insteadOf === insteadOf));
  if (!unused) return;
  const { insteadOf } = unused;
  throw schedulingErrors.choice({ detail: `No slot of the plan is on ${insteadOf}.`, members: { insteadOf } });
}

function impossible(skipped: SkippedWeek[]): Error {
  const weeks = new Map<SkipReason, number>();
  for (const reason of skipped.flatMap(({ reasons }) => reasons)) weeks.set(reason, (weeks.get(reason) ?? 0) + 1);
  return schedulingErrors.planImpossible({
    detail: `${skipped.length} weeks had to be skipped. Choose another weekday or time, or fewer sessions.`,
    members: { skippedWeeks: Object.fromEntries(weeks) },
  });
}
