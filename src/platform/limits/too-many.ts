import type { DomainError } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';
import { rateLimitFields, secondsOf, type Quota } from './limit.rules.js';

/** The refusal of what comes too fast: with `Retry-After`, and the limit that it ran into. */
export function tooMany(quota: Quota, milliseconds: number): DomainError {
  const seconds = secondsOf(milliseconds);
  return platformErrors.tooMany({
    detail: `Nothing was done. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    headers: { 'Retry-After': String(seconds), ...rateLimitFields(quota, 0, seconds) },
  });
}
