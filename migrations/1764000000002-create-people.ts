import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice } from './row-level-security.js';

export class CreatePeople1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table practice (
        id uuid primary key,
        name text not null constraint practice_name_length check (length(name) between 1 and 200),
        time_zone text not null,
        created_at timestamptz not null,
        version integer not null default 1
      );

      create table company (
        practice_id uuid not null references practice,
        id uuid not null,
        name text not null constraint company_name_length check (length(name) between 1 and 200),
        created_at timestamptz not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint company_named_once unique (practice_id, name)
      );

      create table person (
        practice_id uuid not null references practice,
        id uuid not null,
        name text not null constraint person_name_length check (length(name) between 1 and 200),
        email text not null constraint person_email_length check (length(email) between 3 and 254),
        time_zone text not null,
        language text not null default 'en' constraint person_language check (language in ('en', 'de')),
        user_id uuid,
        company_id uuid,
        manager_id uuid,
        added_by_id uuid,
        removed_at timestamptz,
        created_at timestamptz not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint person_email_is_lower_case check (email = lower(email)),
        constraint person_known_once unique (practice_id, email),
        constraint person_signs_in_once unique (practice_id, user_id),
        constraint person_of_company foreign key (practice_id, company_id) references company,
        constraint person_managed_by foreign key (practice_id, manager_id) references person,
        constraint person_added_by foreign key (practice_id, added_by_id) references person,
        constraint person_is_not_their_own_manager check (manager_id <> id)
      );
      create index on person (practice_id, company_id);
      create index on person (practice_id, manager_id);
      create index on person (practice_id, added_by_id);
      create index on person (user_id);

      create table capacity (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        capacity text not null constraint capacity_known check (capacity in ('administrator', 'coach')),
        given_at timestamptz not null,
        given_by_id uuid,
        taken_at timestamptz,
        primary key (practice_id, id),
        constraint capacity_of_person foreign key (practice_id, person_id) references person,
        constraint capacity_given_by foreign key (practice_id, given_by_id) references person
      );
      create unique index capacity_held_once on capacity (practice_id, person_id, capacity) where taken_at is null;
      create index on capacity (practice_id, person_id);
      create index on capacity (practice_id, given_by_id);

      create table company_sponsor (
        practice_id uuid not null references practice,
        company_id uuid not null,
        person_id uuid not null,
        since timestamptz not null,
        until timestamptz,
        primary key (practice_id, company_id, person_id),
        constraint company_sponsor_of_company foreign key (practice_id, company_id) references company,
        constraint company_sponsor_is_person foreign key (practice_id, person_id) references person
      );
      create index on company_sponsor (practice_id, person_id);

      create table role (
        practice_id uuid not null references practice,
        id uuid not null,
        name text not null constraint role_name_length check (length(name) between 1 and 120),
        family text not null constraint role_family check (family in ('executive', 'technical_leader', 'other')),
        built_in boolean not null default false,
        primary key (practice_id, id),
        constraint role_named_once unique (practice_id, name)
      );

      create table example_goal (
        practice_id uuid not null references practice,
        id uuid not null,
        role_id uuid not null,
        position integer not null,
        wording text not null constraint example_goal_length check (length(wording) between 1 and 500),
        primary key (practice_id, id),
        constraint example_goal_for_role foreign key (practice_id, role_id) references role
      );
      create index on example_goal (practice_id, role_id);

      create table person_role (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        role_id uuid not null,
        held_from date not null,
        held_until date,
        primary key (practice_id, id),
        constraint person_role_of_person foreign key (practice_id, person_id) references person,
        constraint person_role_is_role foreign key (practice_id, role_id) references role,
        constraint person_role_ends_after_it_begins check (held_until >= held_from),
        constraint person_role_one_at_a_time exclude using gist
          (practice_id with =, person_id with =, daterange(held_from, held_until, '[]') with &&)
      );
      create index on person_role (practice_id, person_id);
      create index on person_role (practice_id, role_id);

      create table idempotency_key (
        practice_id uuid not null references practice,
        person_id uuid not null,
        key text not null,
        digest text not null,
        answer json,
        kept_until timestamptz not null,
        primary key (practice_id, person_id, key),
        constraint idempotency_key_of_person foreign key (practice_id, person_id) references person
      );

      create function caller_companies() returns uuid[] language sql stable parallel safe
        return (select coalesce(array_agg(company_id), '{}') from company_sponsor
                where practice_id = caller_practice() and person_id = caller_person() and until is null);`);

    await runner.query(`
      ${ofOnePractice('practice', 'id')}
      create policy read on practice for select to rapport_app, rapport_overview using (true);
      create policy found on practice for insert to rapport_app with check ((select caller_is_practice()));
      create policy change on practice for update to rapport_app using ((select caller_is_administrator()));
      create policy directory on practice for select to rapport_directory using (true);
      grant select, insert, update on practice to rapport_app;
      grant select on practice to rapport_directory;

      ${ofOnePractice('company')}
      create policy read on company for select to rapport_app using (
        (select caller_is_administrator()) or (select caller_is_coach()) or (select caller_is_practice())
        or id = any ((select caller_companies())::uuid[]));
      create policy add on company for insert to rapport_app with check ((select caller_is_administrator()));
      create policy change on company for update to rapport_app using ((select caller_is_administrator()));
      create policy overview on company for select to rapport_overview using (
        (select caller_is_administrator()) or id = any ((select caller_companies())::uuid[]));
      grant select, insert, update on company to rapport_app;
      grant select (practice_id, id, name) on company to rapport_overview;

      ${ofOnePractice('capacity')}
      create policy read on capacity for select to rapport_app using (
        person_id = (select caller_person()) or (select caller_is_administrator()) or (select caller_is_practice()));
      create policy give on capacity for insert to rapport_app with check (
        (select caller_is_administrator()) or (select caller_is_practice()));
      create policy take on capacity for update to rapport_app using ((select caller_is_administrator()));
      create policy directory on capacity for select to rapport_directory using (true);
      grant select, insert, update on capacity to rapport_app;
      grant select on capacity to rapport_directory;

      ${ofOnePractice('company_sponsor')}
      create policy read on company_sponsor for select to rapport_app, rapport_overview using (
        person_id = (select caller_person()) or (select caller_is_administrator()) or (select caller_is_practice()));
      create policy name on company_sponsor for insert to rapport_app with check ((select caller_is_administrator()));
      create policy finish on company_sponsor for update to rapport_app using ((select caller_is_administrator()));
      create policy directory on company_sponsor for select to rapport_directory using (true);
      grant select, insert, update on company_sponsor to rapport_app;
      grant select on company_sponsor to rapport_overview, rapport_directory;

      ${ofOnePractice('role')}
      create policy read on role for select to rapport_app using (true);
      create policy add on role for insert to rapport_app with check (
        (select caller_is_administrator()) or (select caller_is_practice()));
      grant select, insert on role to rapport_app;

      ${ofOnePractice('example_goal')}
      create policy read on example_goal for select to rapport_app using (true);
      create policy add on example_goal for insert to rapport_app with check (
        (select caller_is_administrator()) or (select caller_is_practice()));
      grant select, insert on example_goal to rapport_app;

      ${ofOnePractice('idempotency_key')}
      create policy own on idempotency_key to rapport_app using (person_id = (select caller_person()));
      grant select, insert, update, delete on idempotency_key to rapport_app;

      ${ofOnePractice('person')}
      ${ofOnePractice('person_role')}
      create policy directory on person for select to rapport_directory using (true);
      grant select, insert, update on person to rapport_app;
      grant select on person to rapport_directory;
      grant select (practice_id, id, name) on person to rapport_overview;
      grant select, insert, update on person_role to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function caller_companies cascade;
      drop table idempotency_key, person_role, example_goal, role, company_sponsor, capacity, person, company, practice;`);
  }
}
