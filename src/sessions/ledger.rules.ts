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
export function ledgerLineOf(outcome: Outcome): (LedgerLine & { reason: OutcomeReason }) | undefined {
  switch (outcome.kind) {
    case 'completed':
      return { reason: 'held', amount: -1 };
    case 'cancelled':
      return outcome.by === 'coachee' && !outcome.inTime ? { reason: 'forfeited_late_cancel', amount: -1 } : undefined;
    default:
      return outcome.party === 'coachee' ? { reason: 'forfeited_no_show', amount: -1 } : undefined;
  }
}

/** The lines that a session's outcome is entered by. */
export type OutcomeReason = 'held' | 'forfeited_late_cancel' | 'forfeited_no_show';

/** The policy that applied when a line was entered, as the ledger keeps it. */
export interface LedgerPolicy {
  sessions: number;
  noticeHours: number;
  changeBandHours: number | null;
  rescheduleLimit: number | null;
}

/** Why an outcome uses a session up, in words. */
export function whyOf(reason: OutcomeReason, { noticeHours }: Pick<LedgerPolicy, 'noticeHours'>): string {
  switch (reason) {
    case 'held':
      return 'The session was held';
    case 'forfeited_late_cancel':
      return `The coachee cancelled less than ${noticeHours} hours before it began`;
    default:
      return 'The coachee did not come';
  }
}

/** The line that takes an outcome's line back, when the outcome is corrected. */
export function reversalOf(standing: OutcomeReason, reason: string): LedgerLine & { note: string } {
  return { reason: 'granted', amount: 1, note: `Corrected, was ${standing}: ${reason}`.slice(0, 1_000) };
}

/** Why the outcome's line is entered that a correction names. */
export function correctedTo(reason: OutcomeReason, why: string): string {
  return `Corrected to ${reason}: ${why}`.slice(0, 1_000);
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
