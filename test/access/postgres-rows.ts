import type { Client } from 'pg';
import type { Table } from './postgres-catalogue.js';
import { KEY } from './postgres-probe.js';
import type { Group } from './postgres-sight.js';

/** A value of each type that means nothing. */
const MADE_UP: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'made up'`,
  'character varying': `'made up'`,
  jsonb: `'{}'`,
  json: `'{}'`,
  bytea: `'\\x00'`,
  boolean: 'false',
  integer: '1',
  bigint: '1',
  smallint: '1',
  date: `'2026-10-01'`,
  interval: `'1 day'`,
  numeric: '1',
  inet: `'192.0.2.1'`,
};

/**
 * Puts a row into each table that nothing of what happens in two practices fills, or nothing that a test can do: its
 * foreign keys lead to the newest of what they lead to, the rest of it is made up.
 * @throws when a table cannot be filled so; then something in two-practices.ts has to happen that fills it
 */
export async function fillWhatIsEmpty(owner: Client, tables: Table[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await owner.query(`select from ${table.name} limit 1`);
    if (rowCount) continue;
    // A queue is a table of its own, for jobs of its name.
    if (table.name.startsWith('jobs.j')) await owner.query(`insert into jobs.job (name) select name from jobs.queue`);
    if ((await owner.query(`select from ${table.name} limit 1`)).rowCount) continue;
    const values = await valuesFor(owner, table);
    const columns = [...values.keys()].join(', ');
    try {
      await owner.query(`insert into ${table.name} (${columns}) values (${[...values.values()].join(', ')})`);
    } catch (cause) {
      throw new Error(`${table.name} is empty: let something happen in two-practices.ts that fills it`, { cause });
    }
  }
}

/**
 * Puts a row into the other practice for each kind of row that ours has, with all that is in it: where ids are of one
 * practice by nothing but chance, something else has to keep them apart.
 * @returns the places of what was added; a unique constraint over all practices may keep some out
 */
export async function addTwins(
  owner: Client,
  table: Table,
  theirs: string | undefined,
  ours: Group[],
): Promise<string[]> {
  const columns = table.columns.filter(({ generated }) => !generated).map(({ name }) => name);
  if (!theirs || !columns.includes('practice_id')) return [];
  const { rows } = await owner.query<{ key: string }>(
    `insert into ${table.name} (${columns.join(', ')}) select ${columns.join(', ')}
     from jsonb_populate_recordset(null::${table.name}, $1) on conflict do nothing returning ${KEY} as key`,
    [JSON.stringify(ours.map(({ example }) => ({ ...example, practice_id: theirs })))],
  );
  return rows.map(({ key }) => key);
}

async function valuesFor(owner: Client, table: Table): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  const { rows: keys } = await owner.query<{ target: string; pairs: { here: string; there: string }[] }>(
    `select f.confrelid::regclass::text as target, (
       select jsonb_agg(jsonb_build_object('here', quote_ident(h.attname), 'there', quote_ident(t.attname)))
       from unnest(f.conkey, f.confkey) as k (here, there)
       join pg_attribute h on h.attrelid = f.conrelid and h.attnum = k.here
       join pg_attribute t on t.attrelid = f.confrelid and t.attnum = k.there) as pairs
     from pg_constraint f where f.contype = 'f' and f.conrelid = $1::regclass order by cardinality(f.conkey), f.conname`,
    [table.name],
  );
  for (const { target, pairs } of keys)
    for (const { here, there } of pairs)
      values.set(here, `(select ${there} from ${target} where ${there} is not null order by ${there} desc limit 1)`);
  const { rows: needed } = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''`,
    [table.name],
  );
  for (const { name } of needed)
    if (!values.has(name)) values.set(name, madeUp(table.columns.find((column) => column.name === name)?.type ?? ''));
  return values;
}

function madeUp(type: string): string {
  if (type.startsWith('timestamp')) return 'now()';
  return MADE_UP[type] ?? `(enum_range(null::${type}))[1]`;
}
