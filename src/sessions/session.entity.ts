import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { SessionParty, SessionState } from './session.rules.js';

/** One coaching conversation: a wall-clock time in a zone, and the instant that follows from it. */
@Entity('session')
export class Session extends OfEngagement {
  @Column('integer') number: number;
  @Column('text') state: SessionState;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('date') localDate: string;
  @Column('time') localTime: string;
  @Column('text') timeZone: string;
  @Column('text') tzVersion: string;
  @Column('integer') rescheduleCount: number;
  @Column('text', { nullable: true }) cancelledBy: SessionParty | 'practice' | null;
  @Column('text', { nullable: true }) absent: SessionParty | null;
  @Column('timestamptz', { nullable: true }) outcomeAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer') version: number;
}

/** Where a session was before it was moved. */
@Entity('session_move')
export class SessionMove extends OfEngagement {
  @Column('uuid') sessionId: string;
  @Column('timestamptz') fromStartsAt: Date;
  @Column('timestamptz') toStartsAt: Date;
  @Column('timestamptz') at: Date;
  /** Null where newer time-zone data moved it. */
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
