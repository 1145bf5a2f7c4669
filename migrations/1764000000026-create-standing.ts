import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY, SPONSOR } from './row-level-security.js';
import { fillStandings, forgetStandings, judgeStandings, keepStandings, unjudgeStandings } from './standing.js';

const ADMINISTRATOR = `(select caller_is_administrator())`;
const PRACTICE = `(select caller_is_practice())`;
const CALLER = `(select caller_person())`;
const COUNTED = ['engagement', 'session', 'ledger_entry', 'goal', 'engagement_transition'];
const QUEUES = ['off-track-mails'];

/**
 * Where each engagement stands, so that a company's thousand are one look: kept by triggers, read as rapport_overview
 * alone. That it went off track, so that both are told once. And what the sponsor decides about a renewal.
 */
export class CreateStanding1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(standing);
    await runner.query(counting);
    await runner.query(offTrack);
    await runner.query(renewal);
    await createQueues(runner, ...QUEUES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(undone);
  }
}

const standing = `
  alter table engagement add column off_track_after_weeks integer not null default 3
    constraint engagement_off_track_after check (off_track_after_weeks between 1 and 26);
  create table engagement_standing (
    ${PARTIES},
    state text not null,
    starts_on date not null,
    ends_on date not null,
    sessions integer not null,
    every_weeks integer not null,
    stale_after_weeks integer not null,
    off_track_after_weeks integer not null,
    held integer not null default 0,
    absences integer not null default 0,
    over integer not null default 0,
    last_at timestamptz,
    last_day date,
    dates timestamptz[] not null default '{}',
    balance integer not null default 0,
    forfeited integer not null default 0,
    goals integer not null default 0,
    looks timestamptz[] not null default '{}',
    begun_at timestamptz,
    active_since timestamptz,
    over_at timestamptz,
    primary key (practice_id, engagement_id)
  );
  create index on engagement_standing (practice_id, company_id, engagement_id);
  create index on engagement_standing (practice_id, coach_id);
  create index on engagement_standing (practice_id, coachee_id);
  ${ofOnePractice('engagement_standing')}
  ${partiesAreTrue('engagement_standing')}
  create policy overview on engagement_standing for select to rapport_overview using (
    ${PARTY} or ${PRACTICE} or ${ADMINISTRATOR} or (${SPONSOR} and state <> 'draft'));
  create policy keep on engagement_standing to rapport_calendar using (true) with check (true);
  grant select on engagement_standing to rapport_overview;
  grant select, insert, update on engagement_standing to rapport_calendar`;

const counting = `
  grant select (practice_id, id, coach_id, coachee_id, company_id, state, starts_on, ends_on, sessions, every_weeks,
    stale_after_weeks, off_track_after_weeks) on engagement to rapport_calendar;
  grant select (practice_id, engagement_id, state, absent, starts_at, local_date) on session to rapport_calendar;
  grant select (practice_id, engagement_id, reason, reverses, amount) on ledger_entry to rapport_calendar;
  grant select (practice_id, engagement_id, state, last_look_at, agreed_at) on goal to rapport_calendar;
  grant select (practice_id, engagement_id, from_state, to_state, at) on engagement_transition to rapport_calendar;
  create policy calendar on ledger_entry for select to rapport_calendar using (true);
  create policy calendar on goal for select to rapport_calendar using (true);
  create policy calendar on engagement_transition for select to rapport_calendar using (true);
  grant select (local_date) on session to rapport_overview;
  grant execute on function name_of(uuid) to rapport_overview;
  create index session_of_company_by_day on session (practice_id, company_id, local_date) include (state, absent);
  ${COUNTED.map((table) => `alter table ${table} no force row level security;`).join('\n')}
  alter table engagement_standing no force row level security;
  ${fillStandings}
  alter table engagement_standing force row level security;
  ${COUNTED.map((table) => `alter table ${table} force row level security;`).join('\n')}
  ${keepStandings}
  ${judgeStandings}`;

/** From when on it is off track, until it is not: nobody but the practice itself reads it. */
const offTrack = `
  create table off_track_spell (
    ${PARTIES},
    id uuid not null,
    since timestamptz not null,
    at timestamptz not null,
    ended_at timestamptz,
    primary key (practice_id, id)
  );
  create unique index off_track_spell_one_open on off_track_spell (practice_id, engagement_id) where ended_at is null;
  ${ofOnePractice('off_track_spell')}
  ${partiesAreTrue('off_track_spell')}
  create policy read on off_track_spell for select to rapport_app using (${PRACTICE});
  create policy note on off_track_spell for insert to rapport_app with check (${PRACTICE});
  create policy finish on off_track_spell for update to rapport_app using (${PRACTICE});
  grant select, insert, update (ended_at) on off_track_spell to rapport_app`;

/** Each decision stays as it was made; the latest is the one that holds. */
const renewal = `
  create table renewal_decision (
    ${PARTIES},
    id uuid not null,
    decision text not null constraint renewal_decision_kind check (decision in ('renew', 'not_renew', 'later')),
    reason text constraint renewal_decision_reason check (length(reason) between 1 and 1000),
    by_id uuid not null,
    at timestamptz not null,
    primary key (practice_id, id),
    constraint renewal_decision_by foreign key (practice_id, by_id) references person
  );
  create index on renewal_decision (practice_id, by_id);
  ${ofOnePractice('renewal_decision')}
  ${partiesAreTrue('renewal_decision')}
  create policy read on renewal_decision for select to rapport_app using (${PARTY} or ${ADMINISTRATOR} or ${SPONSOR});
  create policy decide on renewal_decision for insert to rapport_app with check (by_id = ${CALLER} and ${SPONSOR});
  grant select, insert on renewal_decision to rapport_app;
  grant select (predecessor_id) on engagement to rapport_overview`;

const undone = `
  revoke select (predecessor_id) on engagement from rapport_overview;
  drop table renewal_decision, off_track_spell;
  ${forgetStandings}
  drop index session_of_company_by_day;
  revoke execute on function name_of(uuid) from rapport_overview;
  revoke select (local_date) on session from rapport_overview;
  drop policy calendar on ledger_entry;
  drop policy calendar on goal;
  drop policy calendar on engagement_transition;
  revoke select (practice_id, engagement_id, reason, reverses, amount) on ledger_entry from rapport_calendar;
  revoke select (practice_id, engagement_id, state, last_look_at, agreed_at) on goal from rapport_calendar;
  revoke select (practice_id, engagement_id, from_state, to_state, at) on engagement_transition from rapport_calendar;
  revoke select (absent, local_date) on session from rapport_calendar;
  revoke select (id, company_id, state, starts_on, ends_on, sessions, every_weeks, stale_after_weeks) on engagement
    from rapport_calendar;
  ${unjudgeStandings}
  drop table engagement_standing;
  alter table engagement drop column off_track_after_weeks`;
