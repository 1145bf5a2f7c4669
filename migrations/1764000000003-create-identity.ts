import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice } from './row-level-security.js';

/** better-auth's tables, under our names: a "session" of theirs is a sign-in. Reached only as rapport_auth. */
const AUTH_TABLES = ['auth.account', 'auth.sign_in', 'auth.credential', 'auth.verification'];

export class CreateIdentity1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccounts(runner);
    await runner.query(`
      create table invitation (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        invited_by_id uuid not null,
        code_hash bytea not null constraint invitation_code_once unique,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        withdrawn_at timestamptz,
        primary key (practice_id, id),
        constraint invitation_of_person foreign key (practice_id, person_id) references person,
        constraint invitation_by foreign key (practice_id, invited_by_id) references person
      );
      create index on invitation (practice_id, person_id);
      create index on invitation (practice_id, invited_by_id);
      ${ofOnePractice('invitation')}
      create policy read on invitation for select to rapport_app using (
        (select caller_is_administrator()) or invited_by_id = (select caller_person()) or (select caller_is_practice()));
      create policy invite on invitation for insert to rapport_app with check (invited_by_id = (select caller_person()));
      create policy settle on invitation for update to rapport_app using (
        (select caller_is_administrator()) or invited_by_id = (select caller_person()) or (select caller_is_practice()));
      create policy directory on invitation for select to rapport_directory using (true);
      grant select, insert, update on invitation to rapport_app;
      grant select on invitation to rapport_directory;

      create table api_token (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        name text not null constraint api_token_name_length check (length(name) between 1 and 120),
        prefix text not null,
        hash bytea not null constraint api_token_once unique,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        primary key (practice_id, id),
        constraint api_token_of_person foreign key (practice_id, person_id) references person
      );
      create index on api_token (practice_id, person_id);
      ${ofOnePractice('api_token')}
      create policy own on api_token to rapport_app using (person_id = (select caller_person()));
      create policy directory on api_token for select to rapport_directory using (true);
      grant select, insert, update on api_token to rapport_app;
      grant select on api_token to rapport_directory;`);

    await createNames(runner);
    await createLookUps(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function name_of, find_invitation, identify_api_token, identify_sign_in, memberships_of;
      drop table api_token, invitation;
      alter table person drop constraint person_is_account;
      drop table auth.verification, auth.credential, auth.sign_in, auth.account;`);
  }
}

/** Accounts, their credentials and sign-ins, as better-auth wants them. */
export async function createAccounts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table auth.account (
      id uuid primary key,
      name text not null,
      email text not null constraint account_email_once unique,
      email_verified boolean not null default false,
      image text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table auth.sign_in (
      id uuid primary key,
      token text not null constraint sign_in_token_once unique,
      account_id uuid not null constraint sign_in_of_account references auth.account on delete cascade,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index on auth.sign_in (account_id);
    create table auth.credential (
      id uuid primary key,
      account_id uuid not null constraint credential_of_account references auth.account on delete cascade,
      provider_id text not null,
      provider_account_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index on auth.credential (account_id);
    create table auth.verification (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index on auth.verification (identifier);
    alter table person add constraint person_is_account foreign key (user_id) references auth.account;`);
  for (const table of AUTH_TABLES) {
    await runner.query(`
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy everything on ${table} to rapport_auth using (true) with check (true);
      grant select, insert, update, delete on ${table} to rapport_auth;`);
  }
  await runner.query(`
    grant select on auth.sign_in, auth.account to rapport_directory;
    create policy directory on auth.sign_in for select to rapport_directory using (true);
    create policy directory on auth.account for select to rapport_directory using (true);`);
}

/** A name, for whoever is shown what somebody of their practice did. */
async function createNames(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function name_of(person uuid) returns text
      language sql stable security definer set search_path = pg_catalog, public
      begin atomic
        select p.name from person p where p.practice_id = caller_practice() and p.id = name_of.person;
      end;
    grant create on schema public to rapport_directory;
    alter function name_of(uuid) owner to rapport_directory;
    revoke create on schema public from rapport_directory;
    revoke all on function name_of(uuid) from public;
    grant execute on function name_of(uuid) to rapport_app;`);
}

/** What can be asked before it is known who calls: each takes a secret. */
export async function createLookUps(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function memberships_of(account uuid) returns table (
      person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean)
      language sql stable security definer set search_path = pg_catalog, public
      begin atomic
        select p.id, p.practice_id, practice.name,
          exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                    and c.capacity = 'administrator' and c.taken_at is null),
          exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                    and c.capacity = 'coach' and c.taken_at is null)
        from person p join practice on practice.id = p.practice_id
        where p.user_id = account and p.removed_at is null
        order by practice.name, p.practice_id;
      end;

    create function identify_sign_in(sign_in_token text) returns table (
      account_id uuid, sign_in_id uuid, email text, account_name text, expires_at timestamptz,
      person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean)
      language sql stable security definer set search_path = pg_catalog, public
      begin atomic
        select s.account_id, s.id, a.email, a.name, s.expires_at,
          m.person_id, m.practice_id, m.practice_name, m.administrator, m.coach
        from auth.sign_in s join auth.account a on a.id = s.account_id
        left join memberships_of(s.account_id) m on true
        where s.token = sign_in_token and s.expires_at > now();
      end;

    create function identify_api_token(token_hash bytea, at timestamptz) returns table (
      token_id uuid, person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean)
      language sql stable security definer set search_path = pg_catalog, public
      begin atomic
        select t.id, m.person_id, m.practice_id, m.practice_name, m.administrator, m.coach
        from api_token t
        join person p on p.practice_id = t.practice_id and p.id = t.person_id
        join memberships_of(p.user_id) m on m.practice_id = t.practice_id and m.person_id = t.person_id
        where t.hash = token_hash and t.revoked_at is null and t.expires_at > at;
      end;

    create function find_invitation(hash bytea, at timestamptz) returns table (
      invitation_id uuid, practice_id uuid, person_id uuid, email text, name text)
      language sql stable security definer set search_path = pg_catalog, public
      begin atomic
        select i.id, i.practice_id, i.person_id, p.email, p.name
        from invitation i join person p on p.practice_id = i.practice_id and p.id = i.person_id
        where i.code_hash = hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > at
          and p.removed_at is null;
      end;

    grant create on schema public to rapport_directory;
    alter function memberships_of(uuid) owner to rapport_directory;
    alter function identify_sign_in(text) owner to rapport_directory;
    alter function identify_api_token(bytea, timestamptz) owner to rapport_directory;
    alter function find_invitation(bytea, timestamptz) owner to rapport_directory;
    revoke create on schema public from rapport_directory;
    revoke all on function memberships_of(uuid), identify_sign_in(text), identify_api_token(bytea, timestamptz),
      find_invitation(bytea, timestamptz) from public;
    grant execute on function memberships_of(uuid), identify_sign_in(text), identify_api_token(bytea, timestamptz),
      find_invitation(bytea, timestamptz) to rapport_app;`);
}
