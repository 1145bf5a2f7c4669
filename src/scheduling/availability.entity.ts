import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How somebody can be met, whenever they can. The buffers and numbers count where they coach. */
@Entity('availability')
export class Availability {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('integer') bufferBeforeMinutes: number;
  @Column('integer') bufferAfterMinutes: number;
  @Column('integer') minimumNoticeMinutes: number;
  @Column('integer', { nullable: true }) furthestDays: number | null;
  @Column('integer', { nullable: true }) sessionsADay: number | null;
  @Column('integer', { nullable: true }) sessionsAWeek: number | null;
  @Column('integer') slotStepMinutes: number;
  @Column('text', { nullable: true }) holidayCountry: string | null;
  @Column('text', { nullable: true }) holidayRegion: string | null;
  @Column('integer') version: number;
}

/** Hours of a weekday, in minutes since midnight on the wall clock of where they are. */
@Entity('weekly_window')
export class WeeklyWindow {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('integer') weekday: number;
  @Column('integer') fromMinute: number;
  @Column('integer') toMinute: number;
}

/** Hours of one day in place of its weekday's; without a time, none. */
@Entity('dated_hours')
export class DatedHours {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('date') day: string;
  @Column('integer', { nullable: true }) fromMinute: number | null;
  @Column('integer', { nullable: true }) toMinute: number | null;
}

/** Days in another zone, both included: their windows, time off and holidays are by its clocks. */
@Entity('travel')
export class Travel {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('date') firstDay: string;
  @Column('date') lastDay: string;
  @Column('text') timeZone: string;
  @Column('timestamptz') createdAt: Date;
}

/** A public holiday on which somebody works, in every year. */
@Entity('switched_off_holiday')
export class SwitchedOffHoliday {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('uuid') holidayId: string;
}
