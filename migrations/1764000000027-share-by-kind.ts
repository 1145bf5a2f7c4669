import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue, SPONSOR, SPONSOR_OR_MIRROR } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const ADMINISTRATOR = `(select caller_is_administrator())`;
const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';
const INVITED = `(select caller_invitations())::uuid[]`;
const shown = (kind: string) => `(select caller_shown_goals('${kind}'))::uuid[]`;
/** Its owner, who migrates, is held to no policy meanwhile. */
const beyondPolicies = (statements: string, ...tables: string[]) => `
  ${tables.map((table) => `alter table ${table} no force row level security;`).join('\n')}
  ${statements}
  ${tables.map((table) => `alter table ${table} force row level security;`).join('\n')}`;

/**
 * Wording and rating of a goal are shared each for itself, with the sponsor and with each invited manager; and what else
 * one engagement shows its sponsor: how its milestones stand, and what was agreed. A sponsor who is no guest of a talk
 * sees that it is, and no longer could read where.
 */
export class ShareByKind1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sponsorsByKind);
    await runner.query(history);
    await runner.query(managersByKind);
    await runner.query(managersRead);
    await runner.query(sponsorView);
    await runner.query(places);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(placesAsBefore);
    await runner.query(sponsorViewAsBefore);
    await runner.query(managersAsBefore);
    await runner.query(sponsorsAsBefore);
  }
}

/** A check-in follows whether ratings are shared, as a revision follows whether the wording is. */
const sponsorsByKind = `
  alter table goal add column sponsor_rates boolean;
  ${beyondPolicies('update goal set sponsor_rates = sponsor_reads;', 'goal')}
  create unique index goal_rating_key on goal (practice_id, id, sponsor_rates);
  alter table goal
    alter column sponsor_rates set not null,
    add constraint goal_rating_key unique using index goal_rating_key,
    drop constraint goal_of_sponsor_is_read,
    add constraint goal_of_sponsor_is_read check (origin <> 'sponsor' or (sponsor_reads and sponsor_rates));
  grant update (sponsor_rates) on goal to rapport_app;
  grant select (sponsor_rates) on goal to rapport_overview;
  alter table check_in drop constraint check_in_reading;
  alter table check_in add constraint check_in_rating foreign key (practice_id, goal_id, sponsor_reads)
    references goal (practice_id, id, sponsor_rates) on update cascade;
  create policy unshared_at_first on goal as restrictive for insert to rapport_app
    with check (origin = 'sponsor' or not (sponsor_reads or sponsor_rates));
  create function only_the_coachee_shares() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if public.caller_person() is distinct from new.coachee_id then
        raise insufficient_privilege using message = 'only the coachee shares a goal';
      end if;
      return new;
    end $$;
  revoke all on function only_the_coachee_shares() from public;
  create trigger only_the_coachee_shares before update of sponsor_reads, sponsor_rates on goal for each row
    when (old.sponsor_reads is distinct from new.sponsor_reads or old.sponsor_rates is distinct from new.sponsor_rates)
    execute function only_the_coachee_shares()`;

/** What was shared until now was both kinds at once, with the sponsor. */
const history = `
  create unique index engagement_manager_engagement_key on engagement_manager (practice_id, id, engagement_id);
  alter table engagement_manager
    add constraint engagement_manager_engagement_key unique using index engagement_manager_engagement_key;
  alter table goal_share add column kind text, add column invitation_id uuid;
  ${beyondPolicies(
    `update goal_share set kind = 'wording';
     insert into goal_share (practice_id, engagement_id, coach_id, coachee_id, company_id, id, goal_id, kind, shared, at, by_id)
       select practice_id, engagement_id, coach_id, coachee_id, company_id, gen_random_uuid(), goal_id, 'rating', shared, at, by_id
       from goal_share;`,
    'goal_share',
  )}
  alter table goal_share
    alter column kind set not null,
    add constraint goal_share_kind check (kind in ('wording', 'rating')),
    add constraint goal_share_of_invitation foreign key (practice_id, invitation_id, engagement_id)
      references engagement_manager (practice_id, id, engagement_id);
  create index on goal_share (practice_id, invitation_id, engagement_id)`;

