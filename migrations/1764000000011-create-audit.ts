import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice } from './row-level-security.js';

const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';
const ID = '"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"';
/** Names, and an id for each: nothing that anybody said fits in. */
const ABOUT = `^\\{("\\w+": ${ID}(, )?)*\\}$`;
const WROTE = `^\\{("\\w+": \\[(${ID}(, )?)*\\](, )?)*\\}$`;

/**
 * Who did what to what. Entries are only added, by functions of rapport_audit, each with a hash over itself and the one
 * before it; triggers refuse everything else, also to the owner. Whoever takes the triggers away is told by the chain.
 */
export class CreateAudit1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        create role rapport_audit nologin noinherit;
      exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin
        execute format('grant rapport_audit to %I', current_user);
      exception when others then
        if not pg_has_role(current_user, 'rapport_audit', 'member') then raise; end if;
      end $$;
      grant usage on schema public to rapport_audit;

      create table audit_head (
        practice_id uuid primary key references practice,
        sequence bigint not null constraint audit_head_sequence check (sequence >= 0),
        hash bytea not null constraint audit_head_hash check (length(hash) = 32)
      );

      create table audit_entry (
        practice_id uuid not null references practice,
        sequence bigint not null constraint audit_entry_sequence check (sequence > 0),
        at timestamptz not null,
        actor_id uuid,
        action text not null constraint audit_entry_action check (action ~ '^[A-Za-z][A-Za-z-]*\\.[A-Za-z][A-Za-z-]*$'),
        outcome text not null constraint audit_entry_outcome check (outcome in ('done', 'replayed', 'opened', 'refused')),
        status integer constraint audit_entry_status check (status is null or (status between 400 and 499 and outcome = 'refused')),
        about jsonb not null constraint audit_entry_about check (about::text ~ '${ABOUT}'),
        wrote jsonb not null constraint audit_entry_wrote check (wrote::text ~ '${WROTE}'),
        engagement_id uuid,
        coachee_id uuid,
        sign_in_id uuid,
        token_id uuid,
        network text constraint audit_entry_network check (length(network) <= 64),
        user_agent text constraint audit_entry_user_agent check (length(user_agent) <= 300),
        request_id uuid,
        previous_hash bytea not null constraint audit_entry_previous_hash check (length(previous_hash) = 32),
        hash bytea not null constraint audit_entry_hash check (length(hash) = 32),
        primary key (practice_id, sequence)
      );
      create index on audit_entry (practice_id, actor_id, sequence);
      create index on audit_entry (practice_id, engagement_id, sequence);
      create unique index audit_opening_once on audit_entry
        (practice_id, actor_id, action, about, date_trunc('hour', at at time zone 'UTC')) where outcome = 'opened';

      ${ofOnePractice('audit_head')}
      ${ofOnePractice('audit_entry')}
      alter policy of_one_practice on audit_head to ${HELD}, rapport_audit;
      alter policy of_one_practice on audit_entry to ${HELD}, rapport_audit;
      alter policy of_one_practice on engagement to ${HELD}, rapport_manager, rapport_audit;
      create policy keep on audit_head to rapport_audit using (true) with check (true);
      create policy append on audit_entry for insert to rapport_audit with check (true);
      create policy verify on audit_entry for select to rapport_audit using (true);
      create policy read on audit_entry for select to rapport_app using (
        (select caller_is_administrator()) or (outcome = 'opened' and coachee_id = (select caller_person())));
      create policy audit on engagement for select to rapport_audit using (true);
      grant select, insert, update on audit_head to rapport_audit;
      grant select, insert on audit_entry to rapport_audit;
      grant select on audit_entry to rapport_app;
      grant select (practice_id, id, coachee_id) on engagement to rapport_audit;`);
    await runner.query(refusing);
    await runner.query(appending);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function audit_open, audit_append, audit_add, audit_entry_of, audit_hash;
      drop table audit_entry, audit_head;
      drop function refuse_audit_change, refuse_audit_step_back;
      drop policy audit on engagement;
      alter policy of_one_practice on engagement to ${HELD}, rapport_manager;
      revoke all on engagement from rapport_audit;
      revoke usage on schema public from rapport_audit;`);
    // The role stays: other databases of the cluster may use it.
  }
}

