import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { ActionState, Owner } from './action.rules.js';

/** What one of the two said they would do by a day. What it says is sealed. */
@Entity({ name: 'action', schema: 'content' })
export class Action extends OfEngagement {
  @Column('text') owner: Owner;
  @Column('date') dueOn: string;
  @Column('uuid', { nullable: true }) goalId: string | null;
  /** True where there is a goal: a foreign key holds it to one that the coachee has agreed to. */
  @Column('boolean', { nullable: true }) goalCounts: true | null;
  /** The talk in which it was agreed on. */
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('text') state: ActionState;
  @Column('uuid') addedById: string;
  @Column('timestamptz') addedAt: Date;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('bytea') sealed: Buffer;
  @Column('integer') version: number;
}
