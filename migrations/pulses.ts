import type { QueryRunner } from 'typeorm';
import { ofOnePractice, PARTIES, partiesAreTrue, SPONSOR } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const PRACTICE = `(select caller_is_practice())`;
const ADMINISTRATOR = `(select caller_is_administrator())`;
const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';
const SCALE = ['growth', 'support', 'stay', 'confidence'];

/** What coachees answer, and what is published of it. Part of 1764000000028. */
export async function createPulses(runner: QueryRunner): Promise<void> {
  await createPublication(runner);
  await createPulse(runner);
  await createAnswer(runner);
}

/** The role stays: other databases of the cluster may use it. */
export async function dropPulses(runner: QueryRunner): Promise<void> {
  await runner.query(`
    drop table content.pulse_answer, pulse_share, pulse, pulse_publication;
    drop function content.refuse_few;
    revoke execute on function caller_practice(), caller_is_practice() from rapport_pulse;
    revoke usage on schema public, content from rapport_pulse;`);
}

/** Means in halves, from "1.5 or less" (3) to "4.5 or more" (9): a whole group that agrees does not show. */
async function createPublication(runner: QueryRunner): Promise<void> {
  const halves = SCALE.map(
    (name) => `${name} integer not null constraint pulse_publication_${name} check (${name} between 3 and 9)`,
  );
  await runner.query(`
    do $$ begin
      create role rapport_pulse nologin noinherit;
    exception when duplicate_object or unique_violation then null; end $$`);
  await runner.query(`grant rapport_pulse to rapport_app`);
  await runner.query(`
    grant usage on schema public, content to rapport_pulse;
    grant execute on function caller_practice(), caller_is_practice() to rapport_pulse;
    create table pulse_publication (
      practice_id uuid not null references practice,
      id uuid not null,
      company_id uuid,
      moment text not null constraint pulse_publication_moment check (moment in ('start', 'middle', 'end')),
      period date not null constraint pulse_publication_period check (extract(day from period) = 1),
      people integer not null constraint pulse_publication_people check (people in (5, 10, 20, 50, 100)),
      ${halves.join(',\n        ')},
      published_at timestamptz not null,
      primary key (practice_id, id),
      constraint pulse_publication_once unique nulls not distinct (practice_id, company_id, moment, period),
      constraint pulse_publication_of_company foreign key (practice_id, company_id) references company
    );
    ${ofOnePractice('pulse_publication')}
    alter policy of_one_practice on pulse_publication to ${HELD}, rapport_pulse;
    create policy read on pulse_publication for select to rapport_app using (${ADMINISTRATOR});
    create policy overview on pulse_publication for select to rapport_overview using (${SPONSOR});
    create policy published on pulse_publication for select to rapport_pulse using (${PRACTICE});
    create policy publish on pulse_publication for insert to rapport_pulse with check (${PRACTICE});
    grant select on pulse_publication to rapport_app, rapport_overview;
    grant select, insert on pulse_publication to rapport_pulse;`);
}

