import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles beside rapport_app, each with rights of its own; none can sign in, none is inherited. */
const STEPPED_INTO = ['rapport_content', 'rapport_overview', 'rapport_jobs', 'rapport_auth'];
const OWNING_FUNCTIONS = ['rapport_directory', 'rapport_calendar'];

export class CreateRoles1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole cluster, and several databases may share one.
    for (const role of ['rapport_app', ...STEPPED_INTO, ...OWNING_FUNCTIONS]) {
      const login = role === 'rapport_app' ? 'login' : 'nologin';
      await runner.query(`
        do $$ begin
          create role ${role} ${login} noinherit;
        exception when duplicate_object or unique_violation then null; end $$`);
    }
    await runner.query(`
      do $$ begin
        execute format('grant rapport_directory, rapport_calendar to %I', current_user);
      exception when others then
        if not pg_has_role(current_user, 'rapport_directory', 'member') then raise; end if;
      end $$`);
    for (const role of STEPPED_INTO) await runner.query(`grant ${role} to rapport_app`);
    await runner.query(`
      create extension if not exists btree_gist;
      revoke all on schema public from public;
      create schema content;
      create schema auth;
      grant usage on schema public to rapport_app, rapport_content, rapport_overview, rapport_directory, rapport_calendar;
      grant usage on schema content to rapport_content;
      grant usage on schema auth to rapport_auth, rapport_directory;

      create function caller_practice() returns uuid language sql stable parallel safe
        return nullif(current_setting('rapport.practice', true), '')::uuid;
      create function caller_person() returns uuid language sql stable parallel safe
        return nullif(current_setting('rapport.person', true), '')::uuid;
      create function caller_is_administrator() returns boolean language sql stable parallel safe
        return coalesce(current_setting('rapport.administrator', true) = 'on', false);
      create function caller_is_coach() returns boolean language sql stable parallel safe
        return coalesce(current_setting('rapport.coach', true) = 'on', false);
      create function caller_is_practice() returns boolean language sql stable parallel safe
        return coalesce(current_setting('rapport.itself', true) = 'on', false);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function caller_practice, caller_person, caller_is_administrator, caller_is_coach, caller_is_practice;
      drop schema auth;
      drop schema content;
      drop extension btree_gist;
      revoke usage on schema public from rapport_app, rapport_content, rapport_overview, rapport_directory, rapport_calendar;
      grant usage on schema public to public;`);
    // The roles stay: other databases of the cluster may use them.
  }
}
