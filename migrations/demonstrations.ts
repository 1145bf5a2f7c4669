/** The tables of a practice, gone with it: only what a demonstration put in ever goes. Part of 1764000000030. */
export const goWithTheirPractice = referencesToPractice(' on delete cascade');
/** And the way back. */
export const stayWithoutTheirPractice = referencesToPractice('');

/** Every foreign key to a practice is made anew, under its name: what is violated keeps its meaning. */
function referencesToPractice(then: string): string {
  return `
    do $$ declare reference record; begin
      for reference in
        select conrelid::regclass as of_table, conname as name,
          regexp_replace(pg_get_constraintdef(oid), ' ON DELETE \\w+( ACTION)?', '') as definition
        from pg_constraint where contype = 'f' and confrelid = 'practice'::regclass
      loop
        execute format('alter table %s drop constraint %I', reference.of_table, reference.name);
        execute format('alter table %s add constraint %I %s${then}',
          reference.of_table, reference.name, reference.definition);
      end loop;
    end $$;`;
}

/**
 * Entries of a practice that is no more go with it, and no others: while one is there, its practice is, by its foreign
 * key; and a practice goes only where it demonstrates something.
 */
export const trailOfWhatIsThere = `
  create or replace function refuse_audit_change() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      if tg_op = 'DELETE' and not exists (select from practice where id = old.practice_id) then
        return old;
      end if;
      raise exception 'the audit trail is only added to' using errcode = 'restrict_violation';
    end $$;
  grant create on schema public to rapport_directory;
  alter function refuse_audit_change() owner to rapport_directory;
  revoke create on schema public from rapport_directory;
  revoke all on function refuse_audit_change() from public;`;

export const trailOfWhatWas = `
  create or replace function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit trail is only added to' using errcode = 'restrict_violation';
    end $$;
  alter function refuse_audit_change() security invoker;
  alter function refuse_audit_change() reset all;
  alter function refuse_audit_change() owner to current_user;
  grant execute on function refuse_audit_change() to public;`;

/**
 * Sign-ins end where somebody's rights change, so that what was open with fewer or more of them is not. In a
 * demonstration there is nothing to protect, and whoever asks for one goes on with what they do.
 */
export function endSignIns(where: 'everywhere' | 'where it is real'): string {
  const isReal = `
          and not exists (select from practice where id = new.practice_id and demonstration_of is not null)`;
  return `
  create or replace function end_sign_ins() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      delete from auth.sign_in where account_id =
        (select p.user_id from person p where p.practice_id = new.practice_id and p.id = new.person_id)${where === 'everywhere' ? '' : isReal};
      return null;
    end $$;`;
}

/**
 * Who calls, and whether the practices that they are in demonstrate something. As in who-calls.ts but for that column.
 * @param column the column's name and type, or nothing on the way back
 */
export function whoCallsWith(column: '' | 'demonstrates'): string {
  const declared = column && `, ${column} boolean`;
  const told = column && `, practice.demonstration_of is not null`;
  const passedOn = column && `, m.${column}`;
  // Whoever names no practice means a real one.
  const last = column && `practice.demonstration_of is not null, `;
  return `
  drop function identify_api_token(bytea, timestamptz);
  drop function identify_sign_in(bytea, timestamptz, timestamptz);
  drop function memberships_of(uuid);
  create function memberships_of(account uuid) returns table (
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean${declared})
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select p.id, p.practice_id, practice.name,
        exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                  and c.capacity = 'administrator' and c.taken_at is null),
        exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                  and c.capacity = 'coach' and c.taken_at is null),
        practice.demands_second_factor${told}
      from person p join practice on practice.id = p.practice_id
      where p.user_id = account and p.removed_at is null
      order by ${last}practice.name, p.practice_id;
    end;

  create function identify_sign_in(hash bytea, at timestamptz, seen_after timestamptz) returns table (
    account_id uuid, sign_in_id uuid, email text, account_name text, created_at timestamptz,
    last_seen_at timestamptz, awaits_second_factor boolean, second_factor_at timestamptz, limited boolean,
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean${declared})
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      -- Whoever comes by a company's provider is let in there alone, and as its coachee or sponsor: the provider
      -- belongs to one practice, and may vouch for nothing elsewhere.
      select s.account_id, s.id, a.email, a.name, s.created_at, s.last_seen_at, s.awaits_second_factor,
        s.second_factor_at, s.practice_id is not null, m.person_id, m.practice_id, m.practice_name,
        m.administrator and s.practice_id is null, m.coach and s.practice_id is null,
        m.demands_second_factor${passedOn}
      from auth.sign_in s join auth.account a on a.id = s.account_id
      left join memberships_of(s.account_id) m on s.practice_id is null or m.practice_id = s.practice_id
      where s.token_hash = identify_sign_in.hash and s.expires_at > at and s.last_seen_at > seen_after;
    end;

  create function identify_api_token(token_hash bytea, at timestamptz) returns table (
    token_id uuid, access text, modules text[], second_factor boolean, last_used_at timestamptz,
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean${declared})
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select t.id, t.access, t.modules, t.second_factor, t.last_used_at,
        m.person_id, m.practice_id, m.practice_name, m.administrator, m.coach, m.demands_second_factor${passedOn}
      from api_token t
      join person p on p.practice_id = t.practice_id and p.id = t.person_id
      join memberships_of(p.user_id) m on m.practice_id = t.practice_id and m.person_id = t.person_id
      where t.hash = token_hash and t.revoked_at is null and t.expires_at > at;
    end;
  grant create on schema public to rapport_directory;
  alter function memberships_of(uuid) owner to rapport_directory;
  alter function identify_sign_in(bytea, timestamptz, timestamptz) owner to rapport_directory;
  alter function identify_api_token(bytea, timestamptz) owner to rapport_directory;
  revoke create on schema public from rapport_directory;
  revoke all on function memberships_of(uuid), identify_sign_in(bytea, timestamptz, timestamptz),
    identify_api_token(bytea, timestamptz) from public;
  grant execute on function memberships_of(uuid), identify_sign_in(bytea, timestamptz, timestamptz),
    identify_api_token(bytea, timestamptz) to rapport_app;`;
}
