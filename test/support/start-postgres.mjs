/** One PostgreSQL for all tests, and in it one migrated database, which each file clones. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { createDatabaseIfMissing, migrate } from '../../dist/src/platform/database/migrate.js';

export default async function startPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  // As root, PostgreSQL runs as another user, who has to reach its folder.
  chmodSync(dataDir, 0o755);
  const database = await startEmbedded(dataDir, () => undefined);
  await createDatabaseIfMissing(database.ownerUrl);
  await migrate(database.ownerUrl, database.url);
  globalThis.testPostgres = { database, dataDir };
  process.env.TEST_OWNER_URL = database.ownerUrl;
  process.env.TEST_APP_URL = database.url;
}
