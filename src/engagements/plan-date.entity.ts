import { Column, Entity } from 'typeorm';
import { OfEngagement } from './parties.types.js';

/** A proposed date of a plan; held in both calendars while agreement is awaited. */
@Entity('plan_date')
export class PlanDate extends OfEngagement {
  @Column('integer') number: number;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('date') localDate: string;
  @Column('time') localTime: string;
  @Column('text') timeZone: string;
  @Column('text') tzVersion: string;
  @Column('boolean') held: boolean;
}
