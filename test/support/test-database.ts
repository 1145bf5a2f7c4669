import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of a test file's own: a clone of the migrated template. */
export interface TestDatabase {
  /** As rapport_app, that the server runs as. */
  url: string;
  /** As the owner. */
  ownerUrl: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const ownerUrl = new URL(required('TEST_OWNER_URL'));
  const template = ownerUrl.pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Without the log of each page, that Postgres would write otherwise, it takes half as long.
  await asAdministrator(`create database ${name} template ${template} strategy file_copy`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    url: at(required('TEST_APP_URL')),
    ownerUrl: at(ownerUrl.href),
    drop: () => asAdministrator(`drop database ${name} with (force)`),
  };
}

async function asAdministrator(statement: string): Promise<void> {
  const url = Object.assign(new URL(required('TEST_OWNER_URL')), { pathname: '/postgres' });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
}
