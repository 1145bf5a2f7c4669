import type { Client } from 'pg';

const SCHEMAS = `('public', 'content', 'auth', 'jobs', 'limits')`;
const OURS = `n.nspname in ${SCHEMAS}
  and not exists (select from pg_depend d where d.objid = o.oid and d.deptype = 'e')`;
const rights = (acl: string) => `
  (select coalesce(string_agg(format('%s %s', grantee::regrole, privilege_type), ', '
     order by grantee::regrole::text collate "C", privilege_type), '') from aclexplode(${acl}))`;

/** Each answers lines of text; together they are everything that a migration can make. */
const DUMPS = [
  `select format('schema %s: %s', o.nspname, ${rights(`coalesce(o.nspacl, acldefault('n', o.nspowner))`)}) as line
   from pg_namespace o where o.nspname in ${SCHEMAS}`,
  `select format('%s %s.%s, row security %s/%s, %s: %s', o.relkind, n.nspname, o.relname, o.relrowsecurity,
     o.relforcerowsecurity, o.reloptions, ${rights(`coalesce(o.relacl, acldefault('r', o.relowner))`)}) as line
   from pg_class o join pg_namespace n on n.oid = o.relnamespace where ${OURS}`,
  `select format('column %s.%s.%s %s %s default %s: %s', n.nspname, o.relname, a.attname,
     format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), ${rights('a.attacl')}) as line
   from pg_attribute a join pg_class o on o.oid = a.attrelid join pg_namespace n on n.oid = o.relnamespace
   left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where ${OURS} and o.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  `select format('constraint %s on %s: %s', o.conname, o.conrelid::regclass, pg_get_constraintdef(o.oid)) as line
   from pg_constraint o join pg_namespace n on n.oid = o.connamespace where ${OURS}`,
  `select pg_get_indexdef(o.oid) as line
   from pg_class o join pg_namespace n on n.oid = o.relnamespace where ${OURS} and o.relkind in ('i', 'I')`,
  `select format('policy %s on %s.%s: %s %s to %s using %s check %s', policyname, schemaname, tablename, permissive, cmd,
     roles, qual, with_check) as line from pg_policies where schemaname in ${SCHEMAS}`,
  `select pg_get_triggerdef(t.oid) as line
   from pg_trigger t join pg_class o on o.oid = t.tgrelid join pg_namespace n on n.oid = o.relnamespace
   where ${OURS} and not t.tgisinternal`,
  `select format('%s owned by %s: %s', pg_get_functiondef(o.oid), o.proowner::regrole, ${rights(`coalesce(o.proacl, acldefault('f', o.proowner))`)}) as line
   from pg_proc o join pg_namespace n on n.oid = o.pronamespace where ${OURS}`,
  `select format('type %s.%s %s', n.nspname, o.typname, o.typtype) as line
   from pg_type o join pg_namespace n on n.oid = o.typnamespace where ${OURS} and o.typtype in ('e', 'd')`,
  `select format('extension %s', extname) as line from pg_extension where extname <> 'plpgsql'`,
];

/** Everything in the catalogue that migrations make, a line each. */
export async function dumpCatalogue(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const dump of DUMPS) {
    const { rows } = await client.query<{ line: string }>(dump);
    lines.push(...rows.map(({ line }) => line).sort());
  }
  return lines;
}

/** Names of the tables in these schemas, as `content.note` or `person`. */
export async function tablesIn(client: Client, ...schemas: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select case n.nspname when 'public' then '' else n.nspname || '.' end || quote_ident(c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') order by 1`,
    [schemas],
  );
  return rows.map(({ name }) => name);
}
