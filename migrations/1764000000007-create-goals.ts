import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ofOnePractice,
  PARTIES,
  partiesAreTrue,
  PARTY_OR_PRACTICE,
  SPONSOR,
  SPONSOR_OR_MIRROR,
} from './row-level-security.js';

const STATES = `('proposed', 'agreed', 'in_progress', 'on_hold', 'achieved', 'dropped', 'declined', 'amended')`;

export class CreateGoals1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goal (
        ${PARTIES},
        id uuid not null,
        origin text not null constraint goal_origin check (origin in ('coachee', 'coach', 'sponsor', 'catalogue')),
        proposed_by_id uuid not null,
        state text not null constraint goal_state check (state in ${STATES}),
        sponsor_reads boolean not null,
        agreed_at timestamptz,
        last_look_at timestamptz,
        amends_id uuid,
        carried_from_id uuid,
        created_at timestamptz not null,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint goal_engagement_key unique (practice_id, id, engagement_id),
        constraint goal_sponsor_key unique (practice_id, id, sponsor_reads),
        constraint goal_of_sponsor_is_read check (origin <> 'sponsor' or sponsor_reads),
        constraint goal_counts_once_agreed check (
          (state in ('agreed', 'in_progress', 'on_hold', 'achieved')) <= (agreed_at is not null)),
        constraint goal_proposed_by foreign key (practice_id, proposed_by_id) references person,
        constraint goal_amends foreign key (practice_id, amends_id, engagement_id) references goal (practice_id, id, engagement_id),
        constraint goal_carried_from foreign key (practice_id, carried_from_id) references goal
      );
      create index on goal (practice_id, proposed_by_id);
      create index on goal (practice_id, amends_id, engagement_id);
      create index on goal (practice_id, carried_from_id);
      create unique index goal_carried_once on goal (practice_id, carried_from_id, engagement_id)
        where carried_from_id is not null;
      ${ofOnePractice('goal')}
      ${partiesAreTrue('goal')}
      create policy read on goal for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy propose on goal for insert to rapport_app with check (
        (${PARTY_OR_PRACTICE}) or
        (${SPONSOR} and origin = 'sponsor' and state = 'proposed' and proposed_by_id = (select caller_person())));
      create policy change on goal for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy overview on goal for select to rapport_overview using (
        ${SPONSOR_OR_MIRROR} and (origin = 'sponsor' or agreed_at is not null));
      grant select, insert, update on goal to rapport_app;
      grant select (practice_id, id, engagement_id, company_id, origin, state, sponsor_reads, agreed_at, last_look_at)
        on goal to rapport_overview;

      create table goal_transition (
        ${PARTIES},
        id uuid not null,
        goal_id uuid not null,
        from_state text constraint goal_transition_from check (from_state in ${STATES}),
        to_state text not null constraint goal_transition_to check (to_state in ${STATES}),
        at timestamptz not null,
        by_id uuid,
        primary key (practice_id, id),
        constraint goal_transition_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id),
        constraint goal_transition_by foreign key (practice_id, by_id) references person
      );
      create index on goal_transition (practice_id, goal_id, engagement_id);
      create index on goal_transition (practice_id, by_id);
      ${ofOnePractice('goal_transition')}
      ${partiesAreTrue('goal_transition')}
      create policy read on goal_transition for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy record on goal_transition for insert to rapport_app with check (
        (${PARTY_OR_PRACTICE}) or (${SPONSOR} and to_state = 'proposed' and by_id = (select caller_person())));
      grant select, insert on goal_transition to rapport_app;

      create table goal_revision (
        ${PARTIES},
        id uuid not null,
        goal_id uuid not null,
        sponsor_reads boolean not null,
        number integer not null,
        wording text not null constraint goal_revision_wording check (length(wording) between 1 and 500),
        measure text constraint goal_revision_measure check (length(measure) <= 500),
        target_date date,
        written_by_id uuid not null,
        by_sponsor boolean not null,
        written_at timestamptz not null,
        agreed_at timestamptz,
        declined_at timestamptz,
        primary key (practice_id, id),
        constraint goal_revision_number_once unique (practice_id, goal_id, number),
        constraint goal_revision_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id),
        constraint goal_revision_reading foreign key (practice_id, goal_id, sponsor_reads)
          references goal (practice_id, id, sponsor_reads) on update cascade,
        constraint goal_revision_by foreign key (practice_id, written_by_id) references person
      );
      create unique index goal_revision_one_pending on goal_revision (practice_id, goal_id)
        where agreed_at is null and declined_at is null;
      create index on goal_revision (practice_id, goal_id, engagement_id);
      create index on goal_revision (practice_id, goal_id, sponsor_reads);
      create index on goal_revision (practice_id, written_by_id);
      ${ofOnePractice('goal_revision')}
      ${partiesAreTrue('goal_revision')}
      create policy read on goal_revision for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy write on goal_revision for insert to rapport_app with check (
        (${PARTY_OR_PRACTICE})
        or (${SPONSOR} and by_sponsor and number = 1 and agreed_at is null and written_by_id = (select caller_person())));
      create policy settle on goal_revision for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy overview on goal_revision for select to rapport_overview using (
        ${SPONSOR_OR_MIRROR} and sponsor_reads and (agreed_at is not null or by_sponsor));
      grant select, insert, update (agreed_at, declined_at) on goal_revision to rapport_app;
      grant select (practice_id, goal_id, engagement_id, company_id, sponsor_reads, number, wording, measure, target_date,
        agreed_at, by_sponsor) on goal_revision to rapport_overview;

      create table check_in (
        ${PARTIES},
        id uuid not null,
        goal_id uuid not null,
        sponsor_reads boolean not null,
        on_date date not null,
        score integer not null constraint check_in_score check (score between 0 and 10),
        note text constraint check_in_note check (length(note) <= 2000),
        by_id uuid not null,
        at timestamptz not null,
        primary key (practice_id, id),
        constraint check_in_one_a_day unique (practice_id, goal_id, by_id, on_date),
        constraint check_in_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id),
        constraint check_in_reading foreign key (practice_id, goal_id, sponsor_reads)
          references goal (practice_id, id, sponsor_reads) on update cascade,
        constraint check_in_by foreign key (practice_id, by_id) references person
      );
      create index on check_in (practice_id, goal_id, engagement_id);
      create index on check_in (practice_id, goal_id, sponsor_reads);
      create index on check_in (practice_id, by_id);
      ${ofOnePractice('check_in')}
      ${partiesAreTrue('check_in')}
      create policy read on check_in for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy look on check_in for insert to rapport_app with check (by_id = (select caller_person()) and (${PARTY_OR_PRACTICE}));
      create policy overview on check_in for select to rapport_overview using (${SPONSOR_OR_MIRROR} and sponsor_reads);
      grant select, insert on check_in to rapport_app;
      grant select (practice_id, goal_id, engagement_id, company_id, sponsor_reads, on_date, at, score) on check_in to rapport_overview;

      create table goal_share (
        ${PARTIES},
        id uuid not null,
        goal_id uuid not null,
        shared boolean not null,
        at timestamptz not null,
        by_id uuid not null,
        primary key (practice_id, id),
        constraint goal_share_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id),
        constraint goal_share_by foreign key (practice_id, by_id) references person,
        constraint goal_share_is_the_coachees check (by_id = coachee_id)
      );
      create index on goal_share (practice_id, goal_id, engagement_id);
      create index on goal_share (practice_id, by_id);
      ${ofOnePractice('goal_share')}
      ${partiesAreTrue('goal_share')}
      create policy read on goal_share for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy choose on goal_share for insert to rapport_app with check (coachee_id = (select caller_person()));
      grant select, insert on goal_share to rapport_app;

      create table content.goal_decline (
        ${PARTIES},
        goal_id uuid not null,
        revision_number integer not null,
        reason text not null constraint goal_decline_reason check (length(reason) between 1 and 2000),
        at timestamptz not null,
        primary key (practice_id, goal_id, revision_number),
        constraint goal_decline_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id)
      );
      create index on content.goal_decline (practice_id, goal_id, engagement_id);
      ${ofOnePractice('content.goal_decline')}
      ${partiesAreTrue('content.goal_decline')}
      create policy own on content.goal_decline to rapport_content using (coachee_id = (select caller_person()));
      grant select, insert on content.goal_decline to rapport_content;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table content.goal_decline, goal_share, check_in, goal_revision, goal_transition, goal cascade;`);
  }
}
