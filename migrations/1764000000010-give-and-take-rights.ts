import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changesOfRights, changesOfRightsUndone } from './changes-of-rights.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY_OR_PRACTICE } from './row-level-security.js';

const ADMINISTRATOR = `(select caller_is_administrator())`;
const CALLER = `(select caller_person())`;
const PRACTICE_ITSELF = `(select caller_is_practice())`;
const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';
/** With the rights of the directory, which no caller has. */
const FUNCTIONS = 'caller_manager(), sponsors_of(uuid), keep_an_administrator(), end_sign_ins(), end_rights()';

/**
 * Rights that somebody gives are taken back with who and when, and Postgres holds what must not happen meanwhile: that
 * somebody raises themself, that a practice is left without an administrator, that whoever left still gets in.
 */
export class GiveAndTakeRights1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keepWhoGaveAndTook(runner);
    await this.keepRemovals(runner);
    await this.inviteManagers(runner);
    await this.holdChangesOfRights(runner);
  }

  private async keepWhoGaveAndTook(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table capacity add column taken_by_id uuid,
        add constraint capacity_taken_by foreign key (practice_id, taken_by_id) references person,
        add constraint capacity_taken_says_when check (taken_by_id is null or taken_at is not null);
      create index on capacity (practice_id, taken_by_id);
      drop policy give on capacity;
      drop policy take on capacity;
      create policy give on capacity for insert to rapport_app with check (
        (${ADMINISTRATOR} or ${PRACTICE_ITSELF}) and person_id is distinct from ${CALLER} and taken_at is null);
      create policy take on capacity for update to rapport_app
        using (${ADMINISTRATOR} and taken_at is null)
        with check (taken_at is not null and taken_by_id = ${CALLER});
      revoke update on capacity from rapport_app;
      grant update (taken_at, taken_by_id) on capacity to rapport_app, rapport_directory;
      create policy directory_takes on capacity for update to rapport_directory using (true) with check (taken_at is not null);

      alter table company_sponsor drop constraint company_sponsor_pkey,
        add column id uuid not null default gen_random_uuid(),
        add column named_by_id uuid,
        add column withdrawn_by_id uuid,
        add primary key (practice_id, id),
        add constraint company_sponsor_named_by foreign key (practice_id, named_by_id) references person,
        add constraint company_sponsor_withdrawn_by foreign key (practice_id, withdrawn_by_id) references person;
      alter table company_sponsor alter column id drop default;
      create unique index company_sponsor_named_once on company_sponsor (practice_id, company_id, person_id) where until is null;
      create index on company_sponsor (practice_id, company_id);
      create index on company_sponsor (practice_id, named_by_id);
      create index on company_sponsor (practice_id, withdrawn_by_id);
      drop policy name on company_sponsor;
      drop policy finish on company_sponsor;
      create policy name on company_sponsor for insert to rapport_app with check (
        ${ADMINISTRATOR} and person_id <> ${CALLER} and named_by_id = ${CALLER} and until is null);
      create policy withdraw on company_sponsor for update to rapport_app
        using (${ADMINISTRATOR} and until is null)
        with check (until is not null and withdrawn_by_id = ${CALLER});
      revoke update on company_sponsor from rapport_app;
      grant update (until, withdrawn_by_id) on company_sponsor to rapport_app, rapport_directory;
      create policy directory_withdraws on company_sponsor for update to rapport_directory
        using (true) with check (until is not null);`);
  }

  private async keepRemovals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table removal (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        at timestamptz not null,
        by_id uuid not null,
        reason text not null constraint removal_reason check (length(reason) between 1 and 1000),
        restored_at timestamptz,
        restored_by_id uuid,
        primary key (practice_id, id),
        constraint removal_of_person foreign key (practice_id, person_id) references person,
        constraint removal_by foreign key (practice_id, by_id) references person,
        constraint removal_restored_by foreign key (practice_id, restored_by_id) references person,
        constraint removal_restored_says_by_whom check ((restored_at is null) = (restored_by_id is null))
      );
      create unique index removal_once on removal (practice_id, person_id) where restored_at is null;
      create index on removal (practice_id, person_id);
      create index on removal (practice_id, by_id);
      create index on removal (practice_id, restored_by_id);
      ${ofOnePractice('removal')}
      create policy read on removal for select to rapport_app using (${ADMINISTRATOR});
      create policy record on removal for insert to rapport_app with check (
        ${ADMINISTRATOR} and by_id = ${CALLER} and restored_at is null);
      create policy restore on removal for update to rapport_app
        using (${ADMINISTRATOR} and restored_at is null)
        with check (restored_by_id = ${CALLER});
      grant select, insert, update (restored_at, restored_by_id) on removal to rapport_app;

      create policy of_those_removed on person as restrictive for update to rapport_app
        using (removed_at is null or ${ADMINISTRATOR}) with check (removed_at is null or ${ADMINISTRATOR});`);
  }

  /** A role of its own reads what an invited manager sees, by column grants: state, dates and whose name to tell. */
  private async inviteManagers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        create role rapport_manager nologin noinherit;
      exception when duplicate_object or unique_violation then null; end $$`);
    await runner.query(`grant rapport_manager to rapport_app`);
    await runner.query(`
      create table engagement_manager (
        ${PARTIES},
        id uuid not null,
        person_id uuid not null,
        since timestamptz not null,
        until timestamptz,
        withdrawn_by_id uuid,
        primary key (practice_id, id),
        constraint engagement_manager_is_person foreign key (practice_id, person_id) references person,
        constraint engagement_manager_withdrawn_by foreign key (practice_id, withdrawn_by_id) references person,
        constraint engagement_manager_is_no_party check (person_id not in (coach_id, coachee_id)),
        constraint engagement_manager_withdrawn_says_when check (withdrawn_by_id is null or until is not null)
      );
      create unique index engagement_manager_invited_once on engagement_manager (practice_id, engagement_id, person_id)
        where until is null;
      create index on engagement_manager (practice_id, person_id);
      create index on engagement_manager (practice_id, withdrawn_by_id);
      ${ofOnePractice('engagement_manager')}
      ${partiesAreTrue('engagement_manager')}

      create function caller_manager() returns uuid
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select m.id from person p join person m on m.practice_id = p.practice_id and m.id = p.manager_id
          where p.practice_id = caller_practice() and p.id = caller_person() and m.removed_at is null;
        end;
      create function caller_managed_engagements() returns uuid[] language sql stable parallel safe
        return (select coalesce(array_agg(engagement_id), '{}') from engagement_manager
                where practice_id = caller_practice() and person_id = caller_person() and until is null);

      create policy read on engagement_manager for select to rapport_app using (
        ${PARTY_OR_PRACTICE} or ${ADMINISTRATOR} or (person_id = ${CALLER} and until is null));
      create policy invite on engagement_manager for insert to rapport_app with check (
        coachee_id = ${CALLER} and person_id = (select caller_manager()) and until is null);
      create policy withdraw on engagement_manager for update to rapport_app
        using (coachee_id = ${CALLER} and until is null)
        with check (until is not null and withdrawn_by_id = ${CALLER});
      create policy directory on engagement_manager for select to rapport_directory using (true);
      create policy directory_withdraws on engagement_manager for update to rapport_directory
        using (true) with check (until is not null);
      create policy manager on engagement_manager for select to rapport_manager using (
        person_id = ${CALLER} and until is null);
      grant select, insert, update (until, withdrawn_by_id) on engagement_manager to rapport_app;
      grant select, update (until, withdrawn_by_id) on engagement_manager to rapport_directory;
      grant select (practice_id, engagement_id, person_id, until) on engagement_manager to rapport_manager;

      create policy manager on engagement for select to rapport_manager using (
        id = any ((select caller_managed_engagements())::uuid[]) or coachee_id = ${CALLER});
      grant usage on schema public to rapport_manager;
      grant select (practice_id, id, coach_id, coachee_id, state, starts_on, ends_on) on engagement to rapport_manager;
      grant execute on function name_of(uuid) to rapport_manager;
      alter policy of_one_practice on engagement to ${HELD}, rapport_manager;
      alter policy of_one_practice on engagement_manager to ${HELD}, rapport_manager;`);
  }

  private async holdChangesOfRights(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant update (version) on practice to rapport_directory;
      create policy directory_lock on practice for update to rapport_directory using (true) with check (false);
      grant update (withdrawn_at) on invitation to rapport_directory;
      create policy directory_withdraws on invitation for update to rapport_directory
        using (true) with check (withdrawn_at is not null);
      grant update (revoked_at) on api_token to rapport_directory;
      create policy directory_revokes on api_token for update to rapport_directory
        using (true) with check (revoked_at is not null);
      grant delete on auth.sign_in to rapport_directory;
      create policy directory_ends on auth.sign_in for delete to rapport_directory using (true);
      grant select (practice_id, id, coach_id, coachee_id, company_id, created_at) on engagement to rapport_directory;
      create policy directory on engagement for select to rapport_directory using (true);

      ${changesOfRights}

      create function sponsors_of(engagement uuid) returns table (
        person_id uuid, since timestamptz, named_by_id uuid, until timestamptz, withdrawn_by_id uuid)
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select s.person_id, greatest(s.since, e.created_at), s.named_by_id, s.until, s.withdrawn_by_id
          from engagement e join company_sponsor s on s.practice_id = e.practice_id and s.company_id = e.company_id
          where e.practice_id = caller_practice() and e.id = sponsors_of.engagement
            and (caller_is_administrator() or caller_person() in (e.coach_id, e.coachee_id))
            and (s.until is null or s.until > e.created_at);
        end;

      grant create on schema public to rapport_directory;
      ${FUNCTIONS.split(', ')
        .map((name) => `alter function ${name} owner to rapport_directory;`)
        .join('\n')}
      revoke create on schema public from rapport_directory;
      revoke all on function ${FUNCTIONS} from public;
      grant execute on function caller_manager(), sponsors_of(uuid) to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${changesOfRightsUndone}
      drop function sponsors_of;
      drop policy directory on engagement;
      revoke select (practice_id, id, coach_id, coachee_id, company_id, created_at) on engagement from rapport_directory;
      drop policy directory_ends on auth.sign_in;
      revoke delete on auth.sign_in from rapport_directory;
      drop policy directory_revokes on api_token;
      revoke update (revoked_at) on api_token from rapport_directory;
      drop policy directory_withdraws on invitation;
      revoke update (withdrawn_at) on invitation from rapport_directory;
      drop policy directory_lock on practice;
      revoke update (version) on practice from rapport_directory;

      alter policy of_one_practice on engagement to ${HELD};
      drop policy manager on engagement;
      revoke select (practice_id, id, coach_id, coachee_id, state, starts_on, ends_on) on engagement from rapport_manager;
      revoke execute on function name_of(uuid) from rapport_manager;
      revoke usage on schema public from rapport_manager;
      drop function caller_managed_engagements;
      drop table engagement_manager;
      drop function caller_manager;
      drop policy of_those_removed on person;
      drop table removal;

      drop policy directory_withdraws on company_sponsor;
      drop policy withdraw on company_sponsor;
      drop policy name on company_sponsor;
      revoke update (until, withdrawn_by_id) on company_sponsor from rapport_app, rapport_directory;
      alter table company_sponsor drop column id, drop column named_by_id, drop column withdrawn_by_id;
      drop index company_sponsor_named_once, company_sponsor_practice_id_company_id_idx;
      alter table company_sponsor add primary key (practice_id, company_id, person_id);
      create policy name on company_sponsor for insert to rapport_app with check (${ADMINISTRATOR});
      create policy finish on company_sponsor for update to rapport_app using (${ADMINISTRATOR});
      grant update on company_sponsor to rapport_app;

      drop policy directory_takes on capacity;
      drop policy take on capacity;
      drop policy give on capacity;
      revoke update (taken_at, taken_by_id) on capacity from rapport_app, rapport_directory;
      alter table capacity drop column taken_by_id;
      create policy give on capacity for insert to rapport_app with check (${ADMINISTRATOR} or ${PRACTICE_ITSELF});
      create policy take on capacity for update to rapport_app using (${ADMINISTRATOR});
      grant update on capacity to rapport_app;`);
    // The role stays: other databases of the cluster may use it.
  }
}
