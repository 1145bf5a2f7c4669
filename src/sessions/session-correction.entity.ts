import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { CancellationParty, SessionParty, SessionState } from './session.rules.js';

/** What a session's outcome was said to be before it was corrected, and what it is since; never changed. */
@Entity('session_correction')
export class SessionCorrection extends OfEngagement {
  @Column('uuid') sessionId: string;
  /** 1 for the first correction of its session. */
  @Column('integer') number: number;
  @Column('text') fromState: SessionState;
  @Column('text', { nullable: true }) fromParty: CancellationParty | null;
  @Column('boolean') fromForfeited: boolean;
  @Column('text') toState: SessionState;
  @Column('text', { nullable: true }) toParty: SessionParty | null;
  @Column('boolean') toForfeited: boolean;
  @Column('timestamptz') at: Date;
  @Column('uuid') byId: string;
  @Column('text') reason: string;
}
