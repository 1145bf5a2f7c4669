import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { CreateRoles1764000000001 } from '../../../migrations/1764000000001-create-roles.js';
import { CreatePeople1764000000002 } from '../../../migrations/1764000000002-create-people.js';
import { CreateIdentity1764000000003 } from '../../../migrations/1764000000003-create-identity.js';
import { CreateEngagements1764000000004 } from '../../../migrations/1764000000004-create-engagements.js';
import { CreateCalendar1764000000005 } from '../../../migrations/1764000000005-create-calendar.js';
import { CreateSessions1764000000006 } from '../../../migrations/1764000000006-create-sessions.js';
import { CreateGoals1764000000007 } from '../../../migrations/1764000000007-create-goals.js';
import { CreateJobs1764000000008 } from '../../../migrations/1764000000008-create-jobs.js';
import { CreateCredentials1764000000009 } from '../../../migrations/1764000000009-create-credentials.js';
import { GiveAndTakeRights1764000000010 } from '../../../migrations/1764000000010-give-and-take-rights.js';
import { CreateAudit1764000000011 } from '../../../migrations/1764000000011-create-audit.js';
import { CreateRateLimits1764000000012 } from '../../../migrations/1764000000012-create-rate-limits.js';
import { CreateCompanySignIn1764000000013 } from '../../../migrations/1764000000013-create-company-sign-in.js';
import { CreateHandovers1764000000014 } from '../../../migrations/1764000000014-create-handovers.js';
import { CreateAvailability1764000000015 } from '../../../migrations/1764000000015-create-availability.js';
import { ChangeSessions1764000000016 } from '../../../migrations/1764000000016-change-sessions.js';
import { CreateMeetings1764000000017 } from '../../../migrations/1764000000017-create-meetings.js';
import { CreateHolds1764000000018 } from '../../../migrations/1764000000018-create-holds.js';
import { FollowZoneData1764000000019 } from '../../../migrations/1764000000019-follow-zone-data.js';
import { NarrowWhatPostgresAllows1764000000020 } from '../../../migrations/1764000000020-narrow-what-postgres-allows.js';
import { SealContent1764000000022 } from '../../../migrations/1764000000022-seal-content.js';
import { MeasureGoals1764000000023 } from '../../../migrations/1764000000023-measure-goals.js';
import { CreateConversation1764000000024 } from '../../../migrations/1764000000024-create-conversation.js';
import { sealUnder } from '../../../migrations/sealing.js';
import type { MasterKey } from '../secrets/master-keys.js';
import { SayOnceWhatHolds1764000000021 } from '../../../migrations/1764000000021-say-once-what-holds.js';
import { CreateReviews1764000000025 } from '../../../migrations/1764000000025-create-reviews.js';
import { CreateStanding1764000000026 } from '../../../migrations/1764000000026-create-standing.js';
import { SayOnceWhoErases1764000000029 } from '../../../migrations/1764000000029-say-once-who-erases.js';
import { CreateDemonstrations1764000000030 } from '../../../migrations/1764000000030-create-demonstrations.js';
import { ShareByKind1764000000027 } from '../../../migrations/1764000000027-share-by-kind.js';
import { CreateReportsAndPulse1764000000028 } from '../../../migrations/1764000000028-create-reports-and-pulse.js';
import { CreateMailPreferences1764000000031 } from '../../../migrations/1764000000031-create-mail-preferences.js';

/** All migrations, in order. */
export const migrations = [
  CreateRoles1764000000001,
  CreatePeople1764000000002,
  CreateIdentity1764000000003,
  CreateEngagements1764000000004,
  CreateCalendar1764000000005,
  CreateSessions1764000000006,
  CreateGoals1764000000007,
  CreateJobs1764000000008,
  CreateCredentials1764000000009,
  GiveAndTakeRights1764000000010,
  CreateAudit1764000000011,
  CreateRateLimits1764000000012,
  CreateCompanySignIn1764000000013,
  CreateHandovers1764000000014,
  CreateAvailability1764000000015,
  ChangeSessions1764000000016,
  CreateMeetings1764000000017,
  CreateHolds1764000000018,
  FollowZoneData1764000000019,
  NarrowWhatPostgresAllows1764000000020,
  SayOnceWhatHolds1764000000021,
  SealContent1764000000022,
  MeasureGoals1764000000023,
  CreateConversation1764000000024,
  CreateReviews1764000000025,
  CreateStanding1764000000026,
  ShareByKind1764000000027,
  CreateReportsAndPulse1764000000028,
  SayOnceWhoErases1764000000029,
  CreateDemonstrations1764000000030,
  CreateMailPreferences1764000000031,
];

/** A DataSource for the owner of the schema, who alone changes it. */
export function createOwnerDataSource(ownerUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    logging: false,
    applicationName: 'rapport-migrate',
    installExtensions: false,
  });
}

/**
 * Brings the schema up to date, and lets the server's own role sign in as `appUrl` says.
 * @param contentKeys what is sealed under them is, where a migration seals what was in the clear
 * @returns the names of the migrations that were carried out
 */
export async function migrate(
  ownerUrl: string,
  appUrl: string,
  contentKeys: readonly MasterKey[] = [],
): Promise<string[]> {
  sealUnder(contentKeys);
  const owner = await createOwnerDataSource(ownerUrl).initialize();
  try {
    // Several instances may start at once: one migrates, the others wait for it.
    await owner.query(`select pg_advisory_lock(hashtext('rapport.migrate'))`);
    const done = await owner.runMigrations();
    await tellVersion(owner);
    await letServerSignIn(owner, appUrl);
    return done.map((migration) => migration.name);
  } finally {
    await owner.destroy();
  }
}

/**
 * A server without the owner's rights cannot migrate; it says so instead of failing at the first request.
 * @throws when the schema is older than this server
 */
export async function refuseUnmigrated(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string | null }>('select schema_version() as version');
    const latest = migrations.at(-1)?.name;
    if (rows[0]?.version !== latest)
      throw new Error(`The database is at ${rows[0]?.version}, this server wants ${latest}.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The server does not start: ${why} Run: npm run migrate`, { cause: error });
  } finally {
    await client.end();
  }
}

async function letServerSignIn(owner: DataSource, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  if (username !== 'rapport_app') throw new Error(`DATABASE_URL must sign in as rapport_app, not as ${username}`);
  if (!password) return;
  const literal = new Client().escapeLiteral(decodeURIComponent(password));
  await owner.query(`alter role rapport_app password ${literal}`);
}

/** The server may ask which migration was the last, and nothing else about them. */
async function tellVersion(owner: DataSource): Promise<void> {
  await owner.query(`
    alter table schema_migration enable row level security;
    create or replace function schema_version() returns text language sql stable security definer
      set search_path = pg_catalog, public
      begin atomic select name::text from schema_migration order by timestamp desc limit 1; end;
    revoke all on function schema_version() from public;
    grant execute on function schema_version() to rapport_app`);
}

/** Makes the database that a URL names, unless it is there. */
export async function createDatabaseIfMissing(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
