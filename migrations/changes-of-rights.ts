/**
 * What follows from a change of rights, whatever statement makes it: a practice keeps an administrator, and whoever's
 * rights changed, or who left, has to sign in anew. The functions belong to the directory, which knows everybody's.
 */
export const changesOfRights = `
  create function keep_an_administrator() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      leaving uuid := (to_jsonb(new) ->> case tg_table_name when 'capacity' then 'person_id' else 'id' end)::uuid;
    begin
      -- One at a time in a practice: of two administrators who take each other's, the second one sees what the first did.
      perform from practice where id = new.practice_id for no key update;
      if not exists (
        select from capacity c join person p on p.practice_id = c.practice_id and p.id = c.person_id
        where c.practice_id = new.practice_id and c.capacity = 'administrator' and c.taken_at is null
          and c.person_id <> leaving and p.removed_at is null and p.user_id is not null)
      then
        raise exception 'a practice keeps an administrator who signs in'
          using errcode = 'check_violation', table = 'capacity', constraint = 'capacity_last_administrator';
      end if;
      return new;
    end $$;
  create function end_sign_ins() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      delete from auth.sign_in where account_id =
        (select p.user_id from person p where p.practice_id = new.practice_id and p.id = new.person_id);
      return null;
    end $$;
  create function end_rights() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      over timestamptz := coalesce(new.removed_at, old.removed_at);
    begin
      update capacity set taken_at = over, taken_by_id = caller_person()
        where practice_id = new.practice_id and person_id = new.id and taken_at is null;
      update company_sponsor set until = over, withdrawn_by_id = caller_person()
        where practice_id = new.practice_id and person_id = new.id and until is null;
      update engagement_manager set until = over, withdrawn_by_id = caller_person()
        where practice_id = new.practice_id and person_id = new.id and until is null;
      update invitation set withdrawn_at = over
        where practice_id = new.practice_id and person_id = new.id and accepted_at is null and withdrawn_at is null;
      update api_token set revoked_at = over
        where practice_id = new.practice_id and person_id = new.id and revoked_at is null;
      delete from auth.sign_in where account_id = old.user_id;
      return null;
    end $$;
  create trigger keep_an_administrator before update of taken_at on capacity for each row
    when (old.capacity = 'administrator' and old.taken_at is null and new.taken_at is not null)
    execute function keep_an_administrator();
  create trigger keep_an_administrator before update of removed_at, user_id on person for each row
    when ((old.removed_at is null and new.removed_at is not null) or (old.user_id is not null and new.user_id is null))
    execute function keep_an_administrator();
  create trigger end_sign_ins after insert or update of taken_at on capacity for each row execute function end_sign_ins();
  create trigger end_rights after update of removed_at on person for each row
    when (old.removed_at is distinct from new.removed_at) execute function end_rights();`;

/** Takes all of that back. */
export const changesOfRightsUndone = `
  drop trigger end_rights on person;
  drop trigger end_sign_ins on capacity;
  drop trigger keep_an_administrator on person;
  drop trigger keep_an_administrator on capacity;
  drop function end_rights, end_sign_ins, keep_an_administrator;`;
