import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice } from './row-level-security.js';

/** A company's identity provider, and the people whom it has been tied to. */
export class CreateCompanySignIn1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity_provider (
        practice_id uuid not null references practice,
        id uuid not null constraint identity_provider_once unique,
        company_id uuid not null,
        issuer text not null constraint identity_provider_issuer_length check (length(issuer) between 1 and 500),
        client_id text not null constraint identity_provider_client_length check (length(client_id) between 1 and 300),
        client_secret_sealed bytea not null,
        created_at timestamptz not null,
        created_by_id uuid not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint identity_provider_once_a_company unique (practice_id, company_id),
        constraint identity_provider_as_known unique (practice_id, id, issuer, client_id),
        constraint identity_provider_of_company foreign key (practice_id, company_id) references company,
        constraint identity_provider_by foreign key (practice_id, created_by_id) references person
      );
      create index on identity_provider (practice_id, created_by_id);
      ${ofOnePractice('identity_provider')}
      create policy read on identity_provider for select to rapport_app using (
        (select caller_is_administrator()) or (select caller_is_practice()));
      create policy set on identity_provider for insert to rapport_app with check ((select caller_is_administrator()));
      create policy change on identity_provider for update to rapport_app using ((select caller_is_administrator()));
      create policy remove on identity_provider for delete to rapport_app using ((select caller_is_administrator()));
      create policy directory on identity_provider for select to rapport_directory using (true);
      grant select, insert, delete on identity_provider to rapport_app;
      grant update (issuer, client_id, client_secret_sealed, version) on identity_provider to rapport_app;
      grant select on identity_provider to rapport_directory;

      create table company_tie (
        practice_id uuid not null references practice,
        provider_id uuid not null,
        issuer text not null,
        client_id text not null,
        subject text not null constraint company_tie_subject_length check (length(subject) between 1 and 255),
        person_id uuid not null,
        since timestamptz not null,
        used_at timestamptz,
        constraint company_tie_of_one_person primary key (practice_id, provider_id, subject),
        constraint company_tie_to_one_subject unique (practice_id, provider_id, person_id),
        -- A subject is somebody to one issuer and client: a tie to what a provider was before cannot be.
        constraint company_tie_by_provider foreign key (practice_id, provider_id, issuer, client_id)
          references identity_provider (practice_id, id, issuer, client_id) on delete cascade,
        constraint company_tie_of_person foreign key (practice_id, person_id) references person
      );
      create index on company_tie (practice_id, provider_id, issuer, client_id);
      create index on company_tie (practice_id, person_id);
      ${ofOnePractice('company_tie')}
      create policy practice on company_tie to rapport_app using ((select caller_is_practice()));
      create policy directory on company_tie to rapport_directory using (true);
      grant select, insert, delete on company_tie to rapport_app;
      grant update (used_at) on company_tie to rapport_app;
      grant select, delete on company_tie to rapport_directory;`);
    await this.endWhatEnds(runner);
    await runner.query(`
      -- Whoever asks has a link that a company's people are given, and is nobody yet.
      create function find_identity_provider(provider uuid) returns table (practice_id uuid)
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select p.practice_id from identity_provider p where p.id = provider;
        end;
      grant create on schema public to rapport_directory;
      alter function find_identity_provider(uuid) owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function find_identity_provider(uuid) from public;
      grant execute on function find_identity_provider(uuid) to rapport_app;`);
  }

  /** Whatever the code does: another provider is nobody's yet, and a tie that ends takes its sign-ins with it. */
  private async endWhatEnds(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function end_company_sign_ins() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from auth.sign_in s using public.person p
            where p.practice_id = old.practice_id and p.id = old.person_id
              and s.account_id = p.user_id and s.practice_id = old.practice_id and s.way = 'company';
          return null;
        end $$;
      create function end_ties_of_provider() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from public.company_tie where practice_id = new.practice_id and provider_id = new.id;
          return new;
        end $$;
      create function end_ties_of_person() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public as $$
        begin
          delete from public.company_tie where practice_id = new.practice_id and person_id = new.id;
          return null;
        end $$;
      create trigger end_company_sign_ins after delete on company_tie
        for each row execute function end_company_sign_ins();
      create trigger end_company_ties before update of issuer, client_id on identity_provider
        for each row when (new.issuer <> old.issuer or new.client_id <> old.client_id)
        execute function end_ties_of_provider();
      create trigger end_company_ties after update of company_id, removed_at on person
        for each row when (new.company_id is distinct from old.company_id or new.removed_at is not null)
        execute function end_ties_of_person();
      grant create on schema public to rapport_directory;
      alter function end_company_sign_ins() owner to rapport_directory;
      alter function end_ties_of_provider() owner to rapport_directory;
      alter function end_ties_of_person() owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function end_company_sign_ins(), end_ties_of_provider(), end_ties_of_person() from public;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger end_company_ties on person;
      drop function find_identity_provider;
      drop table company_tie, identity_provider;
      drop function end_company_sign_ins, end_ties_of_provider, end_ties_of_person;`);
  }
}
