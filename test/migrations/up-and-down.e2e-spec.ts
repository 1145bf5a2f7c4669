import type { DataSource } from 'typeorm';
import { createOwnerDataSource, migrate, migrations, refuseUnmigrated } from '../../src/platform/database/migrate.js';
import type { TestDatabase } from '../support/test-database.js';
import { dumpCatalogue, tablesIn } from './catalogue.js';
import { emptyDatabase, withClient } from './databases.js';

describe('the migrations', () => {
  let database: TestDatabase;
  let empty: string[];

  beforeAll(async () => {
    database = await emptyDatabase();
    empty = await withClient(database.ownerUrl, dumpCatalogue);
  });
  afterAll(() => database.drop());

  const dump = () => withClient(database.ownerUrl, dumpCatalogue);
  const up = () => migrate(database.ownerUrl, database.url);

  /** @param known how many of the migrations there are, as far as this goes */
  async function owner<T>(work: (source: DataSource) => Promise<T>, known = migrations.length): Promise<T> {
    const source = createOwnerDataSource(database.ownerUrl);
    await source.setOptions({ migrations: migrations.slice(0, known) }).initialize();
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  }

  it('go up, down to nothing, and up again to the same schema', async () => {
    expect(await up()).toEqual(migrations.map(({ name }) => name));
    const first = await dump();
    const tables = await withClient(database.ownerUrl, (client) =>
      tablesIn(client, 'public', 'content', 'auth', 'jobs', 'limits'),
    );
    expect(tables).toEqual(
      expect.arrayContaining(['practice', 'session', 'content.note', 'auth.account', 'jobs.job', 'limits.spent']),
    );

    await owner(async (source) => {
      for (let left = migrations.length; left > 0; left--) await source.undoLastMigration();
    });
    // What is left is TypeORM's own list of migrations, now empty, and the function that reads it.
    const left = (await dump()).filter((line) => !/schema_(migration|version)|public.PK_/.test(line));
    expect(left.filter((line) => !line.startsWith('schema public'))).toEqual(
      empty.filter((line) => !line.startsWith('schema public')),
    );

    expect(await up()).toHaveLength(migrations.length);
    expect(await dump()).toEqual(first);
  });

  it('can each be undone and done again alone', async () => {
    await up();
    for (let step = migrations.length; step > 0; step--) {
      const before = await dump();
      await owner(async (source) => {
        await source.undoLastMigration();
        await source.runMigrations();
      }, step);
      expect(await dump()).toEqual(before);
      await owner((source) => source.undoLastMigration(), step);
    }
  });

  it('change nothing when there is nothing to do', async () => {
    await up();
    const before = await dump();
    expect(await up()).toEqual([]);
    expect(await dump()).toEqual(before);
  });

  it('wait for one another where several servers start at once', async () => {
    await owner(async (source) => {
      for (let left = migrations.length; left > 0; left--) await source.undoLastMigration();
    });
    const done = await Promise.all([up(), up(), up()]);
    expect(done.flat()).toEqual(migrations.map(({ name }) => name));
  });

  it('let a server without the owner’s rights see that it is up to date, or say that it is not', async () => {
    await up();
    await expect(refuseUnmigrated(database.url)).resolves.toBeUndefined();
    await owner((source) => source.undoLastMigration());
    await expect(refuseUnmigrated(database.url)).rejects.toThrow(/this server wants .*npm run migrate/);
    await up();
  });
});
