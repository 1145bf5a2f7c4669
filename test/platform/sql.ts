import { Client } from 'pg';

/** Who calls, as row-level security reads it. */
export interface SqlCaller {
  practice: string;
  person?: string;
  administrator?: 'on';
  coach?: 'on';
  itself?: 'on';
}

/** A connection of one test's own. */
export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/**
 * One statement as rapport_app on behalf of `caller`, as the server would send it, and undone afterwards.
 * @param role stepped into before it
 * @returns its rows, or the SQLSTATE it was refused with
 */
export async function asked(
  client: Client,
  caller: SqlCaller | undefined,
  statement: string,
  values: unknown[] = [],
  role?: string,
): Promise<{ rows: Record<string, unknown>[]; refused?: string; constraint?: string }> {
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(caller ?? {}))
      await client.query(`select set_config($1, $2, true)`, [`rapport.${name}`, value]);
    if (role) await client.query(`set local role ${role}`);
    const { rows } = await client.query<Record<string, unknown>>(statement, values);
    return { rows };
  } catch (error) {
    const { code, constraint } = error as { code: string; constraint?: string };
    return { rows: [], refused: code, constraint };
  } finally {
    await client.query('rollback');
  }
}

/** How many rows each table holds, as the owner counts them. */
export async function countRows(owner: Client): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'content', 'auth', 'jobs') and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const counts = rows.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`);
  const counted = await owner.query<{ name: string; rows: number }>(counts.join(' union all '));
  return Object.fromEntries(counted.rows.map((row) => [row.name, row.rows]));
}
