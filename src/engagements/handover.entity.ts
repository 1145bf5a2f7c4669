import { Column, Entity } from 'typeorm';
import type { AskedForHandover, HandoverState } from './handover.rules.js';
import { OfEngagement } from './parties.types.js';

/** A proposal that an engagement goes on with another coach, and what became of it. */
@Entity('handover')
export class Handover extends OfEngagement {
  @Column('uuid') fromCoachId: string;
  @Column('uuid') successorId: string;
  @Column('text') state: HandoverState;
  @Column('text') reason: string;
  @Column('text', { nullable: true }) conflictReason: string | null;
  @Column('uuid') proposedById: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
}

/** The yes or no of one who was asked. The database carries out what follows from it. */
@Entity('handover_answer')
export class HandoverAnswer extends OfEngagement {
  @Column('uuid') handoverId: string;
  @Column('uuid') successorId: string;
  @Column('text') party: AskedForHandover;
  @Column('text') decision: 'agreed' | 'declined';
  @Column('text', { nullable: true }) why: string | null;
  @Column('timestamptz') at: Date;
}
