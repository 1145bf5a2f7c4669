import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue } from './row-level-security.js';

const QUEUES = ['zone-data', 'zone-data-of-practice', 'zone-data-mails'];
const PRACTICE = `(select caller_is_practice())`;

/**
 * Time-zone data that is newer than an appointment: what it changed is kept, for whoever has to be told, and nobody
 * but the practice itself reads it.
 */
export class FollowZoneData1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_move alter column by_id drop not null,
        add constraint session_move_of_nobody_says_why check (by_id is not null or reason is not null);
      alter table meeting_move alter column by_id drop not null,
        add constraint meeting_move_of_nobody_says_why check (by_id is not null or reason is not null);
      create policy follow on meeting_move for insert to rapport_app with check (${PRACTICE} and by_id is null);

      create table zone_shift (
        ${PARTIES},
        id uuid not null,
        kind text not null,
        appointment_id uuid not null,
        tz_version text not null,
        outcome text not null constraint zone_shift_outcome check (outcome in ('moved', 'clashes')),
        from_starts_at timestamptz not null,
        to_starts_at timestamptz not null,
        at timestamptz not null,
        telling_id uuid,
        primary key (practice_id, id),
        constraint zone_shift_shifts check (to_starts_at <> from_starts_at)
      );
      create index on zone_shift (practice_id, telling_id);
      create unique index zone_shift_clash_once on zone_shift (practice_id, appointment_id, tz_version, to_starts_at)
        where outcome = 'clashes';
      ${ofOnePractice('zone_shift')}
      ${partiesAreTrue('zone_shift')}
      create policy read on zone_shift for select to rapport_app using (${PRACTICE});
      create policy record on zone_shift for insert to rapport_app with check (${PRACTICE});
      create policy tell on zone_shift for update to rapport_app using (${PRACTICE});
      grant select, insert, update (telling_id) on zone_shift to rapport_app;`);

    await runner.query(`
      -- Ids and nothing else: whoever looks at them asks in each practice as that practice.
      create function practices_after(after uuid, most integer) returns setof uuid
        language sql stable security definer set search_path = pg_catalog, public
        begin atomic
          select id from practice where after is null or id > after order by id limit most;
        end;
      grant create on schema public to rapport_directory;
      alter function practices_after(uuid, integer) owner to rapport_directory;
      revoke create on schema public from rapport_directory;
      revoke all on function practices_after(uuid, integer) from public;
      grant execute on function practices_after(uuid, integer) to rapport_app;`);
    await createQueues(runner, ...QUEUES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, ...QUEUES);
    await runner.query(`
      drop function practices_after;
      drop table zone_shift;
      drop policy follow on meeting_move;
      delete from meeting_move where by_id is null;
      alter table meeting_move drop constraint meeting_move_of_nobody_says_why, alter column by_id set not null;
      delete from session_move where by_id is null;
      alter table session_move drop constraint session_move_of_nobody_says_why, alter column by_id set not null;`);
  }
}