const managersByKind = `
  create table manager_share (
    ${PARTIES},
    invitation_id uuid not null,
    goal_id uuid not null,
    wording boolean not null,
    rating boolean not null,
    primary key (practice_id, invitation_id, goal_id),
    constraint manager_share_of_invitation foreign key (practice_id, invitation_id, engagement_id)
      references engagement_manager (practice_id, id, engagement_id),
    constraint manager_share_of_goal foreign key (practice_id, goal_id, engagement_id)
      references goal (practice_id, id, engagement_id)
  );
  create index on manager_share (practice_id, invitation_id, engagement_id);
  create index on manager_share (practice_id, goal_id, engagement_id);
  ${ofOnePractice('manager_share')}
  ${partiesAreTrue('manager_share')}
  alter policy of_one_practice on manager_share to ${HELD}, rapport_manager;
  create policy read on manager_share for select to rapport_app using (coachee_id = ${CALLER});
  create policy share on manager_share for insert to rapport_app with check (coachee_id = ${CALLER});
  create policy change on manager_share for update to rapport_app using (coachee_id = ${CALLER});
  grant select, insert, update (wording, rating) on manager_share to rapport_app`;

/** The manager reads what is switched on by the invitation that they have now; the coachee, what any of theirs would. */
const managersRead = `
  create function caller_invitations() returns uuid[] language sql stable parallel safe
    return (select coalesce(array_agg(id), '{}') from engagement_manager
            where practice_id = caller_practice() and person_id = caller_person() and until is null);
  create function caller_shown_goals(kind text) returns uuid[] language sql stable parallel safe
    return (select coalesce(array_agg(goal_id), '{}') from manager_share
            where practice_id = caller_practice() and invitation_id = any (caller_invitations())
              and (caller_shown_goals.kind = 'wording' and wording or caller_shown_goals.kind = 'rating' and rating));
  grant select (id) on engagement_manager to rapport_manager;
  alter policy manager on engagement_manager using (
    (person_id = ${CALLER} or coachee_id = ${CALLER}) and until is null);
  create policy manager on manager_share for select to rapport_manager using (
    invitation_id = any (${INVITED}) or coachee_id = ${CALLER});
  grant select (practice_id, engagement_id, invitation_id, goal_id, wording, rating)
    on manager_share to rapport_manager;

  alter policy of_one_practice on goal to ${HELD}, rapport_manager;
  alter policy of_one_practice on goal_revision to ${HELD}, rapport_manager;
  alter policy of_one_practice on check_in to ${HELD}, rapport_manager;
  create policy manager on goal for select to rapport_manager using (agreed_at is not null and (
    coachee_id = ${CALLER} or id = any (${shown('wording')}) or id = any (${shown('rating')})));
  create policy manager on goal_revision for select to rapport_manager using (agreed_at is not null and (
    coachee_id = ${CALLER} or goal_id = any (${shown('wording')})));
  create policy manager on check_in for select to rapport_manager using (
    coachee_id = ${CALLER} or goal_id = any (${shown('rating')}));
  grant select (practice_id, id, engagement_id, state, agreed_at) on goal to rapport_manager;
  grant select (practice_id, goal_id, engagement_id, number, wording, measure, target_date, agreed_at, levels, weight,
    baseline, target) on goal_revision to rapport_manager;
  grant select (practice_id, goal_id, engagement_id, on_date, at, score, level) on check_in to rapport_manager`;

/**
 * The coachee may look before anybody is asked: at a draft, which a sponsor is not shown. A guest is a sponsor, and sees
 * that there is a meeting as any of them does.
 */
const sponsorView = `
  alter policy overview on engagement using (
    ${ADMINISTRATOR} or (${SPONSOR} and state <> 'draft') or coachee_id = ${CALLER});
  alter table signature add column shown_terms jsonb not null generated always as (terms - 'dates') stored;
  create policy overview on signature for select to rapport_overview using (${SPONSOR_OR_MIRROR});
  grant select (practice_id, engagement_id, company_id, party, decision, at, shown_terms)
    on signature to rapport_overview;
  drop policy guest on meeting;
  drop function caller_meetings;
  create policy milestone on meeting for select to rapport_overview using (
    ${SPONSOR_OR_MIRROR} and kind <> 'chemistry')`;