/** That a pulse was answered, and whether the coach reads the answers: the coachee's to know, and to say. */
async function createPulse(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table pulse (
      ${PARTIES},
      id uuid not null,
      moment text not null constraint pulse_moment check (moment in ('start', 'middle', 'end')),
      answered_at timestamptz not null,
      shared boolean not null,
      primary key (practice_id, id),
      constraint pulse_once_a_moment unique (practice_id, engagement_id, moment),
      constraint pulse_engagement_key unique (practice_id, id, engagement_id),
      constraint pulse_shared_key unique (practice_id, id, shared)
    );
    ${ofOnePractice('pulse')}
    ${partiesAreTrue('pulse')}
    create policy own on pulse for select to rapport_app using (coachee_id = ${CALLER});
    create policy shown on pulse for select to rapport_app using (coach_id = ${CALLER} and shared);
    create policy of_practice on pulse for select to rapport_app using (${PRACTICE});
    create policy answer on pulse for insert to rapport_app with check (coachee_id = ${CALLER} and not shared);
    create policy share on pulse for update to rapport_app using (coachee_id = ${CALLER});
    grant select, insert, update (shared) on pulse to rapport_app;

    create table pulse_share (
      ${PARTIES},
      id uuid not null,
      pulse_id uuid not null,
      shared boolean not null,
      at timestamptz not null,
      primary key (practice_id, id),
      constraint pulse_share_of_pulse foreign key (practice_id, pulse_id, engagement_id)
        references pulse (practice_id, id, engagement_id)
    );
    create index on pulse_share (practice_id, pulse_id, engagement_id);
    ${ofOnePractice('pulse_share')}
    ${partiesAreTrue('pulse_share')}
    create policy read on pulse_share for select to rapport_app using (coachee_id = ${CALLER});
    create policy choose on pulse_share for insert to rapport_app with check (coachee_id = ${CALLER});
    grant select, insert on pulse_share to rapport_app;`);
}

/** In the clear, because they are added up: so no role but these two reads them, and only the practice itself adds. */
async function createAnswer(runner: QueryRunner): Promise<void> {
  const answers = SCALE.map(
    (name) => `${name} integer not null constraint pulse_answer_${name} check (${name} between 1 and 5)`,
  );
  await runner.query(`
    create table content.pulse_answer (
      ${PARTIES},
      id uuid not null,
      moment text not null constraint pulse_answer_moment check (moment in ('start', 'middle', 'end')),
      ${answers.join(',\n        ')},
      answered_at timestamptz not null,
      shared boolean not null,
      publication_id uuid,
      primary key (practice_id, id),
      constraint pulse_answer_of_pulse foreign key (practice_id, id, engagement_id)
        references pulse (practice_id, id, engagement_id),
      constraint pulse_answer_shared foreign key (practice_id, id, shared)
        references pulse (practice_id, id, shared) on update cascade,
      constraint pulse_answer_published foreign key (practice_id, publication_id) references pulse_publication
    );
    create index on content.pulse_answer (practice_id, id, engagement_id);
    create index on content.pulse_answer (practice_id, id, shared);
    create index on content.pulse_answer (practice_id, publication_id);
    create index on content.pulse_answer (practice_id, answered_at) where publication_id is null;
    ${ofOnePractice('content.pulse_answer')}
    ${partiesAreTrue('content.pulse_answer')}
    alter policy of_one_practice on content.pulse_answer to ${HELD}, rapport_pulse;
    create policy own on content.pulse_answer for select to rapport_content using (coachee_id = ${CALLER});
    create policy shown on content.pulse_answer for select to rapport_content using (coach_id = ${CALLER} and shared);
    create policy answer on content.pulse_answer for insert to rapport_content with check (
      coachee_id = ${CALLER} and publication_id is null);
    create policy add_up on content.pulse_answer for select to rapport_pulse using (${PRACTICE});
    create policy take_up on content.pulse_answer for update to rapport_pulse
      using (${PRACTICE} and publication_id is null) with check (true);
    create policy erase on content.pulse_answer for delete to rapport_pulse using (${PRACTICE});
    grant select, insert on content.pulse_answer to rapport_content;
    grant select, update (publication_id), delete on content.pulse_answer to rapport_pulse;

    -- Whatever the code above it does: what is taken up is of as many people as it says, five or more.
    create function content.refuse_few() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if exists (
        select from pulse_publication p where p.id in (select publication_id from taken)
          and p.people > (select count(distinct a.coachee_id) from content.pulse_answer a
            where a.practice_id = p.practice_id and a.publication_id = p.id)
      ) then
        raise exception 'a pulse is published of fewer people than it says' using errcode = 'check_violation',
          constraint = 'pulse_publication_of_few';
      end if;
      return null;
    end $$;
    revoke all on function content.refuse_few() from public;
    create trigger refuse_few after update on content.pulse_answer
      referencing new table as taken for each statement execute function content.refuse_few();`);
}
