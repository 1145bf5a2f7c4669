import { Client } from 'pg';
import type { TestApp } from '../support/test-app.js';

const tables = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'content', 'auth', 'jobs') and c.relkind = 'r' order by 1`;

/** A connection past row-level security, as the owner, who is a superuser here. It has to be ended. */
export async function connectAsOwner(test: TestApp): Promise<Client> {
  const client = new Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  return client;
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(tables);
  if (!rows.some(({ name }) => name === 'content.note')) throw new Error('The content is not in sight');
  return rows.map(({ name }) => name);
}

/** Being refused is recorded in these: a refusal that leaves them as they were would be the mistake. */
const AUDIT = ['public.audit_entry', 'public.audit_head'];

/** A row as text. That a credential was used, any request writes down now and then, whatever it asked. */
const ROW = `(to_jsonb(t) - '{last_used_at,last_seen_at}'::text[])::text`;

/**
 * Every table with a digest of its rows, but those of the audit trail: what changed nothing leaves all of them equal.
 * Asked hundreds of times in a file, so it is prepared, and each row is put into words once: that is a fifth of the work.
 */
export async function digests(client: Client): Promise<Record<string, string>> {
  const text = statements.get(client) ?? (await digestsOf(client));
  statements.set(client, text);
  const { rows } = await client.query<{ name: string; digest: string }>({ name: 'digests', text });
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

const statements = new WeakMap<Client, string>();

async function digestsOf(client: Client): Promise<string> {
  const tables = (await tablesOf(client)).filter((name) => !AUDIT.includes(name));
  const parts = tables.map(
    // Without the offset, Postgres would put the expression into both places that name it.
    (name) => `select '${name}' as name, md5(coalesce(string_agg(words, '|' order by words), '')) as digest
      from (select ${ROW} as words from ${name} t offset 0) rows`,
  );
  return parts.join(' union all ');
}

/** What the audit trail has of each of these requests, in the order in which they were asked. */
export async function recordedOf(client: Client, requestIds: string[]): Promise<object[][]> {
  const { rows } = await client.query<{ asked: string; entry: object }>(
    `select request_id::text as asked, json_build_object('personId', actor_id, 'action', action, 'outcome', outcome,
       'status', status) as entry
     from audit_entry where request_id = any($1) order by sequence`,
    [requestIds],
  );
  return requestIds.map((id) => rows.filter(({ asked }) => asked === id).map(({ entry }) => entry));
}

/** The tables that a text stands in, anywhere in a row, as text or as bytes. */
export async function tablesWith(client: Client, text: string): Promise<string[]> {
  const parts = (await tablesOf(client)).map(
    (name) => `select '${name}' as name where exists (select from ${name} t where strpos(t::text, $1) > 0
        or strpos(t::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0)`,
  );
  const { rows } = await client.query<{ name: string }>(parts.join(' union all '), [text]);
  return rows.map(({ name }) => name).sort();
}
