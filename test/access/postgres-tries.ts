import type { Client } from 'pg';
import type { Right, Table } from './postgres-catalogue.js';
import { keysOf, type Attempt } from './postgres-probe.js';
import { TWINS, type Group } from './postgres-sight.js';

export const COMMANDS = ['select', 'insert', 'update', 'delete', 'become'] as const;
export type Command = (typeof COMMANDS)[number];

/** Something to try as everyone: on all rows of a table, or with a row like those of a group. */
export interface Try {
  command: Command;
  looksAt: Attempt['looksAt'];
  group?: Group;
  /** In what the row differs from those of the group. */
  varied?: string;
  /** Where it is varied with the caller's own name: only a caller who is a person has one. */
  inOwnName?: boolean;
  /** In the name of a person, where the caller is one. */
  statement: (person?: string) => string;
}

/** What is tried where something is granted. Deleting and updating name no rows: that brings in no policy but their own. */
export async function triesFor(
  owner: Client,
  table: Table,
  { role, command, columns }: Right,
  groups: Group[],
  refusals: (statement: string) => Promise<number>,
): Promise<Try[]> {
  const { name } = table;
  if (command === 'select') return [{ command, looksAt: 'rows', statement: () => keysOf(name) }];
  if (command === 'delete') return [{ command, looksAt: 'changed', statement: () => `delete from ${name}` }];
  if (command === 'insert') return insertsInto(table, columns, groups);
  if (command !== 'update') return [];
  const settable = columns.filter((column) => !table.columns.find((each) => each.name === column)?.generated);
  const decisive = table.decisive.filter((column) => settable.includes(column));
  const update = await harmlessUpdate(owner, table, await updatesOf(owner, table, settable, groups), refusals);
  if (!update)
    throw new Error(`${role} may update ${name}, but nothing of it can be set without breaking a constraint`);
  // A twin is told from one of ours by its practice alone.
  const models = groups.filter(({ side }) => side !== TWINS || decisive.includes('practice_id'));
  const moves = decisive.length
    ? models.map((group): Try => {
        const statement = () => `update ${name} set ${settingAsIn(table, decisive, group)}`;
        return { command: 'become', looksAt: 'tried', statement, group };
      })
    : [];
  const inOwnName = await updateInOwnName(owner, table, decisive, groups);
  return [{ command, looksAt: 'changed', statement: () => update }, ...inOwnName, ...moves];
}

/** Sets columns to what stands in them in a row of a group. */
function settingAsIn({ name }: Table, columns: string[], { example }: Group): string {
  return columns.map((column) => `${column} = (select ${column} from ${populated(name, example)})`).join(', ');
}

/**
 * An update by which the caller says that it was they, as some policies ask for: with what such a row has beside that,
 * where a constraint wants it.
 */
async function updateInOwnName(owner: Client, table: Table, decisive: string[], groups: Group[]): Promise<Try[]> {
  const names = namesIn(table, 'update').filter((column) => decisive.includes(column));
  if (names.length === 0) return [];
  const others = decisive.filter((column) => !names.includes(column));
  for (const rest of ['', ...(others.length ? groups.map((group) => `, ${settingAsIn(table, others, group)}`) : [])]) {
    const statement = (person?: string) =>
      `update ${table.name} set ${names.map((column) => `${column} = '${person}'`).join(', ')}${rest}`;
    if (await meetsNoConstraint(owner, table, statement('00000000-0000-7000-8000-000000000000')))
      return [{ command: 'update', looksAt: 'changed', varied: ownOf(names), inOwnName: true, statement }];
  }
  return [];
}

async function meetsNoConstraint(owner: Client, table: Table, statement: string): Promise<boolean> {
  const tried: Attempt = { role: 'none', caller: 'select 1', looksAt: 'tried', statement, table: table.name };
  const { rows } = await owner.query<{ answer: unknown }>(`select pg_temp.attempt($1) as answer`, [
    JSON.stringify(tried),
  ]);
  return typeof rows[0]?.answer === 'number';
}

