import { migrate } from './platform/database/migrate.js';
import { SettingsError } from './platform/config/settings.js';
import { masterKeysOf } from './platform/secrets/master-keys.js';

/** Brings a database up to date, as its owner, and lets rapport_app sign in as DATABASE_URL says. */
const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, CONTENT_KEYS: contentKeys } = process.env;
try {
  if (!ownerUrl || !appUrl) throw new SettingsError('DATABASE_OWNER_URL and DATABASE_URL are both needed to migrate.');
  const keys = contentKeys ? masterKeysOf(contentKeys) : [];
  if (!keys) throw new SettingsError('CONTENT_KEYS is not a list of keys; see .env.example.');
  const done = await migrate(ownerUrl, appUrl, keys);
  console.log(done.length ? `Migrated: ${done.join(', ')}` : 'Nothing to migrate.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
