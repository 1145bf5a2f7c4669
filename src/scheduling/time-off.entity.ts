import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days on which a person has no sessions, both included. */
@Entity('time_off')
export class TimeOff {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('date') firstDay: string;
  @Column('date') lastDay: string;
  @Column('timestamptz') createdAt: Date;
}
