import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabaseIfMissing } from '../../src/platform/database/migrate.js';
import type { TestDatabase } from '../support/test-database.js';

/** A database with nothing in it: what a first `npm run migrate` meets. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const at = (url: string | undefined) => Object.assign(new URL(url ?? ''), { pathname: `/${name}` }).href;
  const ownerUrl = at(process.env.TEST_OWNER_URL);
  await createDatabaseIfMissing(ownerUrl);
  const drop = async () => {
    const server = Object.assign(new URL(ownerUrl), { pathname: '/postgres' }).href;
    await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
  };
  return { ownerUrl, url: at(process.env.TEST_APP_URL), drop };
}

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connected(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Does `work` in a transaction that is undone, whatever comes of it: roles belong to the whole cluster. */
export async function undone<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}
