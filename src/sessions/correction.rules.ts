import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Outcome } from './ledger.rules.js';
import { sessionErrors } from './session.errors.js';
import { refuseUnstarted, type CancellationParty, type SessionParty, type SessionState } from './session.rules.js';

/** An outcome as it stands: who cancelled or did not come, and whether it has used a session up without its being held. */
export interface Standing {
  state: SessionState;
  party: CancellationParty | null;
  forfeited: boolean;
}

/** What a coach says that it was. */
export interface Said {
  outcome: 'completed' | 'cancelled' | 'no_show';
  by?: SessionParty;
  absent?: SessionParty;
  inTime?: boolean;
}

/**
 * The outcome that a coach names.
 * @throws request.invalid where it does not say of whom, or says it of an outcome that it is not for
 */
export function outcomeOf({ outcome, by, absent, inTime }: Said): Outcome {
  if ((by !== undefined) !== (outcome === 'cancelled')) throw misplaced('/by', 'by is for, and needed by, cancelled');
  if ((absent !== undefined) !== (outcome === 'no_show'))
    throw misplaced('/absent', 'absent is for, and needed by, no_show');
  if (inTime !== undefined && by !== 'coachee') throw misplaced('/inTime', 'inTime is for what the coachee cancelled');
  if (by) return { kind: 'cancelled', by, inTime: inTime ?? true };
  return absent ? { kind: 'absent', party: absent } : { kind: 'completed' };
}

function misplaced(pointer: string, detail: string) {
  return platformErrors.invalid({ errors: [{ pointer, code: 'goesWithOutcome', detail }] });
}

/** How a session stands after an outcome. */
export function standingAfter(outcome: Outcome): Standing {
  if (outcome.kind === 'completed') return { state: 'completed', party: null, forfeited: false };
  if (outcome.kind === 'absent')
    return { state: 'no_show', party: outcome.party, forfeited: outcome.party === 'coachee' };
  return { state: 'cancelled', party: outcome.by, forfeited: outcome.by === 'coachee' && !outcome.inTime };
}

/**
 * Only an outcome is corrected, into another one. That it was held, or missed, can be said once it has begun.
 * @throws session.no-outcome, session.same-outcome, session.not-started
 */
export function refuseCorrection(before: Standing, after: Standing, startsAt: Date, now: Date): void {
  if (before.state === 'scheduled') throw sessionErrors.noOutcome();
  const isSameKind = before.state === after.state && before.party === after.party;
  // A waived absence is an absence still; only of a cancellation is there more to say: whether it was in time.
  if (isSameKind && (after.state !== 'cancelled' || before.forfeited === after.forfeited))
    throw sessionErrors.sameOutcome();
  if (after.state !== 'cancelled') refuseUnstarted(startsAt, now);
}
