import type { Client } from 'pg';
import type { Right, Table } from './postgres-catalogue.js';
import { keysOf, type Attempt } from './postgres-probe.js';
import type { Group } from './postgres-sight.js';

export const COMMANDS = ['select', 'insert', 'update', 'delete', 'become'] as const;
export type Command = (typeof COMMANDS)[number];

/** Something to try as everyone: on all rows of a table, or with a row like those of a group. */
export interface Try {
  command: Command;
  looksAt: Attempt['looksAt'];
  group?: Group;
  /** In what the row differs from those of the group. */
  varied?: string;
  /** In the name of a person, where the caller is one. */
  statement: (person?: string) => string;
}

/** What is tried where something is granted. Deleting and updating name no rows: that brings in no policy but their own. */
export async function triesFor(
  owner: Client,
  table: Table,
  { role, command, columns }: Right,
  groups: Group[],
): Promise<Try[]> {
  const { name } = table;
  if (command === 'select') return [{ command, looksAt: 'rows', statement: () => keysOf(name) }];
  if (command === 'delete') return [{ command, looksAt: 'changed', statement: () => `delete from ${name}` }];
  if (command === 'insert') return insertsInto(table, columns, groups);
  if (command !== 'update') return [];
  const update = await harmlessUpdate(owner, table, columns, role);
  const decisive = table.decisive.filter((column) => columns.includes(column));
  const moves = decisive.length
    ? groups.map((group): Try => {
        const set = decisive.map((column) => `${column} = (select ${column} from ${populated(name, group.example)})`);
        return {
          command: 'become',
          looksAt: 'tried',
          statement: () => `update ${name} set ${set.join(', ')}`,
          group,
        };
      })
    : [];
  return [{ command, looksAt: 'changed', statement: () => update }, ...moves];
}

/**
 * An update of all rows, without WHERE, so that the policy for updates alone decides: a WHERE would bring in the one
 * for reading. It sets a column to what some row has in it, and must not meet a constraint.
 */
async function harmlessUpdate(owner: Client, table: Table, columns: string[], role: string): Promise<string> {
  const last = (column: string) => Number(table.decisive.includes(column));
  for (const column of [...columns].sort((a, b) => last(a) - last(b))) {
    const any = `(select ${column} from ${table.name} order by ${column}::text limit 1)`;
    const { rows } = await owner.query<{ literal: string }>(
      `select coalesce(quote_literal(${any}), 'null') as literal`,
    );
    const type = table.columns.find(({ name }) => name === column)?.type;
    const statement = `update ${table.name} set ${column} = ${rows[0]?.literal}::${type}`;
    const tried: Attempt = { role: 'none', caller: 'select 1', looksAt: 'tried', statement, table: table.name };
    const { rows: answers } = await owner.query<{ answer: unknown }>(`select pg_temp.attempt($1) as answer`, [
      JSON.stringify(tried),
    ]);
    if (typeof answers[0]?.answer === 'number') return statement;
  }
  throw new Error(`${role} may update ${table.name}, but no column of it can be set without breaking a constraint`);
}

/** A copy of each kind of row: as it is, with the caller's own name in it, in one place or in all, or another number. */
function insertsInto(table: Table, columns: string[], groups: Group[]): Try[] {
  const into = table.columns.filter(({ name, generated }) => columns.includes(name) && !generated);
  const list = into.map(({ name }) => name).join(', ');
  return variationsOf(table).flatMap(({ varied, change }) =>
    groups.map((group): Try => {
      const statement = (person?: string) => {
        const row = { ...group.example, ...change(group.example, person) };
        return `insert into ${table.name} (${list}) select ${list} from ${populated(table.name, row)}`;
      };
      return { command: 'insert', looksAt: 'tried', statement, group, varied };
    }),
  );
}

type Row = Record<string, unknown>;

function variationsOf(table: Table): { varied?: string; change: (row: Row, person?: string) => Row }[] {
  const own = table.people.filter((column) => table.decisive.includes(column) && !isParty(table, column));
  const names = [...own.map((column) => [column]), ...(own.length > 1 ? [own] : [])];
  const numbers = table.columns.filter(({ name, type }) => type === 'integer' && table.decisive.includes(name));
  return [
    { change: () => ({}) },
    ...names.map((some) => ({
      varied: `own ${some.map(labelOf).join(' and ')}`,
      change: (_row: Row, person?: string) => Object.fromEntries(some.map((name) => [name, person])),
    })),
    ...numbers.map(({ name }) => ({
      varied: `next ${name}`,
      change: (row: Row) => ({ [name]: Number(row[name]) + 1 }),
    })),
  ];
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
