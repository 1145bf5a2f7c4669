import { holdErrors } from './hold.errors.js';

export const HOLD_STATES = ['open', 'booked', 'released', 'lapsed'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** How many slots an engagement has on offer at most. */
export const HOLDS_AT_MOST = 5;
export const HOLD_HOURS = 48;
const HOUR_MS = 3_600_000;

/** A hold, as the rules look at it. */
export interface Held {
  state: HoldState;
  expiresAt: Date;
}

/** Whether a slot is on offer: its time counts, whether or not anybody has written down that it is over. */
export function isOpen({ state, expiresAt }: Held, now: Date): boolean {
  return state === 'open' && now < expiresAt;
}

/**
 * A slot is on offer to be taken.
 * @throws hold.closed
 */
export function refuseClosed(hold: Held, now: Date): void {
  if (isOpen(hold, now)) return;
  const became = hold.state === 'open' ? 'lapsed' : hold.state;
  throw holdErrors.closed(`It is ${became}.`);
}

/**
 * When a slot that is offered now is free again: after so many hours, and by its start.
 * @throws hold.past where it has begun
 */
export function expiryOf(startsAt: Date, hours: number, now: Date): Date {
  if (startsAt <= now) throw holdErrors.past();
  return new Date(Math.min(startsAt.getTime(), now.getTime() + hours * HOUR_MS));
}

/**
 * At most five slots of an engagement are on offer.
 * @throws hold.too-many
 */
export function refuseMore(holds: readonly Held[], now: Date): void {
  if (holds.filter((hold) => isOpen(hold, now)).length >= HOLDS_AT_MOST) throw holdErrors.tooMany();
}
