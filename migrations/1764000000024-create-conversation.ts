import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue } from './row-level-security.js';

const CALLER = `(select caller_person())`;
/** Coach and coachee, and nobody else: not the practice itself, either. */
const THE_TWO = `${CALLER} in (coach_id, coachee_id)`;
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;

/** A foreign key to one of the engagement's sessions, which follows it to another coach. */
const ofSession = (name: string, column = 'session_id') => `
  constraint ${name} foreign key (practice_id, ${column}, engagement_id, coach_id, coachee_id)
    references session (practice_id, id, engagement_id, coach_id, coachee_id)`;
const ofGoal = (name: string) => `
  constraint ${name} foreign key (practice_id, goal_id, engagement_id) references goal (practice_id, id, engagement_id)`;
const sessionKey = (column = 'session_id') => `practice_id, ${column}, engagement_id, coach_id, coachee_id`;

/** What is said around a session: topics, actions, what a talk was about, and earlier versions of notes. */
export class CreateConversation1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.topics());
    await runner.query(this.actions());
    await runner.query(this.versions());
  }

  /** Words are sealed: up to four bytes a character, and 29 of the seal. */
  private topics(): string {
    return `
      create table content.topic (
        ${PARTIES},
        id uuid not null,
        author_id uuid not null,
        session_id uuid,
        place integer not null,
        state text not null constraint topic_state check (state in ('open', 'discussed', 'dropped')),
        brought_at timestamptz not null,
        discussed_in_id uuid,
        settled_at timestamptz,
        settled_by_id uuid,
        sealed bytea not null constraint topic_length check (octet_length(sealed) between 30 and 8029),
        version integer not null default 1,
        primary key (practice_id, id),
        constraint topic_engagement_key unique (practice_id, id, engagement_id),
        constraint topic_discussed_says_where check ((state = 'discussed') = (discussed_in_id is not null)),
        constraint topic_settled_says_when check ((state = 'open') = (settled_at is null)),
        constraint topic_settled_says_by_whom check ((state = 'open') = (settled_by_id is null)),
        constraint topic_by_author foreign key (practice_id, author_id) references person,
        constraint topic_settled_by foreign key (practice_id, settled_by_id) references person,
        ${ofSession('topic_for_session')},
        ${ofSession('topic_discussed_in_session', 'discussed_in_id')}
      );
      create index on content.topic (practice_id, engagement_id, place) where state = 'open';
      create index on content.topic (practice_id, author_id);
      create index on content.topic (practice_id, settled_by_id);
      create index on content.topic (${sessionKey()});
      create index on content.topic (${sessionKey('discussed_in_id')});
      ${ofOnePractice('content.topic')}
      ${partiesAreTrue('content.topic')}
      create policy read on content.topic for select to rapport_content using (${THE_TWO});
      create policy bring on content.topic for insert to rapport_content
        with check (author_id = ${CALLER} and ${THE_TWO});
      create policy change on content.topic for update to rapport_content using (${THE_TWO});
      grant select, insert, update (session_id, place, state, discussed_in_id, settled_at, settled_by_id, sealed, version)
        on content.topic to rapport_content;

      create table content.topic_goal (
        ${PARTIES},
        topic_id uuid not null,
        goal_id uuid not null,
        primary key (practice_id, topic_id, goal_id),
        constraint topic_goal_of_topic foreign key (practice_id, topic_id, engagement_id)
          references content.topic (practice_id, id, engagement_id),
        ${ofGoal('topic_goal_of_goal')}
      );
      create index on content.topic_goal (practice_id, topic_id, engagement_id);
      create index on content.topic_goal (practice_id, goal_id, engagement_id);
      ${ofOnePractice('content.topic_goal')}
      ${partiesAreTrue('content.topic_goal')}
      create policy of_the_two on content.topic_goal to rapport_content using (${THE_TWO});
      grant select, insert, delete on content.topic_goal to rapport_content;

      create table content.session_goal (
        ${PARTIES},
        session_id uuid not null,
        goal_id uuid not null,
        by_id uuid not null,
        at timestamptz not null,
        primary key (practice_id, session_id, goal_id),
        constraint session_goal_by foreign key (practice_id, by_id) references person,
        ${ofSession('session_goal_of_session')},
        ${ofGoal('session_goal_of_goal')}
      );
      create index on content.session_goal (practice_id, by_id);
      create index on content.session_goal (${sessionKey()});
      create index on content.session_goal (practice_id, goal_id, engagement_id);
      ${ofOnePractice('content.session_goal')}
      ${partiesAreTrue('content.session_goal')}
      create policy read on content.session_goal for select to rapport_content using (${THE_TWO});
      create policy say on content.session_goal for insert to rapport_content
        with check (by_id = ${CALLER} and ${THE_TWO});
      create policy take_back on content.session_goal for delete to rapport_content using (${THE_TWO});
      grant select, insert, delete on content.session_goal to rapport_content;`;
  }

  /** goal_counts is true or, without a goal, null: so the key leads to goals alone that their coachee has agreed to. */
  private actions(): string {
    return `
      create table content.action (
        ${PARTIES},
        id uuid not null,
        owner text not null constraint action_owner check (owner in ('coach', 'coachee')),
        due_on date not null,
        goal_id uuid,
        goal_counts boolean constraint action_goal_counts check (goal_counts),
        session_id uuid,
        state text not null constraint action_state check (state in ('open', 'done', 'dropped')),
        added_by_id uuid not null,
        added_at timestamptz not null,
        settled_at timestamptz,
        sealed bytea not null constraint action_length check (octet_length(sealed) between 30 and 4029),
        version integer not null default 1,
        primary key (practice_id, id),
        constraint action_settled_says_when check ((state = 'open') = (settled_at is null)),
        constraint action_goal_and_that_it_counts check ((goal_id is null) = (goal_counts is null)),
        constraint action_goal_agreed foreign key (practice_id, goal_id, engagement_id, goal_counts)
          references goal (practice_id, id, engagement_id, counts),
        constraint action_added_by foreign key (practice_id, added_by_id) references person,
        ${ofSession('action_of_session')}
      );
      create index on content.action (practice_id, engagement_id, due_on) where state = 'open';
      create index on content.action (practice_id, goal_id, engagement_id, goal_counts);
      create index on content.action (practice_id, added_by_id);
      create index on content.action (${sessionKey()});
      ${ofOnePractice('content.action')}
      ${partiesAreTrue('content.action')}
      create policy read on content.action for select to rapport_content using (${THE_TWO});
      create policy add on content.action for insert to rapport_content
        with check (added_by_id = ${CALLER} and ${THE_TWO});
      create policy change on content.action for update to rapport_content using (${THE_TWO});
      grant select, insert, update (owner, due_on, goal_id, goal_counts, state, settled_at, sealed, version)
        on content.action to rapport_content;`;
  }

  /** What a note said before. A version never changes, and is read by whoever reads the note. */
  private versions(): string {
    const readers = `readers uuid not null generated always as (coalesce(author_id, ${NOBODY})) stored`;
    return `
      alter table content.note
        add column began_at timestamptz,
        add column ${readers};
      create unique index note_readers_key on content.note (practice_id, id, readers);
      alter table content.note add constraint note_readers_key unique using index note_readers_key;
      -- Its owner, who migrates, is held to no policy meanwhile.
      alter table content.note no force row level security;
      update content.note set began_at = updated_at;
      alter table content.note force row level security, alter column began_at set not null;

      create table content.note_version (
        ${PARTIES},
        id uuid not null,
        note_id uuid not null,
        author_id uuid,
        ${readers},
        number integer not null,
        sealed bytea not null constraint note_version_length check (octet_length(sealed) between 29 and 200029),
        by_id uuid not null,
        began_at timestamptz not null,
        at timestamptz not null,
        primary key (practice_id, id),
        constraint note_version_number_once unique (practice_id, note_id, number),
        constraint note_version_of_note foreign key (practice_id, note_id, readers)
          references content.note (practice_id, id, readers),
        constraint note_version_author foreign key (practice_id, author_id) references person,
        constraint note_version_by foreign key (practice_id, by_id) references person
      );
      create index on content.note_version (practice_id, note_id, readers);
      create index on content.note_version (practice_id, author_id);
      create index on content.note_version (practice_id, by_id);
      ${ofOnePractice('content.note_version')}
      ${partiesAreTrue('content.note_version')}
      create policy of_the_two on content.note_version as restrictive to rapport_content using (${THE_TWO});
      create policy shared on content.note_version to rapport_content using (author_id is null);
      create policy own on content.note_version to rapport_content using (author_id = ${CALLER});
      grant select, insert on content.note_version to rapport_content;`;
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table content.note_version, content.action, content.session_goal, content.topic_goal, content.topic;
      alter table content.note drop constraint note_readers_key, drop column readers, drop column began_at;`);
  }
}
