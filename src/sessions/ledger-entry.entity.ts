import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { LedgerPolicy, LedgerReason, OutcomeReason } from './ledger.rules.js';

/** One line of an engagement's account of sessions; never changed, never removed. The balance is the sum. */
@Entity('ledger_entry')
export class LedgerEntry extends OfEngagement {
  @Column('text') reason: LedgerReason;
  @Column('integer') amount: number;
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** The policy that applied on that day. */
  @Column('jsonb') policy: LedgerPolicy;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) byId: string | null;
  /** By which correction of its session it was entered, or waived; 0 before the first. */
  @Column('integer') correction: number;
  /** The outcome's line that a correction takes back by this one. */
  @Column('text', { nullable: true }) reverses: OutcomeReason | null;
}
