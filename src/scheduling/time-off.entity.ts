import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days on which a person has no sessions, both included; or hours, whose days are then those that they fall on. */
@Entity('time_off')
export class TimeOff {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('date') firstDay: string;
  @Column('date') lastDay: string;
  @Column('time', { nullable: true }) fromTime: string | null;
  @Column('time', { nullable: true }) toTime: string | null;
  @Column('text', { nullable: true }) timeZone: string | null;
  @Column('timestamptz', { nullable: true }) startsAt: Date | null;
  @Column('timestamptz', { nullable: true }) endsAt: Date | null;
  @Column('text', { nullable: true }) tzVersion: string | null;
  @Column('timestamptz') createdAt: Date;
}
