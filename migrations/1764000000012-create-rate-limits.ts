import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRateLimits1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole cluster, and several databases may share one.
    await runner.query(`
      do $$ begin
        create role rapport_limits nologin noinherit;
      exception when duplicate_object or unique_violation then null; end $$`);
    await runner.query(`grant rapport_limits to rapport_app`);
    // Unlogged: what is counted is worth nothing a day later, and not the writing of a log. A crash empties it, which
    // begins every count anew. The columns are the library's (rate-limiter-flexible), and so is their order.
    await runner.query(`
      create schema limits;
      grant usage on schema limits to rapport_limits;
      create unlogged table limits.spent (
        key text primary key,
        points integer not null,
        expire bigint not null
      );
      alter table limits.spent enable row level security;
      alter table limits.spent force row level security;
      create policy everything on limits.spent to rapport_limits using (true) with check (true);
      grant select, insert, update, delete on limits.spent to rapport_limits;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table limits.spent;
      drop schema limits;`);
    // The role stays: other databases of the cluster may use it.
  }
}
