/** One PostgreSQL for all tests, and in it one migrated database, which each file clones. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { createDatabaseIfMissing, migrate } from '../../dist/src/platform/database/migrate.js';

/** What the machine loses with its power, a test makes anew: so nothing waits for the disk. */
async function writeCarelessly(ownerUrl) {
  const client = new Client({ connectionString: Object.assign(new URL(ownerUrl), { pathname: '/postgres' }).href });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  await client.end();
}

export default async function startPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  // As root, PostgreSQL runs as another user, who has to reach its folder.
  chmodSync(dataDir, 0o755);
  const database = await startEmbedded(dataDir, () => undefined);
  await writeCarelessly(database.ownerUrl);
  await createDatabaseIfMissing(database.ownerUrl);
  await migrate(database.ownerUrl, database.url);
  globalThis.testPostgres = { database, dataDir };
  process.env.TEST_OWNER_URL = database.ownerUrl;
  process.env.TEST_APP_URL = database.url;
}
