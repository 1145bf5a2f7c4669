import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { HoldState } from './hold.rules.js';

/** A slot that a coach offers: nobody else gets it, until it is booked, given back, or its time is over. */
@Entity('session_hold')
export class SessionHold extends OfEngagement {
  @Column('text') state: HoldState;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('date') localDate: string;
  @Column('time') localTime: string;
  @Column('text') timeZone: string;
  @Column('text') tzVersion: string;
  @Column('boolean') overrideWeek: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}
