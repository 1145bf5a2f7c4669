import { peopleErrors } from './people.errors.js';

/**
 * Nobody raises themself, whatever they are already.
 * @throws capacity.own
 */
export function refuseOneself(caller: { personId: string }, personId: string): void {
  if (caller.personId === personId.toLowerCase()) throw peopleErrors.capacityOwn();
}
