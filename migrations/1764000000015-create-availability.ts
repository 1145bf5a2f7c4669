import type { MigrationInterface, QueryRunner } from 'typeorm';
import { calendarsOf, calendarsOfUndone } from './calendars-of.js';
import { ofOnePractice } from './row-level-security.js';

const OWN = `person_id = (select caller_person())`;
const TABLES = ['availability', 'weekly_window', 'dated_hours', 'travel', 'switched_off_holiday'];

/**
 * When people can be met: windows of the week and of single days, where they are, time off by the hour, and which
 * public holidays they keep. Each reads their own alone; plans and free slots ask a function of rapport_calendar.
 */
export class CreateAvailability1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createHours(runner);
    await this.createDays(runner);
    await this.takeHoursOff(runner);
    for (const table of TABLES)
      await runner.query(`
        ${ofOnePractice(table)}
        create policy own on ${table} to rapport_app using (${OWN});
        create policy calendar on ${table} for select to rapport_calendar using (true);
        grant select on ${table} to rapport_calendar;
        grant select, insert, ${table === 'availability' ? 'update' : 'delete'} on ${table} to rapport_app;`);
    await runner.query(calendarsOf);
  }

  private async createHours(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table availability (
        practice_id uuid not null references practice,
        person_id uuid not null,
        buffer_before_minutes integer not null
          constraint availability_buffer_before check (buffer_before_minutes between 0 and 240),
        buffer_after_minutes integer not null
          constraint availability_buffer_after check (buffer_after_minutes between 0 and 240),
        minimum_notice_minutes integer not null
          constraint availability_minimum_notice check (minimum_notice_minutes between 0 and 20160),
        furthest_days integer constraint availability_furthest check (furthest_days between 1 and 730),
        sessions_a_day integer constraint availability_sessions_a_day check (sessions_a_day between 1 and 24),
        sessions_a_week integer constraint availability_sessions_a_week check (sessions_a_week between 1 and 100),
        slot_step_minutes integer not null constraint availability_slot_step check (slot_step_minutes in (15, 30, 60)),
        holiday_country text constraint availability_holiday_country check (holiday_country ~ '^[A-Z]{2}$'),
        holiday_region text constraint availability_holiday_region check (length(holiday_region) between 1 and 30),
        version integer not null,
        primary key (practice_id, person_id),
        constraint availability_of_person foreign key (practice_id, person_id) references person,
        constraint availability_region_of_country check (holiday_region is null or holiday_country is not null)
      );

      create table weekly_window (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        weekday integer not null constraint weekly_window_weekday check (weekday between 1 and 7),
        from_minute integer not null,
        to_minute integer not null,
        primary key (practice_id, id),
        constraint weekly_window_of_person foreign key (practice_id, person_id) references person,
        constraint weekly_window_within_the_day check (from_minute >= 0 and from_minute < to_minute and to_minute <= 1440),
        constraint weekly_window_no_overlap exclude using gist (practice_id with =, person_id with =, weekday with =,
          int4range(from_minute, to_minute) with &&)
      );
      create index on weekly_window (practice_id, person_id);

      -- Without a time: none on that day, and so no other row of it.
      create table dated_hours (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        day date not null,
        from_minute integer,
        to_minute integer,
        primary key (practice_id, id),
        constraint dated_hours_of_person foreign key (practice_id, person_id) references person,
        constraint dated_hours_both_or_neither check ((from_minute is null) = (to_minute is null)),
        constraint dated_hours_within_the_day check (from_minute >= 0 and from_minute < to_minute and to_minute <= 1440),
        constraint dated_hours_no_overlap exclude using gist (practice_id with =, person_id with =, day with =,
          int4range(coalesce(from_minute, 0), coalesce(to_minute, 1440)) with &&)
      );
      create index on dated_hours (practice_id, person_id, day);`);
  }

  private async createDays(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table travel (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        first_day date not null,
        last_day date not null,
        time_zone text not null constraint travel_time_zone check (length(time_zone) between 1 and 100),
        created_at timestamptz not null,
        primary key (practice_id, id),
        constraint travel_of_person foreign key (practice_id, person_id) references person,
        constraint travel_ends_after_it_begins check (last_day >= first_day),
        constraint travel_length check (last_day - first_day < 400),
        constraint travel_no_overlap exclude using gist (practice_id with =, person_id with =,
          daterange(first_day, last_day, '[]') with &&)
      );
      create index on travel (practice_id, person_id, first_day);

      -- A holiday's id is made from its country and name: the same in every practice and every year.
      create table switched_off_holiday (
        practice_id uuid not null references practice,
        person_id uuid not null,
        holiday_id uuid not null,
        primary key (practice_id, person_id, holiday_id),
        constraint switched_off_holiday_of_person foreign key (practice_id, person_id) references person
      );`);
  }

  private async takeHoursOff(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table time_off
        add column from_time time,
        add column to_time time,
        add column time_zone text,
        add column starts_at timestamptz,
        add column ends_at timestamptz,
        add column tz_version text,
        add constraint time_off_days_or_hours check (
          num_nulls(from_time, to_time, time_zone, starts_at, ends_at, tz_version) in (0, 6)),
        add constraint time_off_hours_end_after_they_begin check (ends_at > starts_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(calendarsOfUndone);
    await runner.query(`
      alter table time_off drop column from_time, drop column to_time, drop column time_zone, drop column starts_at,
        drop column ends_at, drop column tz_version;
      drop table ${TABLES.join(', ')};`);
  }
}
