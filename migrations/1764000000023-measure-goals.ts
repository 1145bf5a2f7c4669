import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY, PARTY_OR_PRACTICE, SPONSOR } from './row-level-security.js';
import { openColumn, sealColumn } from './sealing.js';

const ADMINISTRATOR = `(select caller_is_administrator())`;
const CALLER = `(select caller_person())`;
const ITSELF = `(select caller_is_practice())`;
const PENDING = `agreed_at is null and declined_at is null and superseded_at is null`;
/** What may change of a goal: not who proposed it, where it comes from, nor when there was first a word of it. */
const CHANGING = `state, sponsor_reads, agreed_at, last_look_at, version`;
const MEASURE = `levels, weight, baseline, target`;
const NOTE = { table: 'content.check_in_note', column: 'note', context: `'check_in_note:' || check_in_id` };
/** Carries what is said from one table to another: its owner, who migrates, is held to no policy meanwhile. */
const beyondPolicies = (statements: string, ...tables: string[]) => `
  ${tables.map((table) => `alter table ${table} no force row level security;`).join('\n')}
  ${statements}
  ${tables.map((table) => `alter table ${table} force row level security;`).join('\n')}`;

/**
 * Goals that are measured: five written levels with a weight, a baseline and a target, as part of what is agreed; words
 * that others took the place of; an order; check-ins that are their author's alone. Whether a goal counts is a column
 * now, so that a foreign key can ask for it; and that only its coachee makes it count, Postgres holds as well.
 */
