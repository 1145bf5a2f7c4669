import type { MigrationInterface, QueryRunner } from 'typeorm';
import PgBoss from 'pg-boss';

/** Every queue is made here: making one is DDL, which the server's own role may not do. */
const QUEUES = ['agreement-lapses', 'engagement-runs-out'];

export class CreateJobs1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The library brings BEGIN and COMMIT of its own; this migration is one transaction already.
    const plan = PgBoss.getConstructionPlans('jobs').replace(/^\s*(BEGIN|COMMIT);\s*$/gm, '');
    await runner.query(plan);
    for (const queue of QUEUES) {
      // A job of a worker that was killed is handed to another after a minute.
      const options = { policy: 'standard', retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 };
      await runner.query(`select jobs.create_queue($1, $2::json)`, [queue, JSON.stringify(options)]);
    }
    await runner.query(`
      do $$ declare t record; begin
        for t in select c.oid::regclass as name from pg_class c where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p') loop
          execute format('alter table %s enable row level security', t.name);
          execute format('alter table %s force row level security', t.name);
          execute format('create policy jobs on %s to rapport_jobs using (true) with check (true)', t.name);
        end loop;
      end $$;
      grant usage on schema jobs to rapport_jobs;
      grant select, insert, update, delete on all tables in schema jobs to rapport_jobs;
      grant execute on all functions in schema jobs to rapport_jobs;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema jobs cascade`);
  }
}
