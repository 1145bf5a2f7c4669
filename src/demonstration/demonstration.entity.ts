import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Making } from './demonstration.rules.js';

/** That somebody asked for a demonstration, and how far it is. A practice has one, or none. */
@Entity('demonstration')
export class Demonstration implements Making {
  @PrimaryColumn('uuid') practiceId: string;
  @Column('uuid') askedById: string;
  @Column('timestamptz') askedAt: Date;
  @Column('text') state: Making['state'];
  @Column('integer') attempt: number;
  /** How much of the story is told, in weeks of it. */
  @Column('integer') weeksTold: number;
  @Column('timestamptz', { nullable: true }) heardAt: Date | null;
  /** The practice that is made. */
  @Column('uuid', { nullable: true }) madePracticeId: string | null;
}
