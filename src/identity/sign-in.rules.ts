const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A sign-in that nobody used for this long is over. */
export const IDLE_MS = DAY_MS;
/** And this long after it began, however much it is used. */
export const ABSOLUTE_MS = 14 * DAY_MS;
/** Its last use is written down this often, and not with each request. */
export const SEEN_EVERY_MS = 5 * MINUTE_MS;
/** What could lock somebody out of their account asks for a sign-in no older than this, or the password. */
export const FRESH_MS = 15 * MINUTE_MS;

/** How a sign-in begins. */
export interface Beginning {
  expiresAt: Date;
  awaitsSecondFactor: boolean;
  secondFactorAt: Date | null;
}

/**
 * A passkey is two factors in one: the device, and what unlocks it. Any other way leads to the second factor first,
 * where the account has one.
 */
export function beginningOf(way: string, hasSecondFactor: boolean, now: Date): Beginning {
  const isBoth = way === 'passkey';
  return {
    expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
    awaitsSecondFactor: hasSecondFactor && !isBoth,
    secondFactorAt: isBoth ? now : null,
  };
}

/** Sign-ins last seen before this are over. */
export function seenAfter(now: Date): Date {
  return new Date(now.getTime() - IDLE_MS);
}

export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= FRESH_MS;
}

/** Whether a sign-in's last use has to be written down again. */
export function isSeenLongAgo(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS;
}