/**
 * Updates of all rows, without WHERE, so that the policy for updates alone decides: a WHERE would bring in the one for
 * reading. Each sets a column to what some row has in it, what no policy looks at first; or all of them.
 */
async function updatesOf(owner: Client, table: Table, columns: string[], groups: Group[]): Promise<string[]> {
  const last = (column: string) => Number(table.decisive.includes(column));
  const sorted = [...columns].sort((a, b) => last(a) - last(b));
  const { rows } = await owner.query<Record<string, string>>(
    `select ${sorted.map((each) => `(select coalesce(quote_literal(${each}), 'null') from ${table.name} order by ${each}::text limit 1) as ${each}`).join(', ')}`,
  );
  const typeOf = (column: string) => table.columns.find(({ name }) => name === column)?.type;
  const singly = sorted.map((each) => `${each} = ${rows[0]?.[each.replaceAll('"', '')]}::${typeOf(each)}`);
  const together = groups.map((group) => settingAsIn(table, columns, group));
  return [...singly, ...(columns.some(last) ? together : [])].map((set) => `update ${table.name} set ${set}`);
}

/** The one of them that meets no constraint, and that the fewest are refused for what a row would become. */
async function harmlessUpdate(
  owner: Client,
  table: Table,
  updates: string[],
  refusals: (statement: string) => Promise<number>,
): Promise<string | undefined> {
  let best: { update: string; refused: number } | undefined;
  for (const update of updates) {
    if (best?.refused === 0) break;
    if (!(await meetsNoConstraint(owner, table, update))) continue;
    const refused = await refusals(update);
    if (!best || refused < best.refused) best = { update, refused };
  }
  return best?.update;
}

/** A copy of each kind of row: as it is, with the caller's own name in it, in one place or in all, or another number. */
function insertsInto(table: Table, columns: string[], groups: Group[]): Try[] {
  const into = table.columns.filter(({ name, generated }) => columns.includes(name) && !generated);
  const list = into.map(({ name }) => name).join(', ');
  return variationsOf(table).flatMap(({ varied, inOwnName, change }) =>
    groups.map((group): Try => {
      const statement = (person?: string) => {
        const row = { ...group.example, ...change(group.example, person) };
        return `insert into ${table.name} (${list}) select ${list} from ${populated(table.name, row)}`;
      };
      return { command: 'insert', looksAt: 'tried', statement, group, varied, inOwnName };
    }),
  );
}

type Row = Record<string, unknown>;

interface Variation extends Pick<Try, 'varied' | 'inOwnName'> {
  change: (row: Row, person?: string) => Row;
}

function variationsOf(table: Table): Variation[] {
  const own = namesIn(table, 'insert');
  const names = [...own.map((column) => [column]), ...(own.length > 1 ? [own] : [])];
  const numbers = table.columns.filter(
    ({ name, type }) => type === 'integer' && table.decisiveFor.insert.includes(name),
  );
  return [
    { change: () => ({}) },
    ...names.map((some) => ({
      varied: ownOf(some),
      inOwnName: true,
      change: (_row: Row, person?: string) => Object.fromEntries(some.map((name) => [name, person])),
    })),
    ...numbers.map(({ name }) => ({
      varied: `next ${name}`,
      change: (row: Row) => ({ [name]: Number(row[name]) + 1 }),
    })),
  ];
}

/** Columns that name somebody, which policies look at when a row comes or changes. */
function namesIn(table: Table, command: 'insert' | 'update'): string[] {
  return table.people.filter((column) => table.decisiveFor[command].includes(column) && !isParty(table, column));
}

function ownOf(columns: string[]): string {
  return `own ${columns.map(labelOf).join(' and ')}`;
}

/** A child's coach and coachee are its engagement's, by a foreign key. */
function isParty({ name }: Table, column: string): boolean {
  return name !== 'public.engagement' && ['coach_id', 'coachee_id'].includes(column);
}

/** The name of a column, to read. */
export function labelOf(column: string): string {
  return column.replace(/_id$/, '');
}

function populated(table: string, example: object): string {
  const literal = JSON.stringify(example).replaceAll("'", "''");
  return `jsonb_populate_record(null::${table}, '${literal}'::jsonb)`;
}
