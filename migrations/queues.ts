import type { QueryRunner } from 'typeorm';

const OPTIONS = { policy: 'standard', retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 };

/** Makes queues of jobs. Each is a table of its own, which only rapport_jobs reads and writes. */
export async function createQueues(runner: QueryRunner, ...queues: string[]): Promise<void> {
  for (const queue of queues)
    await runner.query(`select jobs.create_queue($1, $2::json)`, [queue, JSON.stringify(OPTIONS)]);
  await runner.query(`
    do $$ declare t record; begin
      for t in select c.oid::regclass as name from pg_class c
        where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p') and not relrowsecurity loop
        execute format('alter table %s enable row level security', t.name);
        execute format('alter table %s force row level security', t.name);
        execute format('create policy jobs on %s to rapport_jobs using (true) with check (true)', t.name);
        execute format('grant select, insert, update, delete on %s to rapport_jobs', t.name);
      end loop;
    end $$;`);
}

/** Takes them away, with the jobs that are in them. */
export async function deleteQueues(runner: QueryRunner, ...queues: string[]): Promise<void> {
  for (const queue of queues) {
    // A queue that is not empty cannot be deleted; its owner, who migrates, empties it past the policies.
    await runner.query(`
      do $$ declare partition text; begin
        select partition_name into partition from jobs.queue where name = '${queue}';
        if partition is not null then execute format('truncate jobs.%I', partition); end if;
      end $$`);
    await runner.query(`select jobs.delete_queue($1)`, [queue]);
  }
}
