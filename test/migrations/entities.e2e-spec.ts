import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { connected, undone } from './databases.js';

/** Tables of a practice that no entity reads: each is reached by SQL alone. */
const WITHOUT_ENTITY = [
  ...['audit_entry', 'audit_head', 'calendar_block', 'engagement_key', 'idempotency_key', 'schema_migration'],
];

const COLUMNS = `
  select format('%s%s.%s %s%s%s', case n.nspname when 'public' then '' else n.nspname || '.' end, c.relname, a.attname,
    format_type(a.atttypid, null), case when a.attnotnull then '' else ' or null' end,
    case when a.attnum = any (i.indkey) then ', in the key' else '' end) as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where n.nspname in ('public', 'content') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and c.relname <> all ($1)`;

describe('the entities', () => {
  let database: TestDatabase;
  let owner: Client;
  let source: DataSource;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = await connected(database.ownerUrl);
    source = await createDataSource(database.url, 2, entities).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await owner.end();
    await database.drop();
  });

  function declared(): string[] {
    const lines = source.entityMetadatas.flatMap(({ schema, tableName, columns }) =>
      columns.map((column) => {
        const table = schema ? `${schema}.${tableName}` : tableName;
        const type = `${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
        const empty = column.isNullable ? ' or null' : '';
        return `${table}.${column.databaseName} ${type}${empty}${column.isPrimary ? ', in the key' : ''}`;
      }),
    );
    return lines.sort();
  }

  async function migrated(): Promise<string[]> {
    const { rows } = await owner.query<{ line: string }>(COLUMNS, [WITHOUT_ENTITY]);
    return rows.map(({ line }) => line).sort();
  }

  it('equal the migrated schema, column by column', async () => {
    expect(declared()).toContain('person.manager_id uuid or null');
    expect(declared()).toEqual(await migrated());
  });

  it.each([
    ['a column more', `alter table session add column mood text`],
    ['a column less', `alter table session drop column reason`],
    ['a column of another type', `alter table session alter column number type bigint`],
    ['a column that may be empty', `alter table session alter column number drop not null`],
    ['a table more', `create table trial (id uuid primary key)`],
  ])('differ from a schema with %s', async (_what, change) => {
    const changed = await undone(owner, async () => {
      await owner.query(change);
      return migrated();
    });
    expect(declared()).not.toEqual(changed);
  });
});
