import type { AuditOutcome } from '../../client/types.gen.js';

/** What an administrator asks the trail for; days are written as in a calendar, in UTC, as the trail is. */
export interface AskedAudit {
  actorId?: string | undefined;
  outcome?: AuditOutcome | undefined;
  from?: string;
  to?: string;
}

const DAY_MS = 86_400_000;

/** The same as the API has it: the last day is in it to its end. What is not asked is not there. */
export function filterOf({ actorId, outcome, from, to }: AskedAudit) {
  return {
    ...(actorId && { actorId }),
    ...(outcome && { outcome }),
    ...(from && { from: `${from}T00:00:00Z` }),
    ...(to && { to: new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString() }),
  };
}
