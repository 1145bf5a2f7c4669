import { Client } from 'pg';

const ROWS_AT_A_TIME = 1_000;

/** Each column as text, so that what is checked is what is stored, and not what a driver makes of it. */
const ENTRIES = `
  select practice_id::text as "practiceId", sequence::text,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id::text as "actorId", action, outcome,
    status::text, about::text, wrote::text, engagement_id::text as "engagementId", coachee_id::text as "coacheeId",
    sign_in_id::text as "signInId", token_id::text as "tokenId", network, user_agent as "userAgent",
    request_id::text as "requestId", encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
  from audit_entry where practice_id = $1 and sequence > $2 order by audit_entry.sequence limit ${ROWS_AT_A_TIME}`;

/** An entry as it is stored: column by column, as text. */
export type StoredEntry = Record<
  | ('practiceId' | 'at' | 'actorId' | 'action' | 'outcome' | 'status' | 'about' | 'wrote' | 'engagementId')
  | ('coacheeId' | 'signInId' | 'tokenId' | 'network' | 'userAgent' | 'requestId' | 'previousHash'),
  string | null
> & { sequence: string; hash: string };

/** The chain of one practice. */
export interface StoredChain {
  practiceId: string;
  /** Where the database says that it ends; undefined where nothing was ever recorded. */
  head?: { sequence: number; hash: string };
  entries: AsyncIterable<StoredEntry>;
}

/**
 * Every practice's chain, one after the other, each as it was at one moment.
 * @param url of whoever may read all of them: the owner, who steps into the roles for it, or one past row-level
 *   security, such as rapport_backup
 */
export async function* auditChains(url: string): AsyncGenerator<StoredChain> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const bypasses = await bypassesPolicies(client);
    const as = (role: string) => (bypasses ? Promise.resolve() : client.query(`set role ${role}`));
    await as('rapport_directory');
    const { rows } = await client.query<{ id: string }>('select id from practice order by id');
    await as('rapport_audit');
    for (const { id } of rows) {
      await client.query('begin isolation level repeatable read read only');
      await client.query(`select set_config('rapport.practice', $1, true)`, [id]);
      yield { practiceId: id, head: await headOf(client, id), entries: entriesOf(client, id) };
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

async function bypassesPolicies(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ bypasses: boolean }>(
    'select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
  );
  return rows[0]?.bypasses === true;
}

async function headOf(client: Client, practiceId: string): Promise<StoredChain['head']> {
  const { rows } = await client.query<{ sequence: number; hash: string }>(
    `select sequence::float8 as sequence, encode(hash, 'hex') as hash from audit_head where practice_id = $1`,
    [practiceId],
  );
  return rows[0];
}

async function* entriesOf(client: Client, practiceId: string): AsyncGenerator<StoredEntry> {
  let last = '0';
  for (let more = true; more;) {
    const { rows } = await client.query<StoredEntry>(ENTRIES, [practiceId, last]);
    yield* rows;
    last = rows.at(-1)?.sequence ?? last;
    more = rows.length === ROWS_AT_A_TIME;
  }
}
