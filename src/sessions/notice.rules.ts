import { sessionErrors } from './session.errors.js';
import type { SessionParty } from './session.rules.js';

/** Whether there is the notice that a coachee's cancellation needs: instants are compared, and exactly enough is enough. */
export function isInTime(startsAt: Date, noticeHours: number, now: Date): boolean {
  return startsAt.getTime() - now.getTime() >= noticeHours * 3_600_000;
}

/** What was agreed about changes at short notice. */
export interface Notice {
  noticeHours: number;
  changeBandHours: number | null;
}

/** How a change meets the notice: it is done, it asks the coach, or it is late. */
export type Timeliness = 'in_time' | 'asks' | 'late';

/**
 * Before the notice there may be a band of hours in which a coachee's change asks the coach. Both are compared as
 * instants, and exactly enough is enough. Neither binds the coach.
 */
export function timelinessOf(party: SessionParty, startsAt: Date, notice: Notice, now: Date): Timeliness {
  if (party === 'coach') return 'in_time';
  if (!isInTime(startsAt, notice.noticeHours, now)) return 'late';
  return isInTime(startsAt, notice.noticeHours + (notice.changeBandHours ?? 0), now) ? 'in_time' : 'asks';
}

/** The last instant at which a coachee's change is in time. */
export function noticeEndsAt(startsAt: Date, noticeHours: number): Date {
  return new Date(startsAt.getTime() - noticeHours * 3_600_000);
}

/**
 * A coachee moves a session as often as was agreed, where that was; the coach as often as they like.
 * @param moves how often the coachee has moved it
 * @throws session.moved-too-often
 */
export function refuseMoveOverLimit(party: SessionParty, moves: number, limit: number | null): void {
  if (party === 'coachee' && limit !== null && moves >= limit)
    throw sessionErrors.movedTooOften(`You have moved it ${moves} times; ${limit} are agreed.`);
}

/**
 * Inside the notice a coachee may cancel but not reschedule, nor move a session to a time inside it; notice never binds
 * the coach.
 * @throws session.notice
 */
export function refuseLateMove(party: SessionParty, startsAt: Date, noticeHours: number, now: Date): void {
  if (party === 'coachee' && !isInTime(startsAt, noticeHours, now)) throw sessionErrors.notice();
}
