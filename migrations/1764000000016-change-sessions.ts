import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY_OR_PRACTICE } from './row-level-security.js';

const QUEUES = ['change-request-lapses', 'pause-ends'];
const OUTCOMES = `('held', 'forfeited_late_cancel', 'forfeited_no_show')`;
const SESSION = `(practice_id, session_id, engagement_id, coach_id, coachee_id)
          references session (practice_id, id, engagement_id, coach_id, coachee_id)`;

/** Changing sessions: the coachee may have to ask; outcomes are corrected; a pause may say until when. */
export class ChangeSessions1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement
        add column change_band_hours integer
          constraint engagement_change_band check (change_band_hours between 1 and 336),
        add column reschedule_limit integer
          constraint engagement_reschedule_limit check (reschedule_limit between 0 and 52),
        add column paused_until date
          constraint engagement_paused_until check (paused_until is null or state = 'paused');
      grant update (paused_until) on engagement to rapport_app`);
    await this.createChangeRequests(runner);
    await this.createCorrections(runner);
    await createQueues(runner, ...QUEUES);
  }

  /** A wanted time is held in both calendars while it waits for the coach. */
  private async createChangeRequests(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table change_request (
        ${PARTIES},
        id uuid not null,
        session_id uuid not null,
        kind text not null constraint change_request_kind check (kind in ('rescheduling', 'cancellation')),
        starts_at timestamptz,
        ends_at timestamptz,
        local_date date,
        local_time time,
        time_zone text,
        tz_version text,
        reason text constraint change_request_reason check (length(reason) <= 1000),
        asked_at timestamptz not null,
        due_at timestamptz not null,
        state text not null constraint change_request_state
          check (state in ('pending', 'granted', 'refused', 'lapsed', 'withdrawn')),
        settled_at timestamptz,
        settled_by_id uuid,
        why text constraint change_request_why check (length(why) <= 1000),
        primary key (practice_id, id),
        constraint change_request_of_session foreign key ${SESSION} on update cascade,
        constraint change_request_settled_by foreign key (practice_id, settled_by_id) references person,
        constraint change_request_wants_a_time check (num_nonnulls(starts_at, ends_at, local_date, local_time, time_zone,
          tz_version) = case kind when 'rescheduling' then 6 else 0 end),
        constraint change_request_ends_after_it_starts check (ends_at > starts_at),
        constraint change_request_settled_says_when check ((state = 'pending') = (settled_at is null))
      );
      create index on change_request (practice_id, session_id, engagement_id, coach_id, coachee_id);
      create index on change_request (practice_id, settled_by_id);
      create unique index change_request_one_at_a_time on change_request (practice_id, session_id) where state = 'pending';
      ${ofOnePractice('change_request')}
      ${partiesAreTrue('change_request')}
      create policy read on change_request for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy ask on change_request for insert to rapport_app with check (coachee_id = (select caller_person()));
      create policy settle on change_request for update to rapport_app using (${PARTY_OR_PRACTICE});
      grant select, insert, update (state, settled_at, settled_by_id, why) on change_request to rapport_app;

      create function hold_wanted_time() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          if tg_op <> 'INSERT' then
            delete from calendar_block where practice_id = old.practice_id and source_id = old.id;
          end if;
          if tg_op <> 'DELETE' and new.state = 'pending' and new.starts_at is not null then
            -- Moved by less than its length, a session is partly where it was: that part it holds itself.
            insert into calendar_block (practice_id, source_id, person_id, during, kind)
            select distinct on (person) new.practice_id, new.id, person, during, 'hold'
            from unnest(array[new.coach_id, new.coachee_id]) as person
            cross join lateral unnest(tstzmultirange(tstzrange(new.starts_at, new.ends_at)) - coalesce((
              select tstzmultirange(b.during) from calendar_block b
              where b.practice_id = new.practice_id and b.source_id = new.session_id and b.person_id = person), '{}')) as during
            order by person, upper(during) - lower(during) desc;
          end if;
          return null;
        end $$;
      create trigger hold_wanted_time after insert or delete or update of state on change_request
        for each row execute function hold_wanted_time();
      grant create on schema public to rapport_calendar;
      alter function hold_wanted_time() owner to rapport_calendar;
      revoke create on schema public from rapport_calendar;
      revoke all on function hold_wanted_time() from public`);
  }

  /**
   * A correction is kept, and the ledger has lines of it: one that takes the earlier outcome's back, and the new one's.
   * So a session has at most one outcome's line for each of its corrections, and one before them.
   */
  private async createCorrections(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session_correction (
        ${PARTIES},
        id uuid not null,
        session_id uuid not null,
        number integer not null constraint session_correction_number check (number > 0),
        from_state text not null constraint session_correction_from check (from_state in ('completed', 'cancelled', 'no_show')),
        from_party text constraint session_correction_from_party check (from_party in ('coach', 'coachee', 'practice')),
        from_forfeited boolean not null,
        to_state text not null constraint session_correction_to check (to_state in ('completed', 'cancelled', 'no_show')),
        to_party text constraint session_correction_to_party check (to_party in ('coach', 'coachee')),
        to_forfeited boolean not null,
        at timestamptz not null,
        by_id uuid not null,
        reason text not null constraint session_correction_reason check (length(reason) between 1 and 1000),
        primary key (practice_id, id),
        constraint session_correction_once unique (practice_id, session_id, number),
        constraint session_correction_of_session foreign key ${SESSION} on update cascade,
        constraint session_correction_by foreign key (practice_id, by_id) references person,
        constraint session_correction_says_of_whom check ((to_state = 'completed') = (to_party is null))
      );
      create index on session_correction (practice_id, session_id, engagement_id, coach_id, coachee_id);
      create index on session_correction (practice_id, by_id);
      ${ofOnePractice('session_correction')}
      ${partiesAreTrue('session_correction')}
      create policy read on session_correction for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy correct on session_correction for insert to rapport_app with check (
        by_id = (select caller_person()) and coach_id = by_id);
      grant select, insert on session_correction to rapport_app;

      alter table ledger_entry
        add column correction integer not null default 0,
        add column reverses text constraint ledger_entry_reverses check (reverses in ${OUTCOMES}),
        add constraint ledger_entry_correction check (correction >= 0 and (correction = 0 or session_id is not null)),
        add constraint ledger_entry_reversal check (reverses is null or (reason = 'granted' and amount = 1 and correction > 0));
      drop index ledger_entry_session_once;
      drop index ledger_entry_waived_once;
      create unique index ledger_entry_session_once on ledger_entry (practice_id, session_id, correction)
        where reason in ${OUTCOMES};
      create unique index ledger_entry_waived_once on ledger_entry (practice_id, session_id, correction)
        where reason = 'waived';
      create unique index ledger_entry_reversed_once on ledger_entry (practice_id, session_id, correction)
        where reverses is not null;
      grant select (reverses) on ledger_entry to rapport_overview`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(`
      revoke select (reverses) on ledger_entry from rapport_overview;
      drop index ledger_entry_reversed_once;
      drop index ledger_entry_waived_once;
      drop index ledger_entry_session_once;
      alter table ledger_entry drop column reverses, drop column correction;
      create unique index ledger_entry_session_once on ledger_entry (practice_id, session_id) where reason in ${OUTCOMES};
      create unique index ledger_entry_waived_once on ledger_entry (practice_id, session_id) where reason = 'waived';
      drop table session_correction;
      drop table change_request;
      drop function hold_wanted_time;
      alter table engagement drop column paused_until, drop column reschedule_limit, drop column change_band_hours`);
  }
}
