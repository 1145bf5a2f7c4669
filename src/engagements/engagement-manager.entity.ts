import { Column, Entity } from 'typeorm';
import { OfEngagement } from './parties.types.js';

/** A manager whom the coachee has invited to see that the coaching happens, until it is taken back. */
@Entity('engagement_manager')
export class EngagementManager extends OfEngagement {
  @Column('uuid') personId: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
}
