import { Column, Entity } from 'typeorm';
import type { EngagementState } from './engagement.rules.js';
import { OfEngagement } from './parties.types.js';

/** One step of an engagement's life: who, when and why. */
@Entity('engagement_transition')
export class EngagementTransition extends OfEngagement {
  @Column('text', { nullable: true }) fromState: EngagementState | null;
  @Column('text') toState: EngagementState;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) byId: string | null;
  @Column('text', { nullable: true }) why: string | null;
}
