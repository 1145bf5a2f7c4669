import type { Client } from 'pg';

/** How many rows each table of a practice has: of all of them, or of one practice. */
export async function rowsByTable(owner: Client, practiceId?: string): Promise<Record<string, number>> {
  const { rows: tables } = await owner.query<{ name: string; key: string }>(`
    select c.oid::regclass::text as name, a.attname as key from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case when c.oid = 'practice'::regclass then 'id' else 'practice_id' end
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace, 'auth'::regnamespace)
    order by 1`);
  const counts: Record<string, number> = {};
  for (const { name, key } of tables) {
    const { rows } = await owner.query<{ count: string }>(
      `select count(*) from ${name} where $1::uuid is null or ${key} = $1::uuid`,
      [practiceId],
    );
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}
