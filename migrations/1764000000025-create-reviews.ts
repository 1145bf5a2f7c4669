import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import {
  ofOnePractice,
  PARTIES,
  partiesAreTrue,
  PARTY,
  PARTY_OR_PRACTICE,
  SPONSOR_OR_MIRROR,
} from './row-level-security.js';

const QUEUES = ['review-opens', 'review-mails', 'goal-mails'];
const CALLER = `(select caller_person())`;
const PRACTICE = `(select caller_is_practice())`;

/**
 * Reviews: that there are three, and where they stand, lies apart from what is said in them. Of the first, a sponsor may
 * be shown kind, state and dates; the second is the two people's, and a draft its author's alone.
 */
export class CreateReviews1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement add column closing_review_days integer not null default 60
        constraint engagement_closing_review check (closing_review_days between 0 and 365)`);
    await this.createReview(runner);
    await this.generateForThoseThatRun(runner);
    await this.createContent(runner);
    await this.createOutcome(runner);
    await this.createPrompt(runner);
    await createQueues(runner, ...QUEUES);
  }

  private async createReview(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review (
        ${PARTIES},
        id uuid not null,
        kind text not null constraint review_kind check (kind in ('kickoff', 'midpoint', 'closing')),
        state text not null constraint review_state check (state in ('coming', 'open', 'answered', 'settled')),
        opened_at timestamptz,
        coach_answered_at timestamptz,
        coachee_answered_at timestamptz,
        answered_at timestamptz,
        answered boolean not null generated always as (answered_at is not null) stored,
        settled_at timestamptz,
        settled_by_id uuid,
        answerable_until timestamptz,
        version integer not null default 1,
        primary key (practice_id, id),
        constraint review_once_a_kind unique (practice_id, engagement_id, kind),
        constraint review_engagement_key unique (practice_id, id, engagement_id),
        constraint review_answered_key unique (practice_id, id, answered),
        constraint review_opened_says_when check ((state = 'coming') = (opened_at is null)),
        constraint review_answered_by_both check (
          (answered_at is not null) = (coach_answered_at is not null and coachee_answered_at is not null)),
        constraint review_answered_says_when check ((state in ('answered', 'settled')) = (answered_at is not null)),
        constraint review_settled_says_when check (
          (state = 'settled') = (settled_at is not null) and (settled_at is null) = (settled_by_id is null)),
        constraint review_closing_outlasts check (answerable_until is null or kind = 'closing'),
        constraint review_settled_by foreign key (practice_id, settled_by_id) references person
      );
      create index on review (practice_id, settled_by_id);
      ${ofOnePractice('review')}
      ${partiesAreTrue('review')}
      create policy read on review for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy generate on review for insert to rapport_app with check (${PRACTICE} and state in ('coming', 'open'));
      create policy follow on review for update to rapport_app using (${PARTY_OR_PRACTICE});
      create policy overview on review for select to rapport_overview using (${SPONSOR_OR_MIRROR});
      grant select, insert, update (state, opened_at, coach_answered_at, coachee_answered_at, answered_at, settled_at,
        settled_by_id, answerable_until, version) on review to rapport_app;
      grant select (practice_id, engagement_id, company_id, kind, state, opened_at, answered_at, settled_at)
        on review to rapport_overview;`);
  }

  /** Engagements that run get their reviews now; which of them are due, the next outcome of a session tells. */
  private async generateForThoseThatRun(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement no force row level security;
      alter table review no force row level security;
      insert into review (practice_id, engagement_id, coach_id, coachee_id, company_id, id, kind, state, opened_at)
        select e.practice_id, e.id, e.coach_id, e.coachee_id, e.company_id, gen_random_uuid(), k.kind, k.state,
          case k.state when 'open' then e.activated_at end
        from engagement e, (values ('kickoff', 'open'), ('midpoint', 'coming'), ('closing', 'coming')) as k (kind, state)
        where e.state in ('active', 'paused') and e.activated_at is not null;
      alter table review force row level security;
      alter table engagement force row level security;`);
  }

  /** A draft is its author's. An answer is, too, until both have answered: then each reads the other's. */
  private async createContent(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table content.review_draft (
        ${PARTIES},
        id uuid not null,
        review_id uuid not null,
        author_id uuid not null,
        sealed bytea not null constraint review_draft_sealed check (octet_length(sealed) between 1 and 400000),
        updated_at timestamptz not null,
        version integer not null,
        primary key (practice_id, id),
        constraint review_draft_once_an_author unique (practice_id, review_id, author_id),
        constraint review_draft_of_review foreign key (practice_id, review_id, engagement_id)
          references review (practice_id, id, engagement_id),
        constraint review_draft_by foreign key (practice_id, author_id) references person
      );
      create index on content.review_draft (practice_id, review_id, engagement_id);
      create index on content.review_draft (practice_id, author_id);
      ${ofOnePractice('content.review_draft')}
      ${partiesAreTrue('content.review_draft')}
      create policy own on content.review_draft to rapport_content using (author_id = ${CALLER} and (${PARTY}));
      grant select, insert, update (sealed, updated_at, version), delete on content.review_draft to rapport_content;

      create table content.review_answer (
        ${PARTIES},
        id uuid not null,
        review_id uuid not null,
        side text not null constraint review_answer_side check (side in ('coach', 'coachee')),
        author_id uuid not null,
        sealed bytea not null constraint review_answer_sealed check (octet_length(sealed) between 1 and 400000),
        at timestamptz not null,
        shown boolean not null,
        primary key (practice_id, id),
        constraint review_answer_once_a_side unique (practice_id, review_id, side),
        constraint review_answer_of_review foreign key (practice_id, review_id, engagement_id)
          references review (practice_id, id, engagement_id),
        constraint review_answer_shown foreign key (practice_id, review_id, shown)
          references review (practice_id, id, answered) on update cascade,
        constraint review_answer_by foreign key (practice_id, author_id) references person
      );
      create index on content.review_answer (practice_id, review_id, engagement_id);
      create index on content.review_answer (practice_id, review_id, shown);
      create index on content.review_answer (practice_id, author_id);
      ${ofOnePractice('content.review_answer')}
      ${partiesAreTrue('content.review_answer')}
      create policy read on content.review_answer for select to rapport_content using (
        (${PARTY}) and (shown or author_id = ${CALLER}));
      create policy answer on content.review_answer for insert to rapport_content with check (
        author_id = ${CALLER} and author_id = case side when 'coach' then coach_id else coachee_id end);
      grant select, insert on content.review_answer to rapport_content;`);
  }

  /** What became of each goal by a review: ids and decisions, whose words are the goal's own. */
  private async createOutcome(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_outcome (
        ${PARTIES},
        id uuid not null,
        review_id uuid not null,
        goal_id uuid not null,
        decision text not null constraint review_outcome_decision
          check (decision in ('kept', 'changed', 'dropped', 'achieved', 'carried')),
        primary key (practice_id, id),
        constraint review_outcome_once_a_goal unique (practice_id, review_id, goal_id),
        constraint review_outcome_of_review foreign key (practice_id, review_id, engagement_id)
          references review (practice_id, id, engagement_id),
        constraint review_outcome_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id)
      );
      create index on review_outcome (practice_id, review_id, engagement_id);
      create index on review_outcome (practice_id, goal_id, engagement_id);
      ${ofOnePractice('review_outcome')}
      ${partiesAreTrue('review_outcome')}
      create policy read on review_outcome for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy settle on review_outcome for insert to rapport_app with check (${PARTY});
      grant select, insert on review_outcome to rapport_app;`);
  }

  /** That both were asked about something, so that they are asked once. Nobody but the practice itself reads it. */
  private async createPrompt(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table goal_prompt (
        ${PARTIES},
        id uuid not null,
        kind text not null constraint goal_prompt_kind check (kind in ('stale', 'none_agreed')),
        goal_id uuid,
        since timestamptz,
        at timestamptz not null,
        primary key (practice_id, id),
        constraint goal_prompt_says_of_what check (
          case kind when 'stale' then num_nulls(goal_id, since) = 0 else num_nonnulls(goal_id, since) = 0 end),
        constraint goal_prompt_of_goal foreign key (practice_id, goal_id, engagement_id)
          references goal (practice_id, id, engagement_id)
      );
      create unique index goal_prompt_once_a_staleness on goal_prompt (practice_id, goal_id, since) where kind = 'stale';
      create unique index goal_prompt_warned_once on goal_prompt (practice_id, engagement_id) where kind = 'none_agreed';
      create index on goal_prompt (practice_id, goal_id, engagement_id);
      ${ofOnePractice('goal_prompt')}
      ${partiesAreTrue('goal_prompt')}
      create policy read on goal_prompt for select to rapport_app using (${PRACTICE});
      create policy record on goal_prompt for insert to rapport_app with check (${PRACTICE});
      grant select, insert on goal_prompt to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(`
      drop table goal_prompt, review_outcome, content.review_answer, content.review_draft, review;
      alter table engagement drop column closing_review_days;`);
  }
}
