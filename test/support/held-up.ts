import { setTimeout as wait } from 'node:timers/promises';
import { connected } from '../platform/sql.js';
import type { TestApp } from './test-app.js';

/**
 * Does `work` while what `lock` locks is held up, and lets it go whatever becomes of that: requests that need it are
 * being carried out meanwhile. `work` is handed what waits until so many statements are held up; it answers the
 * requests in a list, so that nobody waits for them yet.
 */
export async function whileHeldUp<T>(
  test: TestApp,
  lock: string,
  work: (untilHeldUp: (statements: number) => Promise<void>) => Promise<T[]>,
): Promise<T[]> {
  const holder = await connected(test.database.ownerUrl);
  // Within its transaction, the holder would see what it saw at first.
  const watcher = await connected(test.database.ownerUrl);
  const count = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  const untilHeldUp = async (statements: number): Promise<void> => {
    for (let tries = 0; tries < 500; tries++) {
      const { rows } = await watcher.query<{ waiting: number }>(count);
      if ((rows[0]?.waiting ?? 0) >= statements) return;
      await wait(10);
    }
    throw new Error(`Fewer than ${statements} statements were held up`);
  };
  try {
    await holder.query('begin');
    await holder.query(lock);
    return await work(untilHeldUp);
  } finally {
    await holder.query('rollback');
    await Promise.all([holder.end(), watcher.end()]);
  }
}
