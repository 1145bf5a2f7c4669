import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createAccounts, createLookUps } from './1764000000003-create-identity.js';
import { whoCalls } from './who-calls.js';

/** Rows of one account, opened for one account at a time: `rapport.account` names it. */
const OF_ACCOUNT = ['password', 'sign_in', 'totp', 'recovery_code', 'passkey'];
const QUEUES = ['mailed-codes', 'invitation-mails', 'account-notices', 'account-events'];

/** Our own tables for what better-auth kept: a sign-in's token and a mailed code are there as digests alone. */
export class CreateCredentials1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function identify_sign_in(text);
      alter table auth.account drop column image, drop column email_verified, drop column updated_at;
      alter table auth.account
        add column language text not null default 'en' constraint account_language check (language in ('en', 'de')),
        add constraint account_email_is_lower_case check (email = lower(email));
      create table auth.password (
        account_id uuid primary key constraint password_of_account references auth.account on delete cascade,
        hash text not null,
        changed_at timestamptz not null
      );
      insert into auth.password (account_id, hash, changed_at)
        select account_id, password, updated_at from auth.credential
        where provider_id = 'credential' and password is not null;
      drop table auth.verification, auth.credential, auth.sign_in;

      create table auth.sign_in (
        id uuid primary key,
        token_hash bytea not null constraint sign_in_once unique,
        account_id uuid not null constraint sign_in_of_account references auth.account on delete cascade,
        practice_id uuid constraint sign_in_to_practice references practice,
        way text not null constraint sign_in_way check (way in ('password', 'mailed_code', 'passkey', 'company')),
        second_factor_at timestamptz,
        awaits_second_factor boolean not null,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        network text not null,
        user_agent text constraint sign_in_user_agent_length check (length(user_agent) <= 300),
        constraint sign_in_to_company_practice check ((way = 'company') = (practice_id is not null))
      );
      create index on auth.sign_in (account_id);
      create index on auth.sign_in (practice_id);
      create table auth.totp (
        account_id uuid primary key constraint totp_of_account references auth.account on delete cascade,
        secret_sealed bytea not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0
      );
      create table auth.recovery_code (
        account_id uuid not null constraint recovery_code_of_account references auth.account on delete cascade,
        hash bytea not null,
        used_at timestamptz,
        primary key (account_id, hash)
      );
      create table auth.passkey (
        id uuid primary key,
        account_id uuid not null constraint passkey_of_account references auth.account on delete cascade,
        credential_id text not null constraint passkey_once unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        name text not null constraint passkey_name_length check (length(name) between 1 and 120),
        created_at timestamptz not null,
        last_used_at timestamptz
      );
      create index on auth.passkey (account_id);
      create table auth.mailed_code (
        id uuid primary key,
        challenge_hash bytea not null constraint mailed_code_once unique,
        purpose text not null
          constraint mailed_code_purpose check (purpose in ('sign-in', 'password', 'practice', 'address')),
        address text not null constraint mailed_code_address check (address = lower(address) and length(address) <= 254),
        language text not null constraint mailed_code_language check (language in ('en', 'de')),
        code_mac bytea,
        tries integer not null default 0 constraint mailed_code_tries check (tries between 0 and 3),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index on auth.mailed_code (address, purpose) where ended_at is null;
      create table auth.challenge (
        id uuid primary key,
        hash bytea not null constraint challenge_once unique,
        kind text not null constraint challenge_kind check (kind in ('passkey', 'company')),
        account_id uuid constraint challenge_of_account references auth.account on delete cascade,
        data jsonb not null,
        expires_at timestamptz not null
      );
      create index on auth.challenge (account_id);

      create function caller_account() returns uuid language sql stable parallel safe
        return nullif(current_setting('rapport.account', true), '')::uuid;`);

    await runner.query(`
      drop policy everything on auth.account;
      create policy own on auth.account to rapport_auth using (id = (select caller_account()))
        with check (id = (select caller_account()));`);
    for (const name of OF_ACCOUNT) {
      await runner.query(`
        alter table auth.${name} enable row level security;
        alter table auth.${name} force row level security;
        create policy own on auth.${name} to rapport_auth using (account_id = (select caller_account()))
          with check (account_id = (select caller_account()));
        grant select, insert, update, delete on auth.${name} to rapport_auth;`);
    }
    // Found by the digest of a secret, before it is known whose it is; the address may be of nobody.
    for (const name of ['mailed_code', 'challenge']) {
      await runner.query(`
        alter table auth.${name} enable row level security;
        alter table auth.${name} force row level security;
        create policy by_secret on auth.${name} to rapport_auth using (true) with check (true);
        grant select, insert, update, delete on auth.${name} to rapport_auth;`);
    }

    await runner.query(`
      alter table practice add column demands_second_factor boolean not null default false;
      alter table invitation
        add column email text,
        add column capacity text,
        add column sent_at timestamptz;
      update invitation i set email = p.email, capacity = 'coachee', sent_at = i.created_at
        from person p where p.practice_id = i.practice_id and p.id = i.person_id;
      -- Their codes were answered to whoever invited: none of them was mailed.
      update invitation set withdrawn_at = now() where accepted_at is null and withdrawn_at is null;
      alter table invitation
        alter column email set not null,
        alter column capacity set not null,
        alter column code_hash drop not null,
        add constraint invitation_capacity
          check (capacity in ('administrator', 'coach', 'coachee', 'sponsor', 'manager'));
      create unique index invitation_open_once on invitation (practice_id, person_id)
        where accepted_at is null and withdrawn_at is null;
      -- What somebody is invited as, and at which address, is settled when they are.
      revoke update on invitation from rapport_app;
      grant update (code_hash, expires_at, sent_at, accepted_at, withdrawn_at) on invitation to rapport_app;

      alter table api_token
        add column access text not null default 'write' constraint api_token_access check (access in ('read', 'write')),
        add column modules text[],
        add column second_factor boolean not null default false,
        add column last_used_at timestamptz;`);
    await runner.query(whoCalls);
    await this.letAddressesFollow(runner);
    await this.createQueues(runner);
  }

  /** Somebody signs in with the address that their practices reach them at: it is one, and changes in one step. */
  private async letAddressesFollow(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant update (email, version) on person to rapport_directory;
      create policy follow on person for update to rapport_directory using (true);
      create function follow_address() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          update public.person set email = new.email, version = version + 1 where user_id = new.id;
          return new;
        end $$;
      create trigger follow_address after update of email on auth.account
        for each row when (new.email <> old.email) execute function follow_address();
      grant create on schema public to rapport_directory;
      alter function follow_address() owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function follow_address() from public;`);
  }

  private async createQueues(runner: QueryRunner): Promise<void> {
    for (const queue of QUEUES) {
      const options = { policy: 'standard', retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 };
      await runner.query(`select jobs.create_queue($1, $2::json)`, [queue, JSON.stringify(options)]);
    }
    // Each queue is a table of its own.
    await runner.query(`
      do $$ declare t record; begin
        for t in select c.oid::regclass as name from pg_class c
          where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p') and not relrowsecurity loop
          execute format('alter table %s enable row level security', t.name);
          execute format('alter table %s force row level security', t.name);
          execute format('create policy jobs on %s to rapport_jobs using (true) with check (true)', t.name);
          execute format('grant select, insert, update, delete on %s to rapport_jobs', t.name);
        end loop;
      end $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of QUEUES) await runner.query(`select jobs.delete_queue($1)`, [queue]);
    await runner.query(`
      drop function identify_sign_in, identify_api_token, find_invitation, find_account, find_passkey;
      drop function memberships_of;
      alter table api_token drop column access, drop column modules, drop column second_factor,
        drop column last_used_at;
      drop index invitation_open_once;
      update invitation set code_hash = sha256(id::text::bytea) where code_hash is null;
      revoke update (code_hash, expires_at, sent_at, accepted_at, withdrawn_at) on invitation from rapport_app;
      grant update on invitation to rapport_app;
      alter table invitation drop column email, drop column capacity, drop column sent_at,
        alter column code_hash set not null;
      alter table practice drop column demands_second_factor;

      create temporary table kept_account on commit drop as select id, name, email, created_at from auth.account;
      create temporary table kept_password on commit drop as select * from auth.password;
      alter table person drop constraint person_is_account;
      drop trigger follow_address on auth.account;
      drop function follow_address;
      drop policy follow on person;
      revoke update (email, version) on person from rapport_directory;
      drop table auth.challenge, auth.mailed_code, auth.passkey, auth.recovery_code, auth.totp, auth.sign_in,
        auth.password, auth.account;
      drop function caller_account;`);
    await createAccounts(runner);
    await runner.query(`
      insert into auth.account (id, name, email, created_at) select * from kept_account;
      insert into auth.credential (id, account_id, provider_id, provider_account_id, password)
        select gen_random_uuid(), account_id, 'credential', account_id::text, hash from kept_password;
      drop table kept_account, kept_password;`);
    await createLookUps(runner);
  }
}
