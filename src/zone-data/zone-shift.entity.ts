import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { ShiftOutcome } from './resolution.rules.js';

/** That newer zone data gives an appointment another instant: it was moved there, or would clash there and stays. */
@Entity('zone_shift')
export class ZoneShift extends OfEngagement {
  /** The appointment's table. */
  @Column('text') kind: string;
  @Column('uuid') appointmentId: string;
  @Column('text') tzVersion: string;
  @Column('text') outcome: ShiftOutcome;
  @Column('timestamptz') fromStartsAt: Date;
  @Column('timestamptz') toStartsAt: Date;
  @Column('timestamptz') at: Date;
  /** What it was told with; null until it is. */
  @Column('uuid', { nullable: true }) tellingId: string | null;
}
