import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice } from './row-level-security.js';

const QUEUES = ['reminder-looks', 'reminder-mails'];

/**
 * What somebody wants mail about, and how long before an appointment. They alone read and change it; the practice itself
 * reads it before it writes to them.
 */
export class CreateMailPreferences1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_preference (
        practice_id uuid not null references practice on delete cascade,
        person_id uuid not null,
        remind_before integer[] not null
          constraint mail_preference_remind_before check (remind_before <@ array[60, 1440, 2880]),
        reviews boolean not null,
        goals boolean not null,
        pulse boolean not null,
        version integer not null,
        primary key (practice_id, person_id),
        constraint mail_preference_of_person foreign key (practice_id, person_id) references person
      );
      ${ofOnePractice('mail_preference')}
      create policy own on mail_preference to rapport_app using (person_id = (select caller_person()));
      create policy practice on mail_preference for select to rapport_app using ((select caller_is_practice()));
      grant select, insert, update (remind_before, reviews, goals, pulse, version) on mail_preference to rapport_app;`);
    // Every five minutes, of each practice: what begins within days, out of all that ever was.
    await runner.query(`
      create index session_to_come on session (practice_id, starts_at) where state = 'scheduled';
      create index meeting_to_come on meeting (practice_id, starts_at) where state = 'scheduled'`);
    await createQueues(runner, ...QUEUES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(`
      drop index session_to_come, meeting_to_come;
      drop table mail_preference`);
  }
}
