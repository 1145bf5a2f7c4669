import { isoWeekOf, type LocalDate } from '../platform/clock/zones.js';
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

/** Whether there is the notice that a coachee's cancellation needs: instants are compared, and exactly enough is enough. */
export function isInTime(startsAt: Date, noticeHours: number, now: Date): boolean {
  return startsAt.getTime() - now.getTime() >= noticeHours * 3_600_000;
}

/**
 * Inside the notice a coachee may cancel but not reschedule, nor move a session to a time inside it; notice never binds
 * the coach.
 * @throws session.notice
 */
export function refuseLateMove(party: SessionParty, startsAt: Date, noticeHours: number, now: Date): void {
  if (party === 'coachee' && !isInTime(startsAt, noticeHours, now)) throw sessionErrors.notice();
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
 * @throws session.engagement-not-active, session.outside-window
 */
export function refuseOutside(
  engagement: { state: string; startsOn: LocalDate; endsOn: LocalDate },
  localDate: LocalDate,
): void {
  const { state, startsOn, endsOn } = engagement;
  if (state !== 'active') throw sessionErrors.notActive(`The engagement is ${state.replace('_', ' ')}.`);
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
