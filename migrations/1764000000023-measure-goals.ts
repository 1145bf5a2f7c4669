import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTY_OR_PRACTICE, SPONSOR } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const PENDING = `agreed_at is null and declined_at is null and superseded_at is null`;
/** What may change of a goal: not who proposed it, where it comes from, nor when there was first a word of it. */
const CHANGING = `state, sponsor_reads, agreed_at, last_look_at, version`;
const MEASURE = `levels, weight, baseline, target`;

/**
 * Goals that are measured: five written levels with a weight, a baseline and a target, as part of what is agreed. Words
 * that others took the place of. Whether a goal counts is a column now, so that a foreign key can ask for it; and that
 * only its coachee makes it count, Postgres holds as well.
 */
export class MeasureGoals1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.counting(runner);
    await this.measuring(runner);
    await this.agreeing(runner);
  }

  private async counting(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal add column counts boolean not null generated always as (agreed_at is not null) stored;
      alter table goal add constraint goal_counts_key unique (practice_id, id, engagement_id, counts);
      alter table engagement add column stale_after_weeks integer not null default 4
        constraint engagement_stale_after check (stale_after_weeks between 1 and 26);
      grant update (stale_after_weeks) on engagement to rapport_app;
      grant select (stale_after_weeks) on engagement to rapport_overview`);
  }

  private async measuring(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal_revision
        add column levels text[] constraint goal_revision_levels check (
          array_length(levels, 1) = 5 and array_position(levels, null) is null and '' <> all (levels)
          and length(array_to_string(levels, '')) <= 2500),
        add column weight integer constraint goal_revision_weight check (weight between 1 and 100),
        add column baseline integer,
        add column target integer,
        add column superseded_at timestamptz,
        add constraint goal_revision_weighs_levels check ((levels is null) = (weight is null)),
        add constraint goal_revision_baseline check (
          baseline between case when levels is null then 0 else -2 end and case when levels is null then 10 else 2 end),
        add constraint goal_revision_target check (
          target between case when levels is null then 0 else -2 end and case when levels is null then 10 else 2 end),
        add constraint goal_revision_settled_once check (num_nonnulls(agreed_at, declined_at, superseded_at) <= 1);
      drop index goal_revision_one_pending;
      create unique index goal_revision_one_pending on goal_revision (practice_id, goal_id) where ${PENDING};
      grant update (superseded_at) on goal_revision to rapport_app;
      grant select (${MEASURE}) on goal_revision to rapport_overview;
      alter table check_in
        alter column score drop not null,
        add column level integer constraint check_in_level check (level between -2 and 2),
        add constraint check_in_measured check (num_nonnulls(score, level) = 1);
      grant select (level) on check_in to rapport_overview`);
  }

  /** Only the coachee makes a goal, or a wording of it, count; what is settled of a wording stays as it is. */
  private async agreeing(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
        for each row when (old.agreed_at is distinct from new.agreed_at) execute function only_the_coachee_agrees()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
      alter table goal drop constraint goal_counts_key, drop column counts`);
  }
}
