import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice } from './row-level-security.js';

/**
 * Nobody is in two places: held dates and scheduled sessions block the time of both people, by a constraint that no
 * code can go around. A trigger keeps the blocks; only the functions of rapport_calendar read everybody's.
 */
export class CreateCalendar1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_block (
        practice_id uuid not null references practice,
        source_id uuid not null,
        person_id uuid not null,
        during tstzrange not null,
        kind text not null constraint calendar_block_kind check (kind in ('hold', 'session')),
        primary key (practice_id, source_id, person_id),
        constraint calendar_block_of_person foreign key (practice_id, person_id) references person,
        constraint calendar_block_no_overlap exclude using gist
          (practice_id with =, person_id with =, during with &&) where (kind in ('hold', 'session'))
      );
      create index on calendar_block (practice_id, person_id);
      ${ofOnePractice('calendar_block')}

      create policy calendar on time_off for select to rapport_calendar using (true);
      grant select on time_off to rapport_calendar;
      create policy calendar on calendar_block to rapport_calendar using (true) with check (true);
      create policy own on calendar_block for select to rapport_app using (person_id = (select caller_person()));
      create policy calendar on person for select to rapport_calendar using (true);
      create policy calendar_lock on person for update to rapport_calendar using (true) with check (false);
      grant select, insert, update, delete on calendar_block to rapport_calendar;
      grant select on calendar_block to rapport_app;
      grant select, update (version) on person to rapport_calendar;`);

    await runner.query(`
      create function lock_calendars(people uuid[]) returns void
        language sql volatile security definer set search_path = pg_catalog, public
        begin atomic
          select id from person where practice_id = caller_practice() and id = any (people)
          order by id for no key update;
        end;

      create function busy_times(people uuid[], earliest timestamptz, latest timestamptz, besides uuid) returns table (
        person_id uuid, starts_at timestamptz, ends_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select b.person_id, lower(b.during), upper(b.during) from calendar_block b
          where b.practice_id = caller_practice() and b.person_id = any (people)
            and b.during && tstzrange(earliest, latest)
            and not exists (select from plan_date d where d.practice_id = b.practice_id and d.id = b.source_id
                            and d.engagement_id = besides)
          order by 2;
        end;

      create function days_off(people uuid[], earliest date, latest date) returns table (
        person_id uuid, first_day date, last_day date)
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select t.person_id, t.first_day, t.last_day from time_off t
          where t.practice_id = caller_practice() and t.person_id = any (people)
            and t.first_day <= latest and t.last_day >= earliest
          order by t.first_day;
        end;

      create function keep_calendar() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        declare
          blocks boolean := tg_op <> 'DELETE' and case tg_table_name
            when 'plan_date' then (to_jsonb(new) ->> 'held')::boolean
            else to_jsonb(new) ->> 'state' = 'scheduled' end;
        begin
          if tg_op <> 'INSERT' then
            delete from calendar_block where practice_id = old.practice_id and source_id = old.id;
          end if;
          if blocks then
            insert into calendar_block (practice_id, source_id, person_id, during, kind)
            select new.practice_id, new.id, person, tstzrange(new.starts_at, new.ends_at),
              case tg_table_name when 'plan_date' then 'hold' else 'session' end
            from unnest(array[new.coach_id, new.coachee_id]) as person order by person;
          end if;
          return null;
        end $$;
      create trigger keep_calendar after insert or delete or update of held, starts_at, ends_at on plan_date
        for each row execute function keep_calendar();
      create policy calendar on plan_date for select to rapport_calendar using (true);
      grant select (practice_id, id, engagement_id) on plan_date to rapport_calendar;

      grant create on schema public to rapport_calendar;
      alter function lock_calendars(uuid[]) owner to rapport_calendar;
      alter function busy_times(uuid[], timestamptz, timestamptz, uuid) owner to rapport_calendar;
      alter function days_off(uuid[], date, date) owner to rapport_calendar;
      alter function keep_calendar() owner to rapport_calendar;
      revoke create on schema public from rapport_calendar;
      revoke all on function lock_calendars(uuid[]), busy_times(uuid[], timestamptz, timestamptz, uuid),
        days_off(uuid[], date, date), keep_calendar() from public;
      grant execute on function lock_calendars(uuid[]), busy_times(uuid[], timestamptz, timestamptz, uuid),
        days_off(uuid[], date, date) to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function days_off, busy_times, lock_calendars;
      drop trigger keep_calendar on plan_date;
      drop function keep_calendar;
      drop table calendar_block;
      drop policy calendar on plan_date;
      drop policy calendar on time_off;
      drop policy calendar on person;
      drop policy calendar_lock on person;
      revoke all on plan_date, time_off, person from rapport_calendar;`);
  }
}