/** Nobody has the right to these already, but the owner; a trigger holds the owner as well. */
const refusing = `
  create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit trail is only added to' using errcode = 'restrict_violation';
    end $$;
  create function refuse_audit_step_back() returns trigger language plpgsql as $$
    begin
      if new.practice_id is distinct from old.practice_id or new.sequence is distinct from old.sequence + 1 then
        raise exception 'the audit trail only goes on' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
  create trigger append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
  create trigger never_emptied before truncate on audit_entry
    for each statement execute function refuse_audit_change();
  create trigger goes_on before update on audit_head
    for each row execute function refuse_audit_step_back();
  create trigger kept before delete on audit_head
    for each row execute function refuse_audit_change();
  create trigger never_emptied before truncate on audit_head
    for each statement execute function refuse_audit_change();`;

/**
 * src/audit/chain.rules.ts computes the hash a second time, and a test holds the two together. Practice and actor come
 * from the transaction's caller, not from what is handed in. The head's row is locked from the number that is taken
 * until the commit, so the numbers have no gaps; this comes last in its transaction, so nobody waits while holding it.
 */
const appending = `
  create function audit_hash(e audit_entry) returns bytea language sql stable
    return sha256(convert_to((
      select 'rapport-audit-1' || string_agg(chr(10) ||
        case when f.value is null then '-' else octet_length(convert_to(f.value, 'UTF8')) || ':' || f.value end, '' order by f.place)
      from unnest(array[e.practice_id::text, e.sequence::text,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id::text, e.action, e.outcome,
        e.status::text, e.about::text, e.wrote::text, e.engagement_id::text, e.coachee_id::text, e.sign_in_id::text,
        e.token_id::text, e.network, e.user_agent, e.request_id::text, encode(e.previous_hash, 'hex')])
        with ordinality as f (value, place)), 'UTF8'));

  create function audit_entry_of(entry jsonb) returns audit_entry language plpgsql stable as $$
    declare e audit_entry;
    begin
      e := jsonb_populate_record(null::audit_entry, entry);
      e.practice_id := caller_practice();
      e.actor_id := caller_person();
      e.engagement_id := coalesce(e.about ->> 'engagementId', e.wrote -> 'engagement' ->> 0)::uuid;
      select coachee_id into e.coachee_id from engagement where practice_id = e.practice_id and id = e.engagement_id;
      return e;
    end $$;

  create function audit_add(e audit_entry) returns void language plpgsql as $$
    declare head audit_head;
    begin
      select * into head from audit_head where practice_id = e.practice_id for update;
      if not found then
        insert into audit_head values (e.practice_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
        select * into head from audit_head where practice_id = e.practice_id for update;
      end if;
      e.sequence := head.sequence + 1;
      e.previous_hash := head.hash;
      e.hash := audit_hash(e);
      insert into audit_entry select e.*
        on conflict (practice_id, actor_id, action, about, date_trunc('hour', at at time zone 'UTC'))
          where outcome = 'opened' do nothing;
      if found then
        update audit_head set sequence = e.sequence, hash = e.hash where practice_id = e.practice_id;
      end if;
    end $$;

  create function audit_append(entry jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      perform audit_add(audit_entry_of(entry));
    end $$;

  create function audit_open(entry jsonb, things jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      thing jsonb;
      e audit_entry;
    begin
      for thing in select value from jsonb_array_elements(things) loop
        e := audit_entry_of(entry || jsonb_build_object('about', thing));
        -- What is somebody's own they open without being written down.
        continue when e.coachee_id = e.actor_id;
        continue when exists (
          select from audit_entry o where o.practice_id = e.practice_id and o.actor_id = e.actor_id
            and o.action = e.action and o.about = e.about and o.outcome = 'opened'
            and date_trunc('hour', o.at at time zone 'UTC') = date_trunc('hour', e.at at time zone 'UTC'));
        perform audit_add(e);
      end loop;
    end $$;

  grant create on schema public to rapport_audit;
  alter function audit_append(jsonb) owner to rapport_audit;
  alter function audit_open(jsonb, jsonb) owner to rapport_audit;
  revoke create on schema public from rapport_audit;
  revoke all on function audit_append(jsonb), audit_open(jsonb, jsonb) from public;
  revoke all on function audit_add(audit_entry), audit_entry_of(jsonb) from public;
  grant execute on function audit_add(audit_entry), audit_entry_of(jsonb) to rapport_audit;
  grant execute on function audit_append(jsonb), audit_open(jsonb, jsonb) to rapport_app;`;
