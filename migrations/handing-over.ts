const FUNCTIONS = ['follow_answer()', 'handovers_awaiting_caller()', 'dates_awaiting_caller(timestamptz)'];

/**
 * What follows from an answer, by whatever statement it is given; and what whoever is asked reads before they answer. The
 * functions belong to the directory, and it alone has the right to change an engagement's coach.
 */
export const handingOver = `
  grant select, update (state, closed_at) on handover to rapport_directory;
  create policy directory on handover for select to rapport_directory using (true);
  create policy directory_follows on handover for update to rapport_directory using (true) with check (true);
  grant select (state, starts_on, ends_on, session_minutes, version), update (coach_id, version)
    on engagement to rapport_directory;
  create policy directory_hands_over on engagement for update to rapport_directory using (true) with check (true);
  grant select (practice_id, engagement_id, state, starts_at, ends_at, local_date, local_time, time_zone)
    on session to rapport_directory;
  create policy directory on session for select to rapport_directory using (true);
  grant select (practice_id, engagement_id, amount) on ledger_entry to rapport_directory;
  create policy directory on ledger_entry for select to rapport_directory using (true);

  create function follow_answer() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare proposal handover;
    begin
      select * into proposal from handover where practice_id = new.practice_id and id = new.handover_id for no key update;
      if proposal.state <> 'awaiting_' || new.party then
        raise exception 'this handover does not wait for that answer'
          using errcode = 'check_violation', table = 'handover_answer', constraint = 'handover_answer_in_turn';
      end if;
      update handover set
        state = case when new.decision = 'declined' then 'declined' when new.party = 'coachee' then 'awaiting_successor'
          else 'handed_over' end,
        closed_at = case when new.decision = 'declined' or new.party = 'successor' then new.at end
        where practice_id = new.practice_id and id = new.handover_id;
      if new.decision = 'declined' or new.party = 'coachee' then return null; end if;
      -- A manager who coaches sees it as its coach.
      update engagement_manager set until = new.at, withdrawn_by_id = new.successor_id
        where practice_id = new.practice_id and engagement_id = new.engagement_id and person_id = new.successor_id
          and until is null;
      update engagement set coach_id = new.successor_id, version = version + 1
        where practice_id = new.practice_id and id = new.engagement_id and coach_id = proposal.from_coach_id
          and state in ('active', 'paused');
      if not found then
        raise exception 'this engagement is not handed over'
          using errcode = 'check_violation', table = 'handover_answer', constraint = 'handover_answer_in_turn';
      end if;
      return null;
    end $$;
  create trigger follow_answer after insert on handover_answer for each row execute function follow_answer();

  create function handovers_awaiting_caller() returns table (
    id uuid, engagement_id uuid, asked_as text, coachee_id uuid, proposed_by_id uuid, proposed_at timestamptz,
    due_at timestamptz, reason text, starts_on date, ends_on date, session_minutes integer, sessions_left bigint)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select h.id, h.engagement_id, case h.state when 'awaiting_coachee' then 'coachee' else 'successor' end,
        h.coachee_id, h.proposed_by_id, h.proposed_at, h.due_at, h.reason, e.starts_on, e.ends_on, e.session_minutes,
        (select coalesce(sum(l.amount), 0) from ledger_entry l
         where l.practice_id = e.practice_id and l.engagement_id = e.id)
      from handover h join engagement e on e.practice_id = h.practice_id and e.id = h.engagement_id
      where h.practice_id = caller_practice()
        and ((h.state = 'awaiting_coachee' and h.coachee_id = caller_person())
          or (h.state = 'awaiting_successor' and h.successor_id = caller_person()));
    end;

  create function dates_awaiting_caller(after timestamptz) returns table (
    engagement_id uuid, starts_at timestamptz, ends_at timestamptz, local_date date, local_time time, time_zone text)
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select s.engagement_id, s.starts_at, s.ends_at, s.local_date, s.local_time, s.time_zone
      from handovers_awaiting_caller() h join session s on s.engagement_id = h.engagement_id
      where s.practice_id = caller_practice() and s.state = 'scheduled' and s.starts_at > after;
    end;

  grant create on schema public to rapport_directory;
  ${FUNCTIONS.map((name) => `alter function ${name} owner to rapport_directory;`).join('\n')}
  revoke create on schema public from rapport_directory;
  revoke all on function ${FUNCTIONS.join(', ')} from public;
  grant execute on function handovers_awaiting_caller(), dates_awaiting_caller(timestamptz) to rapport_app;`;

/** Takes all of that back. */
export const handingOverUndone = `
  drop function dates_awaiting_caller, handovers_awaiting_caller;
  drop trigger follow_answer on handover_answer;
  drop function follow_answer;
  drop policy directory on ledger_entry;
  revoke select (practice_id, engagement_id, amount) on ledger_entry from rapport_directory;
  drop policy directory on session;
  revoke select (practice_id, engagement_id, state, starts_at, ends_at, local_date, local_time, time_zone)
    on session from rapport_directory;
  drop policy directory_hands_over on engagement;
  revoke select (state, starts_on, ends_on, session_minutes, version), update (coach_id, version)
    on engagement from rapport_directory;
  drop policy directory_follows on handover;
  drop policy directory on handover;`;
