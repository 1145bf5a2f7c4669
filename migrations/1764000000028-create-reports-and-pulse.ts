import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createPulses, dropPulses } from './pulses.js';
import { createQueues, deleteQueues } from './queues.js';
import {
  ofOnePractice,
  PARTIES,
  partiesAreTrue,
  PARTY,
  PARTY_OR_PRACTICE,
  SPONSOR_OR_MIRROR,
} from './row-level-security.js';

const QUEUES = ['report-mails', 'pulse-mails'];
const CALLER = `(select caller_person())`;
const THE_TWO = `${CALLER} in (coach_id, coachee_id)`;

/**
 * Reports to the company, and the coachee's pulse. What is drafted is said between two, and sealed; what was sent is the
 * company's, in the clear, and never changes. Answers to a pulse are read by their coachee, and by whom they are shown
 * to; a role of its own takes them up into publications, of five people or more.
 */
export class CreateReportsAndPulse1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.nameCompanies(runner);
    await this.createReport(runner);
    await this.createApproval(runner);
    await this.createSentReport(runner);
    await createPulses(runner);
    await createQueues(runner, ...QUEUES);
  }

  /** Coach and coachee learn the name of the company that pays, and nothing else of it. */
  private async nameCompanies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (practice_id, id, name) on company to rapport_directory;
      create policy directory on company for select to rapport_directory using (true);
      create function company_name_of(engagement uuid) returns text
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select c.name from engagement e join company c on c.practice_id = e.practice_id and c.id = e.company_id
          where e.practice_id = caller_practice() and e.id = company_name_of.engagement
            and caller_person() in (e.coach_id, e.coachee_id);
        end;
      grant create on schema public to rapport_directory;
      alter function company_name_of(uuid) owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function company_name_of(uuid) from public;
      grant execute on function company_name_of(uuid) to rapport_app;`);
  }

  private async createReport(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report (
        ${PARTIES},
        id uuid not null,
        kind text not null constraint report_kind check (kind in ('midpoint', 'closing')),
        language text not null constraint report_language check (language in ('en', 'de')),
        revision integer not null constraint report_revision check (revision >= 1),
        revised_at timestamptz not null,
        revised_by_id uuid not null,
        sent_at timestamptz,
        sent_by_id uuid,
        sent_revision integer,
        primary key (practice_id, id),
        constraint report_once_a_kind unique (practice_id, engagement_id, kind),
        constraint report_engagement_key unique (practice_id, id, engagement_id),
        constraint report_sent_key unique (practice_id, id, sent_revision),
        constraint report_where_a_company_pays check (company_id is not null),
        constraint report_sent_says_when check (num_nulls(sent_at, sent_by_id, sent_revision) in (0, 3)),
        constraint report_sent_as_it_stands check (sent_revision = revision),
        constraint report_revised_by foreign key (practice_id, revised_by_id) references person,
        constraint report_sent_by foreign key (practice_id, sent_by_id) references person
      );
      create index on report (practice_id, revised_by_id);
      create index on report (practice_id, sent_by_id);
      ${ofOnePractice('report')}
      ${partiesAreTrue('report')}
      create policy read on report for select to rapport_app using (${PARTY_OR_PRACTICE});
      create policy begin on report for insert to rapport_app with check (
        (${PARTY}) and revised_by_id = ${CALLER} and sent_at is null);
      create policy revise on report for update to rapport_app using ((${PARTY}) and sent_at is null)
        with check (revised_by_id = ${CALLER} or sent_by_id = ${CALLER});
      grant select, insert, update (revision, revised_at, revised_by_id, sent_at, sent_by_id, sent_revision)
        on report to rapport_app;

      create table content.report_text (
        ${PARTIES},
        id uuid not null,
        report_id uuid not null,
        number integer not null,
        author_id uuid not null,
        at timestamptz not null,
        sealed bytea not null constraint report_text_sealed check (octet_length(sealed) between 30 and 400000),
        primary key (practice_id, id),
        constraint report_text_number_once unique (practice_id, report_id, number),
        constraint report_text_of_report foreign key (practice_id, report_id, engagement_id)
          references report (practice_id, id, engagement_id),
        constraint report_text_by foreign key (practice_id, author_id) references person
      );
      create index on content.report_text (practice_id, report_id, engagement_id);
      create index on content.report_text (practice_id, author_id);
      ${ofOnePractice('content.report_text')}
      ${partiesAreTrue('content.report_text')}
      create policy read on content.report_text for select to rapport_content using (${THE_TWO});
      create policy write on content.report_text for insert to rapport_content
        with check (author_id = ${CALLER} and ${THE_TWO});
      grant select, insert on content.report_text to rapport_content;`);
  }

  /** That the coachee approves one revision, by its number. Nothing is sent that lacks it. */
  private async createApproval(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report_approval (
        ${PARTIES},
        id uuid not null,
        report_id uuid not null,
        revision integer not null,
        approved_at timestamptz not null,
        primary key (practice_id, id),
        constraint report_approval_once unique (practice_id, report_id, revision),
        constraint report_approval_of_report foreign key (practice_id, report_id, engagement_id)
          references report (practice_id, id, engagement_id),
        constraint report_approval_of_text foreign key (practice_id, report_id, revision)
          references content.report_text (practice_id, report_id, number)
      );
      create index on report_approval (practice_id, report_id, engagement_id);
      ${ofOnePractice('report_approval')}
      ${partiesAreTrue('report_approval')}
      create policy read on report_approval for select to rapport_app using (${PARTY});
      create policy approve on report_approval for insert to rapport_app with check (coachee_id = ${CALLER});
      create policy take_back on report_approval for delete to rapport_app using (coachee_id = ${CALLER});
      grant select, insert, delete on report_approval to rapport_app;
      alter table report add constraint report_sent_as_approved foreign key (practice_id, id, sent_revision)
        references report_approval (practice_id, report_id, revision);`);
  }

  /** What was sent, as its company reads it: nobody changes or removes it. */
  private async createSentReport(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sent_report (
        ${PARTIES},
        id uuid not null,
        kind text not null constraint sent_report_kind check (kind in ('midpoint', 'closing')),
        language text not null constraint sent_report_language check (language in ('en', 'de')),
        revision integer not null,
        sent_at timestamptz not null,
        document jsonb not null,
        primary key (practice_id, id),
        constraint sent_report_to_a_company check (company_id is not null),
        constraint sent_report_of_report foreign key (practice_id, id, engagement_id)
          references report (practice_id, id, engagement_id),
        constraint sent_report_as_sent foreign key (practice_id, id, revision)
          references report (practice_id, id, sent_revision)
      );
      create index on sent_report (practice_id, id, engagement_id);
      create index on sent_report (practice_id, id, revision);
      ${ofOnePractice('sent_report')}
      ${partiesAreTrue('sent_report')}
      create policy read on sent_report for select to rapport_app using (${PARTY});
      create policy send on sent_report for insert to rapport_app with check (${PARTY});
      create policy overview on sent_report for select to rapport_overview using (${SPONSOR_OR_MIRROR});
      grant select, insert on sent_report to rapport_app;
      grant select (practice_id, id, engagement_id, company_id, kind, language, revision, sent_at, document)
        on sent_report to rapport_overview;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await dropPulses(runner);
    await runner.query(`
      alter table report drop constraint report_sent_as_approved;
      drop table sent_report, report_approval, content.report_text, report;
      drop function company_name_of;
      drop policy directory on company;
      revoke select (practice_id, id, name) on company from rapport_directory;`);
  }
}
