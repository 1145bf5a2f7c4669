/** A limit as the RateLimit fields tell of it (draft-ietf-httpapi-ratelimit-headers-10). */
export interface Quota {
  name: string;
  points: number;
  seconds: number;
}

/** Points, as many times as the operator allows; never none. */
export function pointsTimes(factor: number, points: number): number {
  return Math.max(1, Math.round(points * factor));
}

/**
 * Seconds to wait after an attempt, before the next.
 * @param spent which attempt it was
 * @param free how many need no waiting: after the last of them it begins
 */
export function waitAfter(spent: number, free: number, { first, longest }: { first: number; longest: number }): number {
  return spent < free ? 0 : Math.min(longest, first * 2 ** (spent - free));
}

/** Whole seconds, rounded up: whoever waits that long does not come too early. */
export function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1_000));
}

/** `RateLimit-Policy` and `RateLimit`: what is allowed, how many are left, and in how many seconds all are again. */
export function rateLimitFields({ name, points, seconds }: Quota, left: number, until: number) {
  return {
    'RateLimit-Policy': `"${name}";q=${points};w=${seconds}`,
    RateLimit: `"${name}";r=${Math.max(0, left)};t=${until}`,
  };
}