export class MeasureGoals1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(counting);
    await runner.query(measuring);
    await runner.query(agreeing);
    await runner.query(catalogue);
    await runner.query(ordering);
    await runner.query(looking);
    await sealColumn(runner, NOTE);
    await runner.query(`
      alter table content.check_in_note
        add constraint check_in_note_length check (octet_length(sealed) between 30 and 8029);
      alter table check_in drop column note`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table check_in add column note text constraint check_in_note check (length(note) <= 2000);
      alter table content.check_in_note drop constraint check_in_note_length`);
    await openColumn(runner, NOTE);
    await runner.query(
      beyondPolicies(
        `update check_in c set note = n.note from content.check_in_note n
           where n.practice_id = c.practice_id and n.check_in_id = c.id;`,
        'check_in',
        'content.check_in_note',
      ),
    );
    await runner.query(`drop table content.private_check_in, content.check_in_note, goal_order`);
    await runner.query(undone);
  }
}

const counting = `
  alter table goal add column counts boolean not null generated always as (agreed_at is not null) stored;
  create unique index goal_counts_key on goal (practice_id, id, engagement_id, counts);
  alter table goal add constraint goal_counts_key unique using index goal_counts_key;
  alter table engagement add column stale_after_weeks integer not null default 4
    constraint engagement_stale_after check (stale_after_weeks between 1 and 26);
  grant update (stale_after_weeks) on engagement to rapport_app;
  grant select (stale_after_weeks) on engagement to rapport_overview`;

const onTheScale = (column: string) =>
  `check (${column} between case when levels is null then 0 else -2 end and case when levels is null then 10 else 2 end)`;

const measuring = `
  alter table goal_revision
    add column levels text[] constraint goal_revision_levels check (
      array_length(levels, 1) = 5 and array_position(levels, null) is null and '' <> all (levels)
      and length(array_to_string(levels, '')) <= 2500),
    add column weight integer constraint goal_revision_weight check (weight between 1 and 100),
    add column baseline integer,
    add column target integer,
    add column superseded_at timestamptz,
    add constraint goal_revision_weighs_levels check ((levels is null) = (weight is null)),
    add constraint goal_revision_baseline ${onTheScale('baseline')},
    add constraint goal_revision_target ${onTheScale('target')},
    add constraint goal_revision_settled_once check (num_nonnulls(agreed_at, declined_at, superseded_at) <= 1);
  drop index goal_revision_one_pending;
  create unique index goal_revision_one_pending on goal_revision (practice_id, goal_id) where ${PENDING};
  grant update (superseded_at) on goal_revision to rapport_app;
  grant select (${MEASURE}) on goal_revision to rapport_overview;
  alter table check_in
    alter column score drop not null,
    add column level integer constraint check_in_level check (level between -2 and 2),
    add constraint check_in_measured check (num_nonnulls(score, level) = 1);
  grant select (level) on check_in to rapport_overview`;

/** Only the coachee makes a goal, or a wording of it, count; what is settled of a wording stays as it is. */
const agreeing = `
  alter policy settle on goal_revision using ((${PARTY_OR_PRACTICE}) and ${PENDING})
    with check (superseded_at is not null or coachee_id = ${CALLER});
  alter policy write on goal_revision with check (
    coachee_id = ${CALLER} and written_by_id = ${CALLER}
    or agreed_at is null and (${PARTY_OR_PRACTICE}
      or (${SPONSOR} and by_sponsor and number = 1 and written_by_id = ${CALLER})));
  revoke update on goal from rapport_app;
  grant update (${CHANGING}) on goal to rapport_app;
  create function only_the_coachee_agrees() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if public.caller_person() is distinct from new.coachee_id then
        raise insufficient_privilege using message = 'only the coachee agrees to a goal';
      end if;
      return new;
    end $$;
  revoke all on function only_the_coachee_agrees() from public;
  create trigger only_the_coachee_agrees before update of agreed_at on goal
    for each row when (old.agreed_at is distinct from new.agreed_at) execute function only_the_coachee_agrees()`;

/** Examples are added and retired, and a goal says which one it was taken from. */
const catalogue = `
  alter table example_goal add column retired_at timestamptz;
  create policy retire on example_goal for update to rapport_app using (${ADMINISTRATOR} and retired_at is null)
    with check (true);
  grant update (retired_at) on example_goal to rapport_app;
  alter table goal
    add column example_goal_id uuid,
    add constraint goal_from_example foreign key (practice_id, example_goal_id) references example_goal,
    add constraint goal_of_example_is_of_the_catalogue check (example_goal_id is null or origin = 'catalogue');
  create index on goal (practice_id, example_goal_id);
  alter policy propose on goal with check (
    (${ITSELF} and state = 'proposed')
    or (proposed_by_id = ${CALLER} and (
      (coachee_id = ${CALLER} and origin in ('coachee', 'catalogue') and state in ('proposed', 'agreed'))
      or (state = 'proposed' and (
        (origin in ('coach', 'catalogue') and coach_id = ${CALLER}) or (origin = 'sponsor' and ${SPONSOR}))))))`;

const ordering = `
  create table goal_order (
    ${PARTIES},
    goal_ids uuid[] not null,
    version integer not null,
    changed_at timestamptz not null,
    changed_by_id uuid not null,
    primary key (practice_id, engagement_id),
    constraint goal_order_changed_by foreign key (practice_id, changed_by_id) references person
  );
  create index on goal_order (practice_id, changed_by_id);
  ${ofOnePractice('goal_order')}
  ${partiesAreTrue('goal_order')}
  create policy read on goal_order for select to rapport_app using (${PARTY_OR_PRACTICE});
  create policy arrange on goal_order for insert to rapport_app with check (${PARTY});
  create policy rearrange on goal_order for update to rapport_app using (${PARTY});
  grant select, insert, update (goal_ids, version, changed_at, changed_by_id) on goal_order to rapport_app`;

/** What was said to a check-in is content; and so is all of one that its author keeps to themself, and that there is one. */
const looking = `
  create table content.check_in_note (
    ${PARTIES},
    goal_id uuid not null,
    check_in_id uuid not null,
    note text,
    primary key (practice_id, check_in_id),
    constraint check_in_note_of_goal foreign key (practice_id, goal_id, engagement_id)
      references goal (practice_id, id, engagement_id),
    constraint check_in_note_of_check_in foreign key (practice_id, check_in_id) references check_in
  );
  create index on content.check_in_note (practice_id, goal_id, engagement_id);
  ${ofOnePractice('content.check_in_note')}
  ${partiesAreTrue('content.check_in_note')}
  create policy of_party on content.check_in_note to rapport_content using (${PARTY});
  grant select, insert on content.check_in_note to rapport_content;
  ${beyondPolicies(
    `insert into content.check_in_note
       (practice_id, engagement_id, coach_id, coachee_id, company_id, goal_id, check_in_id, note)
     select practice_id, engagement_id, coach_id, coachee_id, company_id, goal_id, id, note from check_in
     where note is not null and note <> '';`,
    'check_in',
    'content.check_in_note',
  )}
  create table content.private_check_in (
    ${PARTIES},
    id uuid not null,
    goal_id uuid not null,
    author_id uuid not null,
    on_date date not null,
    at timestamptz not null,
    sealed bytea not null constraint private_check_in_length check (octet_length(sealed) between 30 and 16029),
    primary key (practice_id, id),
    constraint private_check_in_one_a_day unique (practice_id, goal_id, author_id, on_date),
    constraint private_check_in_of_goal foreign key (practice_id, goal_id, engagement_id)
      references goal (practice_id, id, engagement_id),
    constraint private_check_in_by foreign key (practice_id, author_id) references person
  );
  create index on content.private_check_in (practice_id, goal_id, engagement_id);
  create index on content.private_check_in (practice_id, author_id);
  ${ofOnePractice('content.private_check_in')}
  ${partiesAreTrue('content.private_check_in')}
  create policy own on content.private_check_in to rapport_content using (author_id = ${CALLER} and (${PARTY}));
  grant select, insert on content.private_check_in to rapport_content`;

const undone = `
  alter policy propose on goal with check (
    ${ITSELF} or (proposed_by_id = ${CALLER} and (
      (coachee_id = ${CALLER} and origin in ('coachee', 'catalogue') and state in ('proposed', 'agreed'))
      or (state = 'proposed' and (
        (origin in ('coach', 'catalogue') and coach_id = ${CALLER}) or (origin = 'sponsor' and ${SPONSOR}))))));
  alter table goal drop column example_goal_id;
  drop policy retire on example_goal;
  alter table example_goal drop column retired_at;
  drop trigger only_the_coachee_agrees on goal;
  drop function only_the_coachee_agrees;
  revoke update (${CHANGING}) on goal from rapport_app;
  grant update on goal to rapport_app;
  drop policy settle on goal_revision;
  create policy settle on goal_revision for update to rapport_app using (${PARTY_OR_PRACTICE});
  alter policy write on goal_revision with check (
    (${PARTY_OR_PRACTICE})
    or (${SPONSOR} and by_sponsor and number = 1 and agreed_at is null and written_by_id = ${CALLER}));
  delete from check_in where score is null;
  alter table check_in drop column level, alter column score set not null;
  drop index goal_revision_one_pending;
  alter table goal_revision
    drop constraint goal_revision_settled_once, drop column levels, drop column weight, drop column baseline,
    drop column target, drop column superseded_at;
  create unique index goal_revision_one_pending on goal_revision (practice_id, goal_id)
    where agreed_at is null and declined_at is null;
  alter table engagement drop column stale_after_weeks;
  alter table goal drop constraint goal_counts_key, drop column counts`;
