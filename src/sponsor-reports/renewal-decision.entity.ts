import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { RenewalDecisionKind } from './renewal.rules.js';

/** What a sponsor decided about a renewal. It stays as it was made; the latest is the one that holds. */
@Entity('renewal_decision')
export class RenewalDecision extends OfEngagement {
  @Column('text') decision: RenewalDecisionKind;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') byId: string;
  @Column('timestamptz') at: Date;
}
