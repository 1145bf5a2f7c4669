import type { MigrationInterface, QueryRunner } from 'typeorm';
import { endSignIns, goWithTheirPractice, stayWithoutTheirPractice } from './demonstrations.js';
import { trailOfWhatIsThere, trailOfWhatWas, whoCallsWith } from './demonstrations.js';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice } from './row-level-security.js';

const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';
const RUNS_IT = `((select caller_is_administrator()) or (select caller_is_practice()))`;

/**
 * A practice of its own to look around in, made for the administrators of another one, and removed with all that is in
 * it. No other practice is ever removed, and nobody in it is real: a mail address there can be nobody's.
 */
export class CreateDemonstrations1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createRole);
    await runner.query(goWithTheirPractice);
    await runner.query(markPractices);
    await runner.query(`
      create table demonstration (
        practice_id uuid primary key references practice on delete cascade,
        asked_by_id uuid not null,
        asked_at timestamptz not null,
        state text not null constraint demonstration_state check (state in ('being_made', 'ready', 'failed')),
        attempt integer not null constraint demonstration_attempt check (attempt >= 0),
        weeks_told integer not null constraint demonstration_weeks_told check (weeks_told >= 0),
        heard_at timestamptz,
        made_practice_id uuid,
        constraint demonstration_asked_by foreign key (practice_id, asked_by_id) references person,
        constraint demonstration_made foreign key (made_practice_id, practice_id)
          references practice (id, demonstration_of),
        constraint demonstration_ready_is_there check (state <> 'ready' or made_practice_id is not null)
      );
      create index on demonstration (practice_id, asked_by_id);
      create index on demonstration (made_practice_id, practice_id);
      ${ofOnePractice('demonstration')}
      alter policy of_one_practice on demonstration to ${HELD}, rapport_demonstration;
      create policy read on demonstration for select to rapport_app using (${RUNS_IT});
      create policy ask on demonstration for insert to rapport_app with check (
        (select caller_is_administrator()) and asked_by_id = (select caller_person()));
      create policy tell on demonstration for update to rapport_app using ((select caller_is_practice()));
      create policy remove on demonstration for delete to rapport_demonstration using (${RUNS_IT});
      create policy look on demonstration for select to rapport_demonstration using (${RUNS_IT});
      create policy let_go on demonstration for update to rapport_demonstration using (${RUNS_IT})
        with check (true);
      grant select, insert, update (state, attempt, weeks_told, heard_at, made_practice_id) on demonstration
        to rapport_app;
      grant select, delete, update (made_practice_id) on demonstration to rapport_demonstration;`);
    await runner.query(remove);
    await runner.query(trailOfWhatIsThere);
    await runner.query(endSignIns('where it is real'));
    await runner.query(whoCallsWith('demonstrates'));
    await createQueues(runner, 'demonstrations');
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, 'demonstrations');
    await runner.query(whoCallsWith(''));
    await runner.query(endSignIns('everywhere'));
    await runner.query(`
      drop function remove_demonstration(uuid);
      drop table demonstration;`);
    await runner.query(trailOfWhatWas);
    await runner.query(unmarkPractices);
    await runner.query(stayWithoutTheirPractice);
    await runner.query(`
      revoke execute on function caller_practice(), caller_is_administrator(), caller_is_practice()
        from rapport_demonstration;
      revoke usage on schema public from rapport_demonstration;`);
    // The role stays: other databases of the cluster may use it.
  }
}

const createRole = `
  do $$ begin
    create role rapport_demonstration nologin noinherit;
  exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin
    execute format('grant rapport_demonstration to %I', current_user);
  exception when others then
    if not pg_has_role(current_user, 'rapport_demonstration', 'member') then raise; end if;
  end $$;
  grant usage on schema public to rapport_demonstration;
  grant execute on function caller_practice(), caller_is_administrator(), caller_is_practice()
    to rapport_demonstration;`;

/** What it demonstrates to a practice is said of it once, when it begins; and its people are made up. */
const markPractices = `
  alter table practice
    add column demonstration_of uuid,
    add constraint practice_demonstrates foreign key (demonstration_of) references practice;
  create unique index practice_demonstration_key on practice (id, demonstration_of);
  create index on practice (demonstration_of);
  revoke update on practice from rapport_app;
  grant update (name, time_zone, demands_second_factor, version) on practice to rapport_app;

  create policy of_what_it_demonstrates_to on practice as restrictive to rapport_demonstration
    using (demonstration_of = (select caller_practice()));
  create policy look on practice for select to rapport_demonstration using (${RUNS_IT});
  create policy remove on practice for delete to rapport_demonstration using (${RUNS_IT});
  grant select (id, demonstration_of), delete on practice to rapport_demonstration;

  create function refuse_end_of_practice() returns trigger language plpgsql as $$
    begin
      if old.demonstration_of is null then
        raise exception 'a practice is never removed' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$;
  create trigger kept before delete on practice for each row execute function refuse_end_of_practice();

  create function refuse_somebody_real() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      if new.email !~ '\\.invalid$'
        and exists (select from practice where id = new.practice_id and demonstration_of is not null) then
        raise exception 'everybody in a demonstration is made up' using errcode = 'check_violation',
          table = 'person', constraint = 'person_of_demonstration';
      end if;
      return new;
    end $$;
  grant create on schema public to rapport_directory;
  alter function refuse_somebody_real() owner to rapport_directory;
  revoke create on schema public from rapport_directory;
  revoke all on function refuse_somebody_real() from public;
  create trigger made_up before insert or update of email on person
    for each row execute function refuse_somebody_real();`;

const unmarkPractices = `
  drop trigger made_up on person;
  drop trigger kept on practice;
  drop function refuse_somebody_real(), refuse_end_of_practice();
  drop policy remove on practice;
  drop policy look on practice;
  drop policy of_what_it_demonstrates_to on practice;
  revoke all on practice from rapport_demonstration;
  revoke update (name, time_zone, demands_second_factor, version) on practice from rapport_app;
  grant update on practice to rapport_app;
  alter table practice drop column demonstration_of;`;

/**
 * Removes what was made, with every row in it: one attempt at it, or all of it and that it was asked for. Which rows that
 * reaches, and for whom, the policies of its role say. Answers which practices are gone.
 */
const remove = `
  create function remove_demonstration(attempted uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      if attempted is null then
        delete from demonstration where practice_id = caller_practice();
      else
        update demonstration set made_practice_id = null
          where practice_id = caller_practice() and made_practice_id = attempted;
      end if;
      return query delete from practice
        where demonstration_of = caller_practice() and (attempted is null or id = attempted) returning id;
    end $$;
  grant create on schema public to rapport_demonstration;
  alter function remove_demonstration(uuid) owner to rapport_demonstration;
  revoke create on schema public from rapport_demonstration;
  revoke all on function remove_demonstration(uuid) from public;
  grant execute on function remove_demonstration(uuid) to rapport_app;`;
