import { changeRequestErrors } from './session.errors.js';

export const CHANGE_KINDS = ['rescheduling', 'cancellation'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const CHANGE_REQUEST_STATES = ['pending', 'granted', 'refused', 'lapsed', 'withdrawn'] as const;
export type ChangeRequestState = (typeof CHANGE_REQUEST_STATES)[number];

const HOURS_TO_ANSWER = 48;

/** Until when the coach can answer: for 48 hours, and until the session, or the time that is wanted, begins. */
export function dueAtOf(askedAt: Date, startsAt: Date, wantedAt?: Date): Date {
  const hours = askedAt.getTime() + HOURS_TO_ANSWER * 3_600_000;
  return new Date(Math.min(hours, startsAt.getTime(), wantedAt?.getTime() ?? Infinity));
}

/** Whether a request waits, and nobody can answer it any more: nothing changes. */
export function isOver({ state, dueAt }: { state: ChangeRequestState; dueAt: Date }, now: Date): boolean {
  return state === 'pending' && now >= dueAt;
}

/**
 * Only what waits is answered or withdrawn, and nothing late: not even before its lapse is written down.
 * @throws change-request.settled
 */
export function refuseSettled(request: { state: ChangeRequestState; dueAt: Date }, now: Date): void {
  if (request.state !== 'pending' || isOver(request, now)) throw changeRequestErrors.settled();
}
