import type { Client } from 'pg';

/** A table as the catalogue has it. */
export interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
  columns: { name: string; type: string; generated: boolean }[];
  /** Columns that some policy of it looks at: rows that agree in these are the same to row-level security. */
  decisive: string[];
  /** Those of them that policies for a command look at. */
  decisiveFor: Record<'insert' | 'update', string[]>;
  /** Columns that name people, besides an engagement's own two. */
  people: string[];
}

/** What a role may do with a table: a command, and the columns it holds for where it does not hold for all. */
export interface Right {
  table: string;
  role: string;
  command: 'select' | 'insert' | 'update' | 'delete' | 'truncate' | 'references' | 'trigger';
  whole: boolean;
  columns: string[];
}

/** All but `limits`: nobody's rows are in there, and they come and go by themselves. */
export const SCHEMAS = `('public', 'content', 'auth', 'jobs')`;
const TABLES = `
  select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ${SCHEMAS}`;
/** rapport_app, the roles it steps into, and those that own functions: not whoever owns the tables. */
const ROLES = `select r.oid, r.rolname from pg_roles r where r.rolname like 'rapport\\_%' and not r.rolsuper`;

/** Every table there is, or the one of this name. */
export async function tablesOf(owner: Client, named?: string): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `
    select t.name, t.relrowsecurity as enabled, t.relforcerowsecurity as forced,
      (select jsonb_agg(jsonb_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, -1),
         'generated', a.attgenerated <> '' or a.attidentity = 'a') order by a.attnum)
       from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = t.oid and exists (
        select from pg_depend d join pg_policy p on p.oid = d.objid
        where d.classid = 'pg_policy'::regclass and p.polrelid = t.oid and d.refobjid = t.oid and d.refobjsubid = a.attnum)
        order by a.attnum) as decisive,
      (select jsonb_object_agg(c.command, array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = t.oid and exists (
        select from pg_depend d join pg_policy p on p.oid = d.objid and p.polcmd in ('*', c.code)
        where d.classid = 'pg_policy'::regclass and p.polrelid = t.oid and d.refobjid = t.oid and d.refobjsubid = a.attnum)
        order by a.attnum)) from (values ('insert', 'a'::"char"), ('update', 'w')) as c (command, code)) as "decisiveFor",
      array(select distinct quote_ident(a.attname) from pg_constraint f join pg_attribute a
        on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
        where f.conrelid = t.oid and f.confrelid = 'public.person'::regclass and a.attname <> 'practice_id' order by 1) as people
    from (${TABLES}) t where $1::text is null or t.name = $1 order by t.name collate "C"`,
    [named],
  );
  return rows;
}

/** What every role may do with every table, or with one: as Postgres would decide it, whatever the way it was granted. */
export async function rightsOn(owner: Client, table?: string): Promise<Right[]> {
  const { rows } = await owner.query<Right>(
    `select t.name as table, r.rolname as role, lower(p.command) as command,
       has_table_privilege(r.oid, t.oid, p.command) as whole, c.columns
     from (${TABLES}) t cross join (${ROLES}) r
     cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
       with ordinality as p (command, place)
     cross join lateral (select case when p.command in ('DELETE', 'TRUNCATE', 'TRIGGER') then array[]::text[] else
       array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = t.oid and a.attnum > 0
         and not a.attisdropped and has_column_privilege(r.oid, t.oid, a.attnum, p.command) order by a.attnum) end) c (columns)
     where ($1::text is null or t.name = $1)
       and (has_table_privilege(r.oid, t.oid, p.command) or cardinality(c.columns) > 0)
     order by t.name collate "C", r.rolname = 'rapport_app' desc, r.rolname collate "C", p.place`,
    [table],
  );
  return rows;
}

/** A line a role: what it is granted. */
export function describeRights(rights: Right[]): [role: string, line: string][] {
  const roles = [...new Set(rights.map(({ role }) => role))];
  return roles.map((role) => {
    const own = rights.filter((right) => right.role === role);
    const told = own.map(({ command, whole, columns }) => (whole ? command : `${command} (${columns.join(', ')})`));
    return [role, `  ${role}: ${told.join(', ')}`];
  });
}

/** What is no table: which roles the server steps into, who reaches a schema, and who may call a function. */
export async function otherRights(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    select line from (
      select 1 as part, r.rolname || ': ' || concat_ws(', ',
        case when r.rolname <> 'rapport_app' and pg_has_role('rapport_app', r.oid, 'member') then 'rapport_app steps into it' end,
        case when r.rolbypassrls then 'BYPASSES ROW-LEVEL SECURITY' end,
        case when r.rolcanlogin then 'signs in' end, 'reaches ' || (
          select coalesce(string_agg(n.nspname || case when has_schema_privilege(r.oid, n.oid, 'create') then ' and creates in it' else '' end,
            ', ' order by n.nspname), 'no schema') from pg_namespace n
          where n.nspname in ${SCHEMAS} and has_schema_privilege(r.oid, n.oid, 'usage'))) as line
      from (select * from pg_roles where oid in (select oid from (${ROLES}) ours)) r
      union all
      select 2, format('%s.%s(%s)%s: %s', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid),
        case when f.prosecdef then ', with the rights of ' || case when o.rolsuper then 'the owner' else o.rolname end else '' end,
        coalesce((select string_agg(r.rolname, ', ' order by r.rolname collate "C") from (${ROLES}) r
          where has_function_privilege(r.oid, f.oid, 'execute')), 'nobody'))
      from pg_proc f join pg_namespace n on n.oid = f.pronamespace join pg_roles o on o.oid = f.proowner
      where n.nspname in ${SCHEMAS}
        and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')) as all_of_them
    order by part, line collate "C"`);
  return rows.map(({ line }) => line);
}
