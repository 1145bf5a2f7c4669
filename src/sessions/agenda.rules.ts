import {
  appointment,
  daysBetween,
  formatInstant,
  plusDays,
  wallClockOf,
  type LocalDate,
} from '../platform/clock/zones.js';
import { platformErrors } from '../platform/errors/platform.errors.js';

export const AGENDA_KINDS = ['session', 'meeting', 'hold', 'time_off'] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];
export const DAYS_AT_MOST = 62;
/** How many of what is next are told where no days are named. */
export const NEXT = 50;

/** The days that are asked for, both included; none of them: what is next. */
export interface Days {
  from?: LocalDate;
  to?: LocalDate;
}

/** What is looked for: a little more than is asked for, because whose midnight counts is known only afterwards. */
export interface Span {
  after: Date;
  /** Undefined: whatever is next. */
  before?: Date;
}

/** A stretch of time; whole days where there are any, which are the reader's. */
export interface Stretch {
  id: string;
  startsAt: Date;
  endsAt: Date;
  days?: { firstDay: LocalDate; lastDay: LocalDate };
}

const utc = (date: LocalDate) => new Date(`${date}T00:00:00Z`);

/**
 * @throws request.invalid where one day is named without the other, the last lies before the first, or 62 days after
 */
export function spanOf({ from, to }: Days, now: Date): Span {
  if (from === undefined && to === undefined) return { after: now };
  if (from === undefined || to === undefined)
    throw invalid(from === undefined ? '/from' : '/to', 'from and to go together');
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > DAYS_AT_MOST) throw invalid('/to', `to is at most ${DAYS_AT_MOST - 1} days after from`);
  return { after: utc(plusDays(from, -1)), before: utc(plusDays(to, 2)) };
}

function invalid(pointer: string, detail: string): Error {
  return platformErrors.invalid({ errors: [{ pointer, code: 'isSpan', detail }] });
}

/** What falls on the reader's days, soonest first; where none are named, what is not over. */
export function inOrder<S extends Stretch>(stretches: S[], { from, to }: Days, timeZone: string, now: Date): S[] {
  const [after, before] =
    from && to ? [midnight(from, timeZone), midnight(plusDays(to, 1), timeZone)] : [now, undefined];
  const wanted = stretches
    .map((each) => ({ ...each, ...(each.days && wholeDays(each.days, timeZone)) }))
    .filter(({ startsAt, endsAt }) => endsAt > after && (before === undefined || startsAt < before))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
  return before === undefined ? wanted.slice(0, NEXT) : wanted;
}

function wholeDays({ firstDay, lastDay }: { firstDay: LocalDate; lastDay: LocalDate }, timeZone: string) {
  return { startsAt: midnight(firstDay, timeZone), endsAt: midnight(plusDays(lastDay, 1), timeZone) };
}

function midnight(date: LocalDate, timeZone: string): Date {
  return appointment(date, '00:00', timeZone).startsAt;
}

/** When something is, to its reader; and to the other person, where their clock shows something else. */
export interface Clocks {
  startsAt: string;
  endsAt: string;
  localStart: string;
  timeZone: string;
  otherLocalStart: string | null;
  otherTimeZone: string | null;
}

/** The same instants on the clocks of two zones. */
export function clocksOf(
  { startsAt, endsAt }: Pick<Stretch, 'startsAt' | 'endsAt'>,
  timeZone: string,
  otherZone: string | null,
): Clocks {
  const localStart = wallClockOf(startsAt, timeZone);
  const other = otherZone === null ? null : wallClockOf(startsAt, otherZone);
  const differs = other !== null && other !== localStart;
  return {
    ...{ startsAt: formatInstant(startsAt), endsAt: formatInstant(endsAt), localStart, timeZone },
    ...{ otherLocalStart: differs ? other : null, otherTimeZone: differs ? otherZone : null },
  };
}
