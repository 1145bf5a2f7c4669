import type { Client } from 'pg';

/** One thing that is tried in the name of somebody, and undone. */
export interface Attempt {
  role: string;
  /** The statement that says on whose behalf. */
  caller: string;
  /** `rows`: what it reads; `changed`: which rows of the table it changes or removes; `tried`: whether it is let through. */
  looksAt: 'rows' | 'changed' | 'tried';
  statement: string;
  table: string;
}

/**
 * What came of it: the keys of rows; whether Postgres let it through; or that it refused. A refusal by a constraint is
 * one that row-level security let through: a policy is asked before any constraint is.
 */
export type Outcome = { rows: string[] } | 'through' | 'refused' | 'nothing';

/** How a row is known while it is not changed: its place. */
export const KEY = `tableoid::text || ctid::text`;

/** A statement that tells the keys of all rows that it sees. */
export function keysOf(table: string): string {
  return `select coalesce(jsonb_agg(${KEY}), '[]') from ${table}`;
}

/**
 * Functions of this connection alone. Each attempt is a subtransaction that ends in an exception, and so leaves
 * nothing; all of a table go to Postgres in one message.
 */
const FUNCTIONS = `
  create or replace function pg_temp.attempt(a jsonb) returns jsonb language plpgsql as $$
    declare answer jsonb; told text; remaining jsonb;
    begin
      begin
        execute a ->> 'caller';
        execute format('set local role %I', a ->> 'role');
        if a ->> 'looksAt' = 'rows' then
          execute a ->> 'statement' into answer;
        else
          execute a ->> 'statement';
          get diagnostics answer = row_count;
        end if;
        if a ->> 'looksAt' = 'changed' then
          set local role none;
          execute format('select coalesce(jsonb_agg(${KEY}), ''[]'') from %s', a ->> 'table') into answer;
        end if;
        raise exception sqlstate 'RP001' using detail = answer::text;
      exception
        when sqlstate 'RP001' then
          get stacked diagnostics told = pg_exception_detail;
          return told::jsonb;
        when others then
          return to_jsonb(sqlstate || ' ' || sqlerrm);
      end;
    end $$;
  create or replace function pg_temp.attempts(list jsonb) returns jsonb language sql as $$
    select coalesce(jsonb_agg(pg_temp.attempt(a) order by at), '[]') from jsonb_array_elements(list) with ordinality as l (a, at);
  $$`;

/**
 * Makes a connection of the owner's ready for attempts. Foreign keys and triggers are out of the way for it: what is
 * measured is what policies and grants let through, not what a foreign key stops behind them.
 */
export async function prepareToProbe(owner: Client): Promise<void> {
  await owner.query(`set session_replication_role = replica; ${FUNCTIONS}`);
}

/** Does `work` in a transaction that is undone. */
export async function undone<T>(owner: Client, work: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    return await work();
  } finally {
    await owner.query('rollback');
  }
}

/** Tries all of them. Each is of the same table, whose rows have these keys. */
export async function tryAll(owner: Client, attempts: Attempt[], keys: string[]): Promise<Outcome[]> {
  const { rows } = await owner.query<{ answers: unknown[] }>(`select pg_temp.attempts($1) as answers`, [
    JSON.stringify(attempts),
  ]);
  return (rows[0]?.answers ?? []).map((answer, at) => outcomeOf(answer, attempts[at], keys));
}

function outcomeOf(answer: unknown, attempt: Attempt | undefined, keys: string[]): Outcome {
  if (typeof answer === 'string') {
    if (answer.startsWith('42501')) return 'refused';
    if (answer.startsWith('23')) return 'through';
    throw new Error(`${attempt?.statement} as ${attempt?.role}: ${answer}`);
  }
  if (typeof answer === 'number') return answer > 0 ? 'through' : 'nothing';
  const told = new Set(answer as string[]);
  return { rows: attempt?.looksAt === 'changed' ? keys.filter((key) => !told.has(key)) : [...told] };
}
