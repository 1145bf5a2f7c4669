import type { MigrationInterface, QueryRunner } from 'typeorm';
import { calendarsAtAnInstant, calendarsAtAnInstantUndone } from './calendars-of.js';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY_OR_PRACTICE } from './row-level-security.js';

const CALENDAR = 'rapport_calendar';
const LOCK = `
  select id from person where practice_id = caller_practice() and id = any (people)
  order by id for no key update;`;

/**
 * Slots that a coach offers: held in both calendars for a time. A block says itself when it is over, so that whoever
 * locks a calendar frees it by the way, though no job has run.
 */
export class CreateHolds1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session_hold (
        ${PARTIES},
        id uuid not null,
        state text not null constraint session_hold_state check (state in ('open', 'booked', 'released', 'lapsed')),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        local_date date not null,
        local_time time not null,
        time_zone text not null,
        tz_version text not null,
        override_week boolean not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        closed_at timestamptz,
        primary key (practice_id, id),
        constraint session_hold_ends_after_it_starts check (ends_at > starts_at),
        constraint session_hold_is_over_by_its_start check (expires_at between created_at and starts_at),
        constraint session_hold_closed_says_when check ((state = 'open') = (closed_at is null))
      );
      create index on session_hold (practice_id, coach_id, starts_at);
      create index on session_hold (practice_id, coachee_id, starts_at);
      ${ofOnePractice('session_hold')}
      ${partiesAreTrue('session_hold')}
      create policy read on session_hold for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy offer on session_hold for insert to rapport_app with check (coach_id = (select caller_person()));
      create policy close on session_hold for update to rapport_app using (${PARTY_OR_PRACTICE});
      grant select, insert, update (state, closed_at) on session_hold to rapport_app;

      alter table calendar_block add column free_at timestamptz;
      create index on calendar_block (practice_id, person_id, free_at) where free_at is not null;
      create function keep_hold_calendar() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from calendar_block where practice_id = new.practice_id and source_id = new.id;
          if new.state = 'open' then
            insert into calendar_block (practice_id, source_id, person_id, during, kind, free_at)
            select new.practice_id, new.id, person, tstzrange(new.starts_at, new.ends_at), 'hold', new.expires_at
            from unnest(array[new.coach_id, new.coachee_id]) as person order by person;
          end if;
          return null;
        end $$;
      create trigger keep_calendar after insert or update of state on session_hold
        for each row execute function keep_hold_calendar();

      drop function lock_calendars(uuid[]);
      create function lock_calendars(people uuid[], at timestamptz) returns void
        language sql volatile security definer set search_path = pg_catalog, public
        begin atomic
          ${LOCK}
          delete from calendar_block where practice_id = caller_practice() and person_id = any (people) and free_at <= at;
        end;
      ${calendarsAtAnInstant}
      ${owned('lock_calendars(uuid[], timestamptz)')}
      ${owned('keep_hold_calendar()')}
      revoke execute on function keep_hold_calendar() from rapport_app;`);
    await createQueues(runner, 'hold-lapses');
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, 'hold-lapses');
    await runner.query(`
      delete from calendar_block where free_at is not null;
      drop table session_hold;
      ${calendarsAtAnInstantUndone}
      drop function keep_hold_calendar, lock_calendars(uuid[], timestamptz);
      alter table calendar_block drop column free_at;
      create function lock_calendars(people uuid[]) returns void
        language sql volatile security definer set search_path = pg_catalog, public
        begin atomic
          ${LOCK}
        end;
      ${owned('lock_calendars(uuid[])')}`);
  }
}

/** Functions that know everybody's calendar, and that the server calls. */
function owned(...functions: string[]): string {
  return `
    grant create on schema public to ${CALENDAR};
    ${functions.map((name) => `alter function ${name} owner to ${CALENDAR};`).join('\n')}
    revoke create on schema public from ${CALENDAR};
    revoke all on function ${functions.join(', ')} from public;
    grant execute on function ${functions.join(', ')} to rapport_app;`;
}
