import type { DataSource } from 'typeorm';

/** The server would run with more rights than its own role has. */
export class TooPowerfulError extends Error {}

/**
 * Refuses to serve as a role that row-level security does not hold, or that could empty or change tables.
 * @throws TooPowerfulError saying why
 */
export async function refuseTooPowerful(dataSource: DataSource): Promise<void> {
  const [found] = await dataSource.query<{ why: string | null }[]>(`
    select case
      when current_user <> 'rapport_app' then format('it signs in as %s, not as rapport_app', current_user)
      when r.rolsuper then 'the role is a superuser'
      when r.rolbypassrls then 'the role bypasses row-level security'
      when exists (select from pg_class where relowner = r.oid) then 'the role owns tables'
      when exists (select from pg_class c where c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)
                   and c.relkind = 'r' and has_table_privilege(c.oid, 'TRUNCATE')) then 'the role may TRUNCATE'
    end as why from pg_roles r where r.rolname = current_user`);
  if (found?.why) throw new TooPowerfulError(`The server does not start: ${found.why}. See docs/operating.md.`);
}
