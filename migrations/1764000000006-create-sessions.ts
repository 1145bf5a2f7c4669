import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY_OR_PRACTICE, SPONSOR_OR_MIRROR } from './row-level-security.js';

const ADMINISTRATOR = `(select caller_is_administrator())`;

export class CreateSessions1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session (
        ${PARTIES},
        id uuid not null,
        number integer not null,
        state text not null constraint session_state check (state in ('scheduled', 'completed', 'cancelled', 'no_show')),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        local_date date not null,
        local_time time not null,
        time_zone text not null,
        tz_version text not null,
        reschedule_count integer not null default 0,
        cancelled_by text constraint session_cancelled_by check (cancelled_by in ('coach', 'coachee', 'practice')),
        absent text constraint session_absent check (absent in ('coach', 'coachee')),
        outcome_at timestamptz,
        reason text constraint session_reason check (length(reason) <= 1000),
        version integer not null default 1,
        primary key (practice_id, id),
        constraint session_parties_key unique (practice_id, id, engagement_id, coach_id, coachee_id),
        constraint session_number_once unique (practice_id, engagement_id, number),
        constraint session_ends_after_it_starts check (ends_at > starts_at),
        constraint session_cancelled_says_by_whom check ((state = 'cancelled') = (cancelled_by is not null)),
        constraint session_no_show_says_who check ((state = 'no_show') = (absent is not null)),
        constraint session_outcome_says_when check ((state = 'scheduled') = (outcome_at is null))
      );
      create index on session (practice_id, engagement_id, starts_at);
      create index on session (practice_id, coach_id, starts_at);
      create index on session (practice_id, coachee_id, starts_at);
      ${ofOnePractice('session')}
      ${partiesAreTrue('session')}
      create policy read on session for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy book on session for insert to rapport_app with check (${PARTY_OR_PRACTICE});
      create policy change on session for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy overview on session for select to rapport_overview using (${ADMINISTRATOR} or ${SPONSOR_OR_MIRROR});
      grant select, insert, update on session to rapport_app;
      grant select (practice_id, engagement_id, company_id, coach_id, coachee_id, state, starts_at, absent)
        on session to rapport_overview;
      create trigger keep_calendar after insert or delete or update of state, starts_at, ends_at on session
        for each row execute function keep_calendar();

      create table session_move (
        ${PARTIES},
        id uuid not null,
        session_id uuid not null,
        from_starts_at timestamptz not null,
        to_starts_at timestamptz not null,
        at timestamptz not null,
        by_id uuid not null,
        reason text constraint session_move_reason check (length(reason) <= 1000),
        primary key (practice_id, id),
        constraint session_move_of_session foreign key (practice_id, session_id, engagement_id, coach_id, coachee_id)
          references session (practice_id, id, engagement_id, coach_id, coachee_id),
        constraint session_move_by foreign key (practice_id, by_id) references person
      );
      create index on session_move (practice_id, session_id, engagement_id, coach_id, coachee_id);
      create index on session_move (practice_id, by_id);
      ${ofOnePractice('session_move')}
      ${partiesAreTrue('session_move')}
      create policy read on session_move for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy record on session_move for insert to rapport_app with check (${PARTY_OR_PRACTICE});
      grant select, insert on session_move to rapport_app;

      create table ledger_entry (
        ${PARTIES},
        id uuid not null,
        reason text not null constraint ledger_entry_reason check (reason in ('allocated', 'held', 'forfeited_late_cancel',
          'forfeited_no_show', 'waived', 'granted', 'revoked', 'expired', 'carried_over')),
        amount integer not null,
        session_id uuid,
        note text constraint ledger_entry_note check (length(note) <= 1000),
        policy jsonb not null,
        at timestamptz not null,
        by_id uuid,
        primary key (practice_id, id),
        constraint ledger_entry_sign check (case
          when reason in ('allocated', 'granted', 'carried_over') then amount > 0
          when reason = 'waived' then amount = 1
          when reason in ('held', 'forfeited_late_cancel', 'forfeited_no_show') then amount = -1
          else amount < 0 end),
        constraint ledger_entry_of_session foreign key (practice_id, session_id, engagement_id, coach_id, coachee_id)
          references session (practice_id, id, engagement_id, coach_id, coachee_id),
        constraint ledger_entry_by foreign key (practice_id, by_id) references person
      );
      create index on ledger_entry (practice_id, session_id, engagement_id, coach_id, coachee_id);
      create index on ledger_entry (practice_id, by_id);
      create unique index ledger_entry_session_once on ledger_entry (practice_id, session_id)
        where reason in ('held', 'forfeited_late_cancel', 'forfeited_no_show');
      create unique index ledger_entry_waived_once on ledger_entry (practice_id, session_id) where reason = 'waived';
      ${ofOnePractice('ledger_entry')}
      ${partiesAreTrue('ledger_entry')}
      create policy read on ledger_entry for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy enter on ledger_entry for insert to rapport_app with check (${PARTY_OR_PRACTICE});
      create policy overview on ledger_entry for select to rapport_overview using (${ADMINISTRATOR} or ${SPONSOR_OR_MIRROR});
      grant select, insert on ledger_entry to rapport_app;
      grant select (practice_id, engagement_id, company_id, reason, amount) on ledger_entry to rapport_overview;

      create table content.note (
        ${PARTIES},
        id uuid not null,
        session_id uuid not null,
        author_id uuid,
        text text not null constraint note_length check (length(text) <= 50000),
        updated_at timestamptz not null,
        updated_by_id uuid not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint note_one_a_session unique nulls not distinct (practice_id, session_id, author_id),
        constraint note_of_session foreign key (practice_id, session_id, engagement_id, coach_id, coachee_id)
          references session (practice_id, id, engagement_id, coach_id, coachee_id),
        constraint note_by_author foreign key (practice_id, author_id) references person,
        constraint note_updated_by foreign key (practice_id, updated_by_id) references person,
        constraint note_author_takes_part check (author_id is null or author_id in (coach_id, coachee_id))
      );
      create index on content.note (practice_id, session_id, engagement_id, coach_id, coachee_id);
      create index on content.note (practice_id, author_id);
      create index on content.note (practice_id, updated_by_id);
      ${ofOnePractice('content.note')}
      ${partiesAreTrue('content.note')}
      create policy of_party on content.note as restrictive to rapport_content
        using ((select caller_person()) in (coach_id, coachee_id))
        with check ((select caller_person()) in (coach_id, coachee_id) and updated_by_id = (select caller_person()));
      create policy shared on content.note to rapport_content using (author_id is null);
      create policy own on content.note to rapport_content using (author_id = (select caller_person()));
      grant select, insert, update on content.note to rapport_content;
      grant execute on function caller_practice, caller_person to rapport_content;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table content.note, ledger_entry, session_move, session cascade;
      revoke execute on function caller_practice, caller_person from rapport_content;`);
  }
}
