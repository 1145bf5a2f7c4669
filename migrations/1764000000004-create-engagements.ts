import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ofOnePractice,
  PARTIES,
  partiesAreTrue,
  PARTY_OR_PRACTICE,
  SPONSOR,
  SPONSOR_OR_MIRROR,
} from './row-level-security.js';

const STATES = `('draft', 'awaiting_agreement', 'active', 'paused', 'completed', 'ended_early')`;
const ADMINISTRATOR = `(select caller_is_administrator())`;

export class CreateEngagements1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table engagement (
        practice_id uuid not null references practice,
        id uuid not null,
        coach_id uuid not null,
        coachee_id uuid not null,
        company_id uuid,
        kind text not null constraint engagement_kind
          check (kind in ('personal', 'external', 'internal', 'peer_mentorship', 'coaching_a_coach')),
        state text not null constraint engagement_state check (state in ${STATES}),
        starts_on date not null,
        ends_on date not null,
        months integer not null constraint engagement_months check (months between 1 and 12),
        sessions integer not null constraint engagement_sessions check (sessions between 1 and 52),
        session_minutes integer not null constraint engagement_session_minutes check (session_minutes between 15 and 240),
        every_weeks integer not null constraint engagement_cadence check (every_weeks in (1, 2)),
        local_time time not null,
        time_zone text not null,
        notice_hours integer not null default 24 constraint engagement_notice check (notice_hours between 0 and 336),
        goals_in_progress integer not null default 3 constraint engagement_goals_limit check (goals_in_progress between 1 and 20),
        hold_days integer not null default 10 constraint engagement_hold check (hold_days between 1 and 60),
        grace_days integer not null default 14 constraint engagement_grace check (grace_days between 0 and 90),
        predecessor_id uuid,
        agreement_due_at timestamptz,
        activated_at timestamptz,
        created_at timestamptz not null,
        created_by_id uuid not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint engagement_parties_key unique (practice_id, id, coach_id, coachee_id),
        constraint engagement_company_key unique (practice_id, id, company_id),
        constraint engagement_is_of_two check (coach_id <> coachee_id),
        constraint engagement_ends_after_it_starts check (ends_on >= starts_on),
        constraint engagement_coach foreign key (practice_id, coach_id) references person,
        constraint engagement_coachee foreign key (practice_id, coachee_id) references person,
        constraint engagement_company foreign key (practice_id, company_id) references company,
        constraint engagement_created_by foreign key (practice_id, created_by_id) references person,
        constraint engagement_predecessor foreign key (practice_id, predecessor_id) references engagement
      );
      create unique index engagement_one_open_a_pair on engagement (practice_id, coach_id, coachee_id)
        where state not in ('completed', 'ended_early');
      create unique index engagement_renewed_once on engagement (practice_id, predecessor_id)
        where state <> 'ended_early' and predecessor_id is not null;
      create index on engagement (practice_id, coach_id);
      create index on engagement (practice_id, coachee_id);
      create index on engagement (practice_id, company_id, id);
      create index on engagement (practice_id, created_by_id);
      create index on engagement (practice_id, predecessor_id);
      ${ofOnePractice('engagement')}

      create table engagement_transition (
        ${PARTIES},
        id uuid not null,
        from_state text constraint engagement_transition_from check (from_state in ${STATES}),
        to_state text not null constraint engagement_transition_to check (to_state in ${STATES}),
        at timestamptz not null,
        by_id uuid,
        why text constraint engagement_transition_why check (length(why) <= 1000),
        primary key (practice_id, id),
        constraint engagement_transition_by foreign key (practice_id, by_id) references person
      );
      create index on engagement_transition (practice_id, by_id);
      ${ofOnePractice('engagement_transition')}
      ${partiesAreTrue('engagement_transition')}

      create table signature (
        ${PARTIES},
        id uuid not null,
        party text not null constraint signature_party check (party in ('coach', 'coachee', 'sponsor')),
        person_id uuid not null,
        decision text not null constraint signature_decision check (decision in ('agreed', 'declined')),
        at timestamptz not null,
        terms jsonb not null,
        primary key (practice_id, id),
        constraint signature_once unique (practice_id, engagement_id, party),
        constraint signature_by foreign key (practice_id, person_id) references person
      );
      create index on signature (practice_id, person_id);
      ${ofOnePractice('signature')}
      ${partiesAreTrue('signature')}

      create table time_off (
        practice_id uuid not null references practice,
        id uuid not null,
        person_id uuid not null,
        first_day date not null,
        last_day date not null,
        created_at timestamptz not null,
        primary key (practice_id, id),
        constraint time_off_of_person foreign key (practice_id, person_id) references person,
        constraint time_off_ends_after_it_begins check (last_day >= first_day),
        constraint time_off_length check (last_day - first_day < 400)
      );
      create index on time_off (practice_id, person_id, first_day);
      ${ofOnePractice('time_off')}

      create table plan_date (
        ${PARTIES},
        id uuid not null,
        number integer not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        local_date date not null,
        local_time time not null,
        time_zone text not null,
        tz_version text not null,
        held boolean not null default false,
        primary key (practice_id, id),
        constraint plan_date_number_once unique (practice_id, engagement_id, number),
        constraint plan_date_ends_after_it_starts check (ends_at > starts_at)
      );
      ${ofOnePractice('plan_date')}
      ${partiesAreTrue('plan_date')}`);

    await runner.query(`
      create function caller_counterparts() returns uuid[] language sql stable parallel safe
        return (select coalesce(array_agg(id), '{}') from (
          select coach_id as id from engagement where practice_id = caller_practice() and coachee_id = caller_person()
          union
          select coachee_id from engagement where practice_id = caller_practice() and coach_id = caller_person()) as pair);
      create function caller_company_people() returns uuid[] language sql stable parallel safe
        return (select coalesce(array_agg(id), '{}') from (
          select coach_id as id from engagement where practice_id = caller_practice() and company_id = any (caller_companies())
          union
          select coachee_id from engagement where practice_id = caller_practice() and company_id = any (caller_companies())) as pair);

      create policy read on person for select to rapport_app using (
        id = (select caller_person()) or added_by_id = (select caller_person())
        or (select caller_is_administrator()) or (select caller_is_practice())
        or id = any ((select caller_counterparts())::uuid[]));
      create policy add on person for insert to rapport_app with check (
        (select caller_is_administrator()) or (select caller_is_practice())
        or ((select caller_is_coach()) and added_by_id = (select caller_person())));
      create policy change on person for update to rapport_app using (
        id = (select caller_person()) or (select caller_is_administrator()) or (select caller_is_practice()));
      create policy overview on person for select to rapport_overview using (
        (select caller_is_administrator()) or id = any ((select caller_company_people())::uuid[])
        or id = (select caller_person()) or id = any ((select caller_counterparts())::uuid[]));
      create policy read on person_role for select to rapport_app using (
        person_id = (select caller_person()) or (select caller_is_administrator()) or (select caller_is_practice())
        or person_id = any ((select caller_counterparts())::uuid[])
        or exists (select from person p where p.practice_id = person_role.practice_id and p.id = person_role.person_id
                   and p.added_by_id = (select caller_person())));
      create policy give on person_role for insert to rapport_app with check (
        (select caller_is_administrator()) or (select caller_is_practice()) or (select caller_is_coach()));
      create policy finish on person_role for update to rapport_app using (
        (select caller_is_administrator()) or (select caller_is_practice()));

      create policy read on engagement for select to rapport_app using (
        ${PARTY_OR_PRACTICE} or ${ADMINISTRATOR} or (${SPONSOR} and state <> 'draft'));
      create policy draft on engagement for insert to rapport_app with check (
        state = 'draft' and (coach_id = (select caller_person()) or ${ADMINISTRATOR}));
      create policy change on engagement for update to rapport_app using (${PARTY_OR_PRACTICE} or ${ADMINISTRATOR});
      create policy overview on engagement for select to rapport_overview using (
        ${ADMINISTRATOR} or (${SPONSOR_OR_MIRROR} and state <> 'draft'));
      grant select, insert, update on engagement to rapport_app;
      grant select (practice_id, id, coach_id, coachee_id, company_id, kind, state, starts_on, ends_on, sessions,
        session_minutes, every_weeks, activated_at, created_at) on engagement to rapport_overview;

      create policy read on engagement_transition for select to rapport_app using (${PARTY_OR_PRACTICE} or ${ADMINISTRATOR});
      create policy record on engagement_transition for insert to rapport_app with check (
        ${PARTY_OR_PRACTICE} or ${ADMINISTRATOR});
      grant select, insert on engagement_transition to rapport_app;

      create policy read on signature for select to rapport_app using (${PARTY_OR_PRACTICE} or ${ADMINISTRATOR} or (${SPONSOR}));
      create policy sign on signature for insert to rapport_app with check (
        person_id = (select caller_person()) and ((party = 'coach' and coach_id = person_id)
          or (party = 'coachee' and coachee_id = person_id) or (party = 'sponsor' and ${SPONSOR})));
      grant select, insert on signature to rapport_app;

      create policy own on time_off to rapport_app using (person_id = (select caller_person()));
      grant select, insert, delete on time_off to rapport_app;

      create policy read on plan_date for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy propose on plan_date for insert to rapport_app with check (
        ${PARTY_OR_PRACTICE} or ${ADMINISTRATOR});
      create policy hold on plan_date for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy free on plan_date for delete to rapport_app using (${PARTY_OR_PRACTICE});
      grant select, insert, update, delete on plan_date to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy read on person;
      drop policy add on person;
      drop policy change on person;
      drop policy overview on person;
      drop policy read on person_role;
      drop policy give on person_role;
      drop policy finish on person_role;
      drop function caller_company_people, caller_counterparts;
      drop table plan_date, time_off, signature, engagement_transition cascade;
      drop table engagement;`);
  }
}
