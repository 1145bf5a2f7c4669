/**
 * What can be asked before it is known who calls: each function takes a secret, or an address, and answers little. Part
 * of 1764000000009.
 */
export const whoCalls = `
  grant select on auth.sign_in to rapport_directory;
  create policy directory on auth.sign_in for select to rapport_directory using (true);

  drop function identify_api_token(bytea, timestamptz);
  drop function find_invitation(bytea, timestamptz);
  drop function memberships_of(uuid);
  create function memberships_of(account uuid) returns table (
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select p.id, p.practice_id, practice.name,
        exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                  and c.capacity = 'administrator' and c.taken_at is null),
        exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
                  and c.capacity = 'coach' and c.taken_at is null),
        practice.demands_second_factor
      from person p join practice on practice.id = p.practice_id
      where p.user_id = account and p.removed_at is null
      order by practice.name, p.practice_id;
    end;

  create function identify_sign_in(hash bytea, at timestamptz, seen_after timestamptz) returns table (
    account_id uuid, sign_in_id uuid, email text, account_name text, created_at timestamptz,
    last_seen_at timestamptz, awaits_second_factor boolean, second_factor_at timestamptz, limited boolean,
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      -- Whoever comes by a company's provider is let in there alone, and as its coachee or sponsor: the provider
      -- belongs to one practice, and may vouch for nothing elsewhere.
      select s.account_id, s.id, a.email, a.name, s.created_at, s.last_seen_at, s.awaits_second_factor,
        s.second_factor_at, s.practice_id is not null, m.person_id, m.practice_id, m.practice_name,
        m.administrator and s.practice_id is null, m.coach and s.practice_id is null, m.demands_second_factor
      from auth.sign_in s join auth.account a on a.id = s.account_id
      left join memberships_of(s.account_id) m on s.practice_id is null or m.practice_id = s.practice_id
      where s.token_hash = identify_sign_in.hash and s.expires_at > at and s.last_seen_at > seen_after;
    end;

  create function identify_api_token(token_hash bytea, at timestamptz) returns table (
    token_id uuid, access text, modules text[], second_factor boolean, last_used_at timestamptz,
    person_id uuid, practice_id uuid, practice_name text, administrator boolean, coach boolean,
    demands_second_factor boolean)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select t.id, t.access, t.modules, t.second_factor, t.last_used_at,
        m.person_id, m.practice_id, m.practice_name, m.administrator, m.coach, m.demands_second_factor
      from api_token t
      join person p on p.practice_id = t.practice_id and p.id = t.person_id
      join memberships_of(p.user_id) m on m.practice_id = t.practice_id and m.person_id = t.person_id
      where t.hash = token_hash and t.revoked_at is null and t.expires_at > at;
    end;

  create function find_invitation(hash bytea, at timestamptz) returns table (
    invitation_id uuid, practice_id uuid, practice_name text, person_id uuid, invited_by text, email text, name text,
    language text, capacity text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      -- Bound to the address: one that changed since is another person's mailbox.
      select i.id, i.practice_id, practice.name, i.person_id, inviter.name, i.email, p.name, p.language, i.capacity,
        i.expires_at
      from invitation i
      join practice on practice.id = i.practice_id
      join person p on p.practice_id = i.practice_id and p.id = i.person_id and p.email = i.email
      join person inviter on inviter.practice_id = i.practice_id and inviter.id = i.invited_by_id
      where i.code_hash = hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > at
        and p.removed_at is null and inviter.removed_at is null
        -- Whoever is no administrator any more gives nobody a capacity.
        and (i.capacity not in ('administrator', 'coach') or exists (
          select from capacity c where c.practice_id = i.practice_id and c.person_id = i.invited_by_id
            and c.capacity = 'administrator' and c.taken_at is null));
    end;

  create function find_account(address text) returns table (account_id uuid, name text, language text)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select a.id, a.name, a.language from auth.account a where a.email = address;
    end;

  create function find_passkey(credential text) returns table (account_id uuid)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select k.account_id from auth.passkey k where k.credential_id = credential;
    end;
  grant select on auth.passkey to rapport_directory;
  create policy directory on auth.passkey for select to rapport_directory using (true);

  grant create on schema public to rapport_directory;
  alter function memberships_of(uuid) owner to rapport_directory;
  alter function identify_sign_in(bytea, timestamptz, timestamptz) owner to rapport_directory;
  alter function identify_api_token(bytea, timestamptz) owner to rapport_directory;
  alter function find_invitation(bytea, timestamptz) owner to rapport_directory;
  alter function find_account(text) owner to rapport_directory;
  alter function find_passkey(text) owner to rapport_directory;
  revoke create on schema public from rapport_directory;
  revoke all on function memberships_of(uuid), identify_sign_in(bytea, timestamptz, timestamptz),
    identify_api_token(bytea, timestamptz), find_invitation(bytea, timestamptz), find_account(text),
    find_passkey(text) from public;
  grant execute on function memberships_of(uuid), identify_sign_in(bytea, timestamptz, timestamptz),
    identify_api_token(bytea, timestamptz), find_invitation(bytea, timestamptz), find_account(text),
    find_passkey(text) to rapport_app;`;
