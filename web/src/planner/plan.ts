import type {
  PlanResponse,
  ProposedDateResponse,
  SessionResponse,
  SkippedWeekResponse,
  SkipReason,
  Weekday,
} from '../../client/types.gen.js';

/** A line of a plan: one of the sessions, or a week that has none. */
export type PlanLine =
  | { kind: 'session'; date: string; session: ProposedDateResponse }
  | { kind: 'skipped'; date: string; week: SkippedWeekResponse };

/** A time that is taken in place of a weekly slot. */
export interface Chosen {
  insteadOf: string;
  localStart: string;
}

/** Sessions and skipped weeks, in the order of the calendar. */
export function linesOf({ sessions, skipped }: Pick<PlanResponse, 'sessions' | 'skipped'>): PlanLine[] {
  const lines: PlanLine[] = [
    ...sessions.map((session) => ({ kind: 'session' as const, date: session.localStart.slice(0, 10), session })),
    ...skipped.map((week) => ({ kind: 'skipped' as const, date: week.localDate, week })),
  ];
  return lines.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The dates of sessions that take place, or did. */
export function datesOf(sessions: readonly SessionResponse[]): SessionResponse[] {
  return sessions.filter(({ state }) => state !== 'cancelled').toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** What is chosen, with another time for a slot; without one, the slot is weekly again. */
export function choosing(chosen: readonly Chosen[], insteadOf: string, localStart?: string): Chosen[] {
  const others = chosen.filter((each) => each.insteadOf !== insteadOf);
  return localStart ? [...others, { insteadOf, localStart }] : others;
}

/** Whether a session could be then all the same: nobody has something else, they would only rather not. */
export function canBeAnyway(reasons: readonly SkipReason[]): boolean {
  return !reasons.some((reason) => reason.endsWith('_busy'));
}

/** The ISO weekday of a date, 1 is Monday. */
export function weekdayOn(date: string): Weekday {
  return (((day(date).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** A month as a calendar shows it: weeks of seven days from Monday, null outside of the month. */
export interface Month {
  /** `2026-10` */
  name: string;
  weeks: (string | null)[][];
}

const DAY_MS = 86_400_000;
const day = (date: string) => new Date(`${date}T00:00Z`);
const dateOf = (at: Date) => at.toISOString().slice(0, 10);

/** The months from the first to the last of some dates. */
export function monthsOf(dates: readonly string[]): Month[] {
  const names = dates.map((date) => date.slice(0, 7)).toSorted();
  const [first] = names;
  const months: Month[] = [];
  if (first === undefined) return months;
  for (let name = first; name <= (names.at(-1) ?? first); name = after(name))
    months.push({ name, weeks: weeksOf(name) });
  return months;
}

function after(month: string): string {
  const at = day(`${month}-01`);
  at.setUTCMonth(at.getUTCMonth() + 1);
  return dateOf(at).slice(0, 7);
}

function weeksOf(month: string): (string | null)[][] {
  const first = day(`${month}-01`);
  const monday = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: (string | null)[][] = [];
  for (let at = monday; dateOf(new Date(at)).slice(0, 7) <= month; at += 7 * DAY_MS) {
    const dates = [0, 1, 2, 3, 4, 5, 6].map((n) => dateOf(new Date(at + n * DAY_MS)));
    weeks.push(dates.map((date) => (date.startsWith(month) ? date : null)));
  }
  return weeks;
}
