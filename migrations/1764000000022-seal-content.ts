import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY } from './row-level-security.js';
import { openColumn, sealColumn } from './sealing.js';

const PRACTICE = `(select caller_is_practice())`;
const NOTE = { table: 'content.note', column: 'text', context: `'note:' || id` };
const DECLINE = {
  table: 'content.goal_decline',
  column: 'reason',
  context: `'goal_decline:' || goal_id || ':' || revision_number`,
};
const QUEUES = ['rounds', 'visits'];

/**
 * What is said is sealed, each engagement's under a key of its own, which is kept wrapped under a key that is not in the
 * database. What was written before is sealed now. Answers that are kept for an Idempotency-Key are sealed as well.
 */
export class SealContent1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table content.engagement_key (
        ${PARTIES},
        master_key text constraint engagement_key_master_key check (length(master_key) between 1 and 40),
        wrapped bytea constraint engagement_key_wrapped check (octet_length(wrapped) = 61),
        made_at timestamptz not null,
        erased_at timestamptz,
        primary key (practice_id, engagement_id),
        constraint engagement_key_is_there_or_erased check (
          (wrapped is null) = (erased_at is not null) and (master_key is null) = (erased_at is not null))
      );
      create index on content.engagement_key (master_key);
      ${ofOnePractice('content.engagement_key')}
      ${partiesAreTrue('content.engagement_key')}
      create policy read on content.engagement_key for select to rapport_content using (${PARTY} or ${PRACTICE});
      create policy make on content.engagement_key for insert to rapport_content with check (
        (${PARTY}) and erased_at is null);
      create policy wrap_or_erase on content.engagement_key for update to rapport_content
        using (${PRACTICE} and erased_at is null) with check (${PRACTICE});
      grant select, insert, update (master_key, wrapped, erased_at) on content.engagement_key to rapport_content;
      grant execute on function caller_is_practice to rapport_content;

      grant usage on schema content to rapport_directory;
      grant select (master_key) on content.engagement_key to rapport_directory;
      create policy directory on content.engagement_key for select to rapport_directory using (true);
      -- Names and nothing else: a server that lacks one of these keys does not start.
      create function master_keys_in_use() returns setof text
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select distinct master_key from content.engagement_key where master_key is not null order by 1;
        end;
      grant create on schema public to rapport_directory;
      alter function master_keys_in_use() owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function master_keys_in_use() from public;
      grant execute on function master_keys_in_use() to rapport_app;`);
    await sealColumn(runner, NOTE);
    await sealColumn(runner, DECLINE);
    await runner.query(`
      alter table content.note add constraint note_length check (octet_length(sealed) between 29 and 200029);
      alter table content.goal_decline
        add constraint goal_decline_reason check (octet_length(sealed) between 30 and 8029);

      -- Answers of a day, which nobody needs once they are sealed otherwise than before.
      delete from idempotency_key;
      alter table idempotency_key drop column answer, drop column digest, add column sealed bytea;
      create policy sweep on idempotency_key for delete to rapport_app using (${PRACTICE} and kept_until < now());
      create policy sweep_sees on idempotency_key for select to rapport_app using (${PRACTICE} and kept_until < now());`);
    await createQueues(runner, ...QUEUES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(`
      drop policy sweep_sees on idempotency_key;
      drop policy sweep on idempotency_key;
      delete from idempotency_key;
      alter table idempotency_key drop column sealed, add column digest text not null, add column answer json;
      alter table content.goal_decline drop constraint goal_decline_reason;
      alter table content.note drop constraint note_length;`);
    await openColumn(runner, DECLINE);
    await openColumn(runner, NOTE);
    await runner.query(`
      alter table content.goal_decline
        add constraint goal_decline_reason check (length(reason) between 1 and 2000);
      alter table content.note add constraint note_length check (length(text) <= 50000);
      drop function master_keys_in_use();
      drop table content.engagement_key;
      revoke usage on schema content from rapport_directory;
      revoke execute on function caller_is_practice from rapport_content;`);
  }
}