const places = `
  create function guest_place(meeting uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public
    begin atomic
      select m.place from meeting m
      join meeting_guest g on g.practice_id = m.practice_id and g.meeting_id = m.id
      where m.practice_id = caller_practice() and m.id = guest_place.meeting
        and g.person_id = caller_person() and g.until is null;
    end;
  grant create on schema public to rapport_directory;
  alter function guest_place(uuid) owner to rapport_directory;
  revoke create on schema public from rapport_directory;
  revoke all on function guest_place(uuid) from public;
  grant execute on function guest_place(uuid) to rapport_overview;
  create policy directory on meeting for select to rapport_directory using (true);
  create policy directory on meeting_guest for select to rapport_directory using (true);
  grant select (practice_id, id, place) on meeting to rapport_directory;
  grant select (practice_id, meeting_id, person_id, until) on meeting_guest to rapport_directory;
  revoke select (place) on meeting from rapport_overview`;

const placesAsBefore = `
  grant select (place) on meeting to rapport_overview;
  revoke select (practice_id, meeting_id, person_id, until) on meeting_guest from rapport_directory;
  revoke select (practice_id, id, place) on meeting from rapport_directory;
  drop policy directory on meeting_guest;
  drop policy directory on meeting;
  drop function guest_place`;

const sponsorViewAsBefore = `
  drop policy milestone on meeting;
  create function caller_meetings() returns uuid[] language sql stable parallel safe
    return (select coalesce(array_agg(meeting_id), '{}') from meeting_guest
            where practice_id = caller_practice() and person_id = caller_person() and until is null);
  create policy guest on meeting for select to rapport_overview using (
    id = any ((select caller_meetings())::uuid[]));
  revoke select (practice_id, engagement_id, company_id, party, decision, at, shown_terms)
    on signature from rapport_overview;
  drop policy overview on signature;
  alter table signature drop column shown_terms;
  alter policy overview on engagement using (${ADMINISTRATOR} or (${SPONSOR_OR_MIRROR} and state <> 'draft'))`;

const managersAsBefore = `
  revoke select (practice_id, goal_id, engagement_id, on_date, at, score, level) on check_in from rapport_manager;
  revoke select (practice_id, goal_id, engagement_id, number, wording, measure, target_date, agreed_at, levels, weight,
    baseline, target) on goal_revision from rapport_manager;
  revoke select (practice_id, id, engagement_id, state, agreed_at) on goal from rapport_manager;
  drop policy manager on check_in;
  drop policy manager on goal_revision;
  drop policy manager on goal;
  alter policy of_one_practice on check_in to ${HELD};
  alter policy of_one_practice on goal_revision to ${HELD};
  alter policy of_one_practice on goal to ${HELD};
  drop policy manager on manager_share;
  alter policy manager on engagement_manager using (person_id = ${CALLER} and until is null);
  drop function caller_shown_goals;
  drop function caller_invitations;
  revoke select (id) on engagement_manager from rapport_manager;
  drop table manager_share`;

const sponsorsAsBefore = `
  ${beyondPolicies(`delete from goal_share where kind = 'rating' or invitation_id is not null;`, 'goal_share')}
  alter table goal_share drop column invitation_id, drop column kind;
  alter table engagement_manager drop constraint engagement_manager_engagement_key;
  drop trigger only_the_coachee_shares on goal;
  drop function only_the_coachee_shares;
  drop policy unshared_at_first on goal;
  alter table check_in drop constraint check_in_rating;
  ${beyondPolicies(
    `update check_in c set sponsor_reads = g.sponsor_reads from goal g
       where g.practice_id = c.practice_id and g.id = c.goal_id and c.sponsor_reads <> g.sponsor_reads;`,
    'goal',
    'check_in',
  )}
  alter table check_in add constraint check_in_reading foreign key (practice_id, goal_id, sponsor_reads)
    references goal (practice_id, id, sponsor_reads) on update cascade;
  alter table goal drop constraint goal_of_sponsor_is_read;
  alter table goal drop column sponsor_rates,
    add constraint goal_of_sponsor_is_read check (origin <> 'sponsor' or sponsor_reads)`;
