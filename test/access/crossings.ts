import type { Client } from 'pg';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Tables with a row that names things of two practices: ids of whatever has a practice, in whatever column. */
export async function crossings(owner: Client): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string; tenant: boolean; keyed: boolean }>(`
    select c.oid::regclass::text as name,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'practice_id') as tenant,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'id' and atttypid = 'uuid'::regtype) as keyed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'content', 'auth', 'jobs') and c.relkind = 'r' order by 1`);
  const owned = tables.filter(({ tenant, keyed }) => tenant && keyed).map(({ name }) => name);
  const things = [
    'select id, id as practice from practice',
    ...owned.map((name) => `select id, practice_id from ${name}`),
  ];
  const { rows: ids } = await owner.query<{ id: string; practice: string }>(things.join(' union all '));
  const practices = new Map(ids.map(({ id, practice }) => [id, practice]));
  const found = new Set<string>();
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows) {
      const named = [...row.matchAll(UUID)].flatMap(([id]) => practices.get(id) ?? []);
      if (new Set(named).size > 1) found.add(name);
    }
  }
  return [...found];
}
