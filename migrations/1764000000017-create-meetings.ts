import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY, PARTY_OR_PRACTICE } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const FUNCTIONS = ['keep_meeting_calendar()', 'keep_guest_calendar()', 'end_guests()'];

/**
 * Meetings that are no sessions: they block the time of all who take part, guests included, and are never counted.
 * A guest reads theirs as rapport_overview, by column grants: not why it was moved or cancelled.
 */
export class CreateMeetings1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createTables(runner);
    await this.letEverybodySeeTheirs(runner);
    await this.blockCalendars(runner);
  }

  private async createTables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting (
        ${PARTIES},
        id uuid not null,
        kind text not null constraint meeting_kind check (kind in ('chemistry', 'kickoff', 'midpoint', 'closing')),
        state text not null constraint meeting_state check (state in ('scheduled', 'held', 'cancelled')),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        local_date date not null,
        local_time time not null,
        time_zone text not null,
        tz_version text not null,
        place text constraint meeting_place check (length(place) <= 500),
        reschedule_count integer not null default 0,
        cancelled_by text constraint meeting_cancelled_by check (cancelled_by in ('coach', 'coachee', 'practice')),
        outcome_at timestamptz,
        reason text constraint meeting_reason check (length(reason) <= 1000),
        version integer not null default 1,
        primary key (practice_id, id),
        constraint meeting_of_engagement_key unique (practice_id, id, engagement_id),
        constraint meeting_length check (ends_at - starts_at between interval '15 minutes' and interval '240 minutes'),
        constraint meeting_cancelled_says_by_whom check ((state = 'cancelled') = (cancelled_by is not null)),
        constraint meeting_outcome_says_when check ((state = 'scheduled') = (outcome_at is null))
      );
      create index on meeting (practice_id, coach_id, starts_at);
      create index on meeting (practice_id, coachee_id, starts_at);
      ${ofOnePractice('meeting')}
      ${partiesAreTrue('meeting')}

      create table meeting_guest (
        ${PARTIES},
        id uuid not null,
        meeting_id uuid not null,
        person_id uuid not null,
        invited_at timestamptz not null,
        declined_at timestamptz,
        until timestamptz,
        primary key (practice_id, id),
        constraint meeting_guest_once unique (practice_id, meeting_id, person_id),
        constraint meeting_guest_of_meeting foreign key (practice_id, meeting_id, engagement_id)
          references meeting (practice_id, id, engagement_id),
        constraint meeting_guest_is_person foreign key (practice_id, person_id) references person,
        constraint meeting_guest_where_a_company_pays check (company_id is not null),
        constraint meeting_guest_is_no_party check (person_id not in (coach_id, coachee_id))
      );
      create index on meeting_guest (practice_id, meeting_id, engagement_id);
      create index on meeting_guest (practice_id, person_id);
      ${ofOnePractice('meeting_guest')}
      ${partiesAreTrue('meeting_guest')}

      create table meeting_move (
        ${PARTIES},
        id uuid not null,
        meeting_id uuid not null,
        from_starts_at timestamptz not null,
        to_starts_at timestamptz not null,
        at timestamptz not null,
        by_id uuid not null,
        reason text constraint meeting_move_reason check (length(reason) <= 1000),
        primary key (practice_id, id),
        constraint meeting_move_of_meeting foreign key (practice_id, meeting_id, engagement_id)
          references meeting (practice_id, id, engagement_id),
        constraint meeting_move_by foreign key (practice_id, by_id) references person
      );
      create index on meeting_move (practice_id, meeting_id, engagement_id);
      create index on meeting_move (practice_id, by_id);
      ${ofOnePractice('meeting_move')}
      ${partiesAreTrue('meeting_move')}`);
  }

  private async letEverybodySeeTheirs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function caller_meetings() returns uuid[] language sql stable parallel safe
        return (select coalesce(array_agg(meeting_id), '{}') from meeting_guest
                where practice_id = caller_practice() and person_id = caller_person() and until is null);

      create policy read on meeting for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy book on meeting for insert to rapport_app with check (coach_id = ${CALLER});
      create policy change on meeting for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy guest on meeting for select to rapport_overview using (
        id = any ((select caller_meetings())::uuid[]));
      grant select, insert, update (state, starts_at, ends_at, local_date, local_time, time_zone, tz_version,
        reschedule_count, cancelled_by, outcome_at, reason, version) on meeting to rapport_app;
      grant select (practice_id, id, engagement_id, coach_id, coachee_id, kind, state, starts_at, ends_at, local_date,
        local_time, time_zone, place) on meeting to rapport_overview;

      create policy read on meeting_guest for select to rapport_app using (
        ${PARTY_OR_PRACTICE} or (person_id = ${CALLER} and until is null));
      -- Sponsors of the company as it has them now: whoever is named otherwise is no guest, whatever the code says.
      create policy invite on meeting_guest for insert to rapport_app with check (
        coach_id = ${CALLER} and until is null
        and person_id in (select s.person_id from sponsors_of(engagement_id) s where s.until is null));
      create policy send_regrets on meeting_guest for update to rapport_app using (
        person_id = ${CALLER} and until is null);
      create policy own on meeting_guest for select to rapport_overview using (person_id = ${CALLER} and until is null);
      grant select, insert, update (declined_at) on meeting_guest to rapport_app;
      grant select (practice_id, meeting_id, person_id, declined_at, until) on meeting_guest to rapport_overview;

      create policy read on meeting_move for select to rapport_app using (${PARTY});
      create policy record on meeting_move for insert to rapport_app with check ((${PARTY}) and by_id = ${CALLER});
      grant select, insert on meeting_move to rapport_app;`);
  }

  private async blockCalendars(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table calendar_block drop constraint calendar_block_kind, drop constraint calendar_block_no_overlap;
      alter table calendar_block
        add constraint calendar_block_kind check (kind in ('hold', 'session', 'meeting')),
        add constraint calendar_block_no_overlap exclude using gist
          (practice_id with =, person_id with =, during with &&) where (kind in ('hold', 'session', 'meeting'));

      create policy calendar on meeting for select to rapport_calendar using (true);
      create policy calendar on meeting_guest for select to rapport_calendar using (true);
      create policy calendar_ends on meeting_guest for update to rapport_calendar
        using (true) with check (until is not null);
      grant select (practice_id, id, state, starts_at, ends_at) on meeting to rapport_calendar;
      grant select (practice_id, company_id, meeting_id, person_id, declined_at, until), update (until)
        on meeting_guest to rapport_calendar;

      create function keep_meeting_calendar() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from calendar_block where practice_id = new.practice_id and source_id = new.id;
          if new.state = 'scheduled' then
            insert into calendar_block (practice_id, source_id, person_id, during, kind)
            select new.practice_id, new.id, person, tstzrange(new.starts_at, new.ends_at), 'meeting'
            from (select unnest(array[new.coach_id, new.coachee_id])
                  union all
                  select g.person_id from meeting_guest g where g.practice_id = new.practice_id
                    and g.meeting_id = new.id and g.until is null and g.declined_at is null) as present (person)
            order by person;
          end if;
          return null;
        end $$;
      create function keep_guest_calendar() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from calendar_block where practice_id = new.practice_id and source_id = new.meeting_id
            and person_id = new.person_id;
          insert into calendar_block (practice_id, source_id, person_id, during, kind)
          select m.practice_id, m.id, new.person_id, tstzrange(m.starts_at, m.ends_at), 'meeting'
          from meeting m where m.practice_id = new.practice_id and m.id = new.meeting_id and m.state = 'scheduled'
            and new.until is null and new.declined_at is null;
          return null;
        end $$;
      create function end_guests() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          -- Whoever books something with them has their calendar: of the two, the second one sees what the first did.
          perform from person where practice_id = new.practice_id and id = new.person_id for no key update;
          update meeting_guest set until = new.until
            where practice_id = new.practice_id and company_id = new.company_id and person_id = new.person_id
              and until is null;
          return null;
        end $$;
      create trigger keep_calendar after insert or update of state, starts_at, ends_at, coach_id on meeting
        for each row execute function keep_meeting_calendar();
      create trigger keep_calendar after insert or update of declined_at, until on meeting_guest
        for each row execute function keep_guest_calendar();
      create trigger end_guests after update of until on company_sponsor for each row
        when (old.until is null and new.until is not null) execute function end_guests();

      grant create on schema public to rapport_calendar;
      ${FUNCTIONS.map((name) => `alter function ${name} owner to rapport_calendar;`).join('\n')}
      revoke create on schema public from rapport_calendar;
      revoke all on function ${FUNCTIONS.join(', ')} from public;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger end_guests on company_sponsor;
      drop table meeting_move;
      drop policy guest on meeting;
      drop function caller_meetings;
      drop table meeting_guest, meeting;
      drop function end_guests, keep_guest_calendar, keep_meeting_calendar;
      delete from calendar_block where kind = 'meeting';
      alter table calendar_block drop constraint calendar_block_kind, drop constraint calendar_block_no_overlap;
      alter table calendar_block
        add constraint calendar_block_kind check (kind in ('hold', 'session')),
        add constraint calendar_block_no_overlap exclude using gist
          (practice_id with =, person_id with =, during with &&) where (kind in ('hold', 'session'));`);
  }
}
