import { platformErrors } from '../platform/errors/platform.errors.js';
import type { CancellationParty, SessionParty } from './session.rules.js';

export const LEDGER_REASONS = [
  ...(['allocated', 'held', 'forfeited_late_cancel', 'forfeited_no_show', 'waived'] as const),
  ...(['granted', 'revoked', 'expired', 'carried_over'] as const),
] as const;
export type LedgerReason = (typeof LEDGER_REASONS)[number];

/** A line to enter: why, and by how much the balance changes. */
export interface LedgerLine {
  reason: LedgerReason;
  amount: number;
}

/** How a session came out. */
export type Outcome =
  | { kind: 'completed' }
  | { kind: 'cancelled'; by: CancellationParty; inTime: boolean }
  | { kind: 'absent'; party: SessionParty };

/**
 * What an outcome uses up, as docs/glossary.md has the table: nothing for the coach's cancellations and absences, nor
 * for a coachee's cancellation in time; one session otherwise.
 */
export function ledgerLineOf(outcome: Outcome): LedgerLine | undefined {
  switch (outcome.kind) {
    case 'completed':
      return { reason: 'held', amount: -1 };
    case 'cancelled':
      return outcome.by === 'coachee' && !outcome.inTime ? { reason: 'forfeited_late_cancel', amount: -1 } : undefined;
    default:
      return outcome.party === 'coachee' ? { reason: 'forfeited_no_show', amount: -1 } : undefined;
  }
}

/**
 * A waiver is of one session. A grant or a revocation is of none: one that were named would look as if it counted.
 * @throws request.invalid
 */
export function refuseSessionOf(reason: LedgerReason, sessionId: string | undefined): void {
  if (reason === 'waived' || sessionId === undefined) return;
  const detail = 'sessionId is for a waiver only';
  throw platformErrors.invalid({ errors: [{ pointer: '/sessionId', code: 'isForWaiver', detail }] });
}
