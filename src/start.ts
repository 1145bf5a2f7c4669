import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, type AppOptions } from './app.js';
import { KeyRotation } from './confidentiality/key-rotation.service.js';
import { seedDemonstration } from './demonstration/seed.js';
import type { RunningSettings } from './platform/config/running-settings.js';
import { readSettings, type Settings } from './platform/config/settings.js';
import { startEmbedded, type EmbeddedDatabase } from './platform/database/embedded.js';
import { createDatabaseIfMissing, migrate, refuseUnmigrated } from './platform/database/migrate.js';
import { createLogger } from './platform/http/server.js';
import { drain } from './platform/http/shutdown.js';
import { Jobs } from './platform/jobs/jobs.js';
import { ReminderLooks } from './notifications/reminder-looks.service.js';
import { Rounds } from './platform/jobs/rounds.js';
import { mailFolderOf } from './platform/mail/choose-mailer.js';
import { ZoneDataService } from './zone-data/zone-data.service.js';

/** A server that is running, and how to end it. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** With the database of the settings: nothing is seeded, nothing is told. */
export async function startProduction(env: NodeJS.ProcessEnv): Promise<Running> {
  const settings = readSettings(env, 'production');
  const { url = '', ownerUrl } = settings.database ?? {};
  if (ownerUrl) await migrate(ownerUrl, url, settings.contentKeys);
  else await refuseUnmigrated(url);
  const logger = createLogger(settings);
  if (!settings.smtpUrl)
    logger.warn({ folder: mailFolderOf(settings) }, 'mail goes into a folder and to nobody: set SMTP_URL');
  return serve({ ...settings, databaseUrl: url }, { logger });
}

/** With the embedded database, or a given one, and a practice to look around in. */
export async function startDemonstration(env: NodeJS.ProcessEnv, tell: (line: string) => void): Promise<Running> {
  const settings = readSettings(env, 'demonstration', tell);
  const embedded = settings.database ? undefined : await startEmbedded(settings.dataDir, tell);
  try {
    const running = await serveDemonstration(settings, embedded, tell);
    return { url: running.url, stop: () => stopBoth(running, embedded) };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function serveDemonstration(
  settings: Settings,
  embedded: EmbeddedDatabase | undefined,
  tell: (line: string) => void,
) {
  const { url, ownerUrl } = embedded ?? settings.database ?? { url: '', ownerUrl: undefined };
  if (ownerUrl) {
    await createDatabaseIfMissing(ownerUrl);
    const done = await migrate(ownerUrl, url, settings.contentKeys);
    if (done.length) tell(`Brought the database up to date (${done.length} migrations)`);
  }
  const running = { ...settings, databaseUrl: url };
  // Whoever starts it for the first time wants to read how far it is, and not each request; three months of a practice
  // are played within seconds.
  const quiet = { ...running, logLevel: 'error' as const, rateLimitFactor: 1_000 };
  const signIns = await seedDemonstration((clock, mailer) => createApp(quiet, { clock, mailer }), tell);
  const server = await serve(running);
  for (const line of signIns) tell(line);
  return server;
}

async function serve(settings: RunningSettings, options: AppOptions = {}): Promise<Running> {
  const app: NestFastifyApplication = await createApp(settings, options);
  await app.get(KeyRotation).refuseMissing();
  await app.get(Jobs).start();
  await app.get(Rounds).begin();
  await app.get(ZoneDataService).begin();
  await app.get(ReminderLooks).begin();
  await app.listen(settings.port, settings.host);
  return { url: settings.publicUrl, stop: () => drain(app) };
}

/** The server first, so that what is in flight still finds its database. */
async function stopBoth(running: Running, embedded: EmbeddedDatabase | undefined): Promise<void> {
  try {
    await running.stop();
  } finally {
    await embedded?.stop();
  }
}
