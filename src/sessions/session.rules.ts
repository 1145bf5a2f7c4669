import { daysBetween, isoWeekOf, type LocalDate } from '../platform/clock/zones.js';
import { sessionErrors } from './session.errors.js';

export const SESSION_STATES = ['scheduled', 'completed', 'cancelled', 'no_show'] as const;
export type SessionState = (typeof SESSION_STATES)[number];
export type SessionParty = 'coach' | 'coachee';
export type CancellationParty = SessionParty | 'practice';

/** What can happen to a scheduled session; the other states are final. */
export const transitions = {
  reschedule: 'scheduled',
  complete: 'completed',
  cancel: 'cancelled',
  markAbsence: 'no_show',
} as const satisfies Record<string, SessionState>;

/**
 * The state after something happened to a session.
 * @throws session.state unless it is scheduled
 */
export function stateAfter(event: keyof typeof transitions, state: SessionState): SessionState {
  if (state !== 'scheduled') throw sessionErrors.state(`It is ${state.replace('_', ' ')}; that is final.`);
  return transitions[event];
}

/**
 * Completing, or marking someone absent, is possible only once it has started.
 * @throws session.not-started
 */
export function refuseUnstarted(startsAt: Date, now: Date): void {
  if (now < startsAt) throw sessionErrors.notStarted();
}

/** A booking, as the rules look at it. */
export interface Booking {
  localDate: LocalDate;
  /** ISO weeks of the engagement's other sessions that are scheduled or were held. */
  otherDates: LocalDate[];
  overrideWeek: boolean;
}

/**
 * Booking needs an active engagement, a date inside its window, a session left that no date has reserved, and a week
 * without another session unless the coach overrides that.
 * @throws session.engagement-not-active, session.outside-window, session.none-left, session.week-taken
 */
export function refuseBooking(
  engagement: { state: string; startsOn: LocalDate; endsOn: LocalDate },
  figures: { left: number; scheduled: number },
  booking: Booking,
): void {
  refuseOutside(engagement, booking.localDate);
  if (figures.left - figures.scheduled < 1) throw sessionErrors.noneLeft();
  refuseTakenWeek(booking);
}

/**
 * @throws session.engagement-not-active
 */
export function refuseInactive({ state }: { state: string }): void {
  if (state !== 'active') throw sessionErrors.notActive(`The engagement is ${state.replace('_', ' ')}.`);
}

/**
 * Several dates are inside the window, or the end is extended first: nothing is moved silently.
 * @throws session.engagement-not-active, session.outside-window, session.overruns
 */
export function refuseOverrun(
  engagement: { state: string; startsOn: LocalDate; endsOn: LocalDate },
  dates: readonly LocalDate[],
): void {
  refuseInactive(engagement);
  const { endsOn } = engagement;
  const lastDate = dates.at(-1) ?? endsOn;
  const overrunDays = daysBetween(endsOn, lastDate);
  if (overrunDays > 0) {
    const detail = `The last session would be on ${lastDate}, ${overrunDays} days past the end on ${endsOn}. Extend to ${lastDate} first, or choose another slot.`;
    throw sessionErrors.overruns({ detail, members: { endsOn, lastDate, overrunDays } });
  }
  for (const date of dates) refuseOutside(engagement, date);
}

/** A session that moves, from one time to another. */
interface Moving {
  from: { startsAt: Date };
  to: { startsAt: Date };
}

/**
 * The order in which sessions move, so that none comes to where another still is: of those that move to later times the
 * last goes first, of those that move to earlier ones the first.
 * @param moves in the order of their times; that is the same before and after
 */
export function inOrderOfMoving<M extends Moving>(moves: readonly M[]): M[] {
  const isLater = ({ from, to }: Moving) => to.startsAt > from.startsAt;
  return [...moves.filter(isLater).reverse(), ...moves.filter((move) => !isLater(move))];
}

/**
 * @throws session.engagement-not-active, session.outside-window
 */
export function refuseOutside(
  engagement: { state: string; startsOn: LocalDate; endsOn: LocalDate },
  localDate: LocalDate,
): void {
  const { startsOn, endsOn } = engagement;
  refuseInactive(engagement);
  if (localDate < startsOn || localDate > endsOn)
    throw sessionErrors.outsideWindow(`The engagement runs from ${startsOn} to ${endsOn}; extend it first.`);
}

/**
 * At most one coaching session per ISO week of an engagement; the coach may override.
 * @throws session.week-taken
 */
export function refuseTakenWeek({ localDate, otherDates, overrideWeek }: Booking): void {
  const week = isoWeekOf(localDate);
  if (!overrideWeek && otherDates.some((date) => isoWeekOf(date) === week)) throw sessionErrors.weekTaken();
}
