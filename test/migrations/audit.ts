import type { Client } from 'pg';

/** Roles that read and write as somebody in a practice. rapport_directory finds out who calls, and so is not held. */
const HELD = `('rapport_app', 'rapport_content', 'rapport_overview', 'rapport_calendar')`;
/** One that reads so few tables that the tenant policy holds it on those alone. */
const HELD_WHERE_IT_READS = `('rapport_manager', 'rapport_pulse')`;
/** The tables of a practice. TypeORM's list of migrations is nobody's. */
const TENANT = `
  select c.oid, c.oid::regclass::text as name, c.relname, c.relacl,
    case when c.oid = 'practice'::regclass then 'id' else 'practice_id' end as key
  from pg_class c where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)
    and c.relname <> 'schema_migration'`;
const TABLES = `
  select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'content', 'auth', 'jobs', 'limits')`;
/** rapport_app and every role it may step into. */
const OURS = `select r.* from pg_roles r where pg_has_role('rapport_app', r.oid, 'member')`;

/** Each answers the complaints of one rule, naming what breaks it. */
const RULES: Record<string, string> = {
  'row-level security is enabled and forced': `
    select format('%s has no forced row-level security', t.oid::regclass) as complaint from (${TABLES}) t
    where not t.relrowsecurity or not (t.relforcerowsecurity or t.oid = 'schema_migration'::regclass)`,

  'the list of migrations is nobody’s but the owner’s': `
    select format('schema_migration is open to %s', a.grantee::regrole) as complaint
    from pg_class c, aclexplode(c.relacl) a where c.oid = 'schema_migration'::regclass and a.grantee <> c.relowner
    union all
    select format('schema_migration has the policy %s', polname) from pg_policy where polrelid = 'schema_migration'::regclass`,

  'a tenant table says whose it is': `
    select format('%s has no column %s', t.name, t.key) as complaint from (${TENANT}) t
    where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = t.key and a.attnotnull
      and a.atttypid = 'uuid'::regtype)`,

  'a tenant table has the restrictive tenant policy': `
    select format('%s has no restrictive policy of one practice for %s', t.name, r.rolname) as complaint
    from (${TENANT}) t, pg_roles r
    where (r.rolname in ${HELD} or r.rolname in ${HELD_WHERE_IT_READS} and has_any_column_privilege(r.oid, t.oid, 'select, insert, update'))
      and not exists (
      select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
        and (r.oid = any (p.polroles) or 0 = any (p.polroles))
        and pg_get_expr(p.polqual, p.polrelid) = format('(%s = ( SELECT caller_practice() AS caller_practice))', t.key)
        and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))`,

  'a tenant table is open to roles that the tenant policy holds': `
    select distinct format('%s is open to %s', t.name, coalesce(r.rolname, 'everybody')) as complaint
    from (${TENANT}) t cross join lateral (
      select acl.grantee from aclexplode(t.relacl) acl
      union select acl.grantee from pg_attribute a, aclexplode(a.attacl) acl where a.attrelid = t.oid) g
    left join pg_roles r on r.oid = g.grantee
    where coalesce(r.rolname, '') <> 'rapport_directory'
      and not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
        and g.grantee = any (p.polroles)
        and pg_get_expr(p.polqual, p.polrelid) in (format('(%s = ( SELECT caller_practice() AS caller_practice))', t.key),
          case when t.name = 'practice' and r.rolname = 'rapport_demonstration'
            then '(demonstration_of = ( SELECT caller_practice() AS caller_practice))' end))
      and g.grantee <> (select relowner from pg_class where oid = t.oid)`,

  'content is out of reach of rapport_app': `
    select format('rapport_app reads %s', c.oid::regclass) as complaint from pg_class c
    where c.relnamespace in ('content'::regnamespace, 'auth'::regnamespace, 'jobs'::regnamespace,
        'limits'::regnamespace)
      and c.relkind in ('r', 'p', 'v') and has_any_column_privilege('rapport_app', c.oid, 'select, insert, update')`,

  'a foreign key between tenant tables carries the practice': `
    select format('%s of %s does not carry the practice', f.conname, t.name) as complaint
    from pg_constraint f join (${TENANT}) t on t.oid = f.conrelid join (${TENANT}) target on target.oid = f.confrelid
    where f.contype = 'f' and target.name <> 'practice' and not exists (
      select from unnest(f.conkey, f.confkey) as k (here, there)
      join pg_attribute h on h.attrelid = f.conrelid and h.attnum = k.here
      join pg_attribute o on o.attrelid = f.confrelid and o.attnum = k.there
      where h.attname = 'practice_id' and o.attname = 'practice_id')`,

  'what is of a practice goes with it': `
    select format('%s of %s outlives its practice', f.conname, t.name) as complaint
    from (${TABLES}) c join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id'
    cross join lateral (select c.oid::regclass::text as name) t
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'practice'::regclass
      and f.conkey = array[a.attnum]
    where f.confdeltype is distinct from 'c'`,

  // The tables in jobs are the library's own.
  'a foreign key has an index': `
    select format('%s of %s has no index', f.conname, f.conrelid::regclass) as complaint
    from pg_constraint f join (${TABLES}) t on t.oid = f.conrelid
    where f.contype = 'f' and t.relnamespace <> 'jobs'::regnamespace and not exists (
      select from pg_index i where i.indrelid = f.conrelid and i.indisvalid and i.indpred is null
        and i.indnatts >= cardinality(f.conkey)
        and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)`,

  'the server owns nothing and empties nothing': `
    select format('%s is owned by %s', c.oid::regclass, r.rolname) as complaint
    from pg_class c join (${OURS}) r on r.oid = c.relowner
    union all
    select format('%s may be emptied by %s', t.oid::regclass, r.rolname) from (${TABLES}) t, (${OURS}) r
    where has_table_privilege(r.oid, t.oid, 'TRUNCATE')`,

  'the server’s roles are held by row-level security': `
    select format('%s has more rights than a role of the server should', r.rolname) as complaint from (${OURS}) r
    where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit`,

  'a view asks as whoever asks it': `
    select format('the view %s is not security_invoker', c.oid::regclass) as complaint
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'content', 'auth', 'jobs', 'limits') and (c.relkind = 'm' or c.relkind = 'v'
      and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,

  'a function with its owner’s rights has few of them, and a fixed search path': `
    select format('the function %s runs with the rights of %s', p.oid::regprocedure, r.rolname) as complaint
    from pg_proc p join pg_roles r on r.oid = p.proowner join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('public', 'content', 'auth', 'jobs', 'limits') and (
      p.proname <> 'schema_version' and (r.rolsuper or r.rolbypassrls)
      or has_function_privilege('public', p.oid, 'execute')
      or not coalesce(p.proconfig, '{}') && array['search_path=pg_catalog, public'])`,
};

/**
 * What in the catalogue breaks the house's rules.
 * @returns a complaint each; none in a database as the migrations make it
 */
export async function auditCatalogue(client: Client): Promise<string[]> {
  const complaints: string[] = [];
  for (const rule of Object.values(RULES)) {
    const { rows } = await client.query<{ complaint: string }>(rule);
    complaints.push(...rows.map(({ complaint }) => complaint));
  }
  return complaints.sort();
}

export const rulesOfTheAudit = Object.keys(RULES);
