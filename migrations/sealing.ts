import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { MasterKeys, type MasterKey } from '../src/platform/secrets/master-keys.js';
import { KEY_BYTES, open, seal } from '../src/platform/secrets/seal.js';

/** Rows that are sealed, or opened, at once. */
const AT_ONCE = 500;

let masterKeys: MasterKeys | undefined;

/** Says under which keys migrations seal what was in the clear. Without any, they refuse where there is something. */
export function sealUnder(keys: readonly MasterKey[]): void {
  masterKeys = keys.length ? new MasterKeys(keys) : undefined;
}

/** Words in a table of a child of an engagement: in `column` in the clear, in `sealed` sealed. */
interface Words {
  /** Where they stand in the clear. */
  table: string;
  column: string;
  /** SQL: for what each is sealed, such as `'note:' || id`. */
  context: string;
}

interface Row {
  place: string;
  practiceId: string;
  engagementId: string;
  context: string;
  words: string | Buffer;
}

/**
 * Seals what a column holds in the clear, each under its engagement's key, which is made where there is none: the table
 * gets a column `sealed` instead. Its owner, who migrates, is held to no policy meanwhile.
 */
export async function sealColumn(runner: QueryRunner, { table, column, context }: Words): Promise<void> {
  await runner.query(`alter table ${table} add column sealed bytea`);
  await beyondPolicies(runner, [table, 'content.engagement_key'], () =>
    eachRow(runner, { table, from: column, to: 'sealed', context }, (key, words, about) =>
      seal(key, Buffer.from(words as string, 'utf8'), about),
    ),
  );
  await runner.query(`alter table ${table} alter column sealed set not null, drop column ${column}`);
}

/** The way back: the words stand in the clear again. */
export async function openColumn(runner: QueryRunner, { table, column, context }: Words): Promise<void> {
  await runner.query(`alter table ${table} add column ${column} text`);
  await beyondPolicies(runner, [table, 'content.engagement_key'], () =>
    eachRow(runner, { table, from: 'sealed', to: column, context }, (key, words, about) =>
      open(key, words as Buffer, about).toString('utf8'),
    ),
  );
  await runner.query(`alter table ${table} alter column ${column} set not null, drop column sealed`);
}

async function beyondPolicies(runner: QueryRunner, tables: string[], work: () => Promise<void>): Promise<void> {
  for (const table of tables) await runner.query(`alter table ${table} no force row level security`);
  await work();
  for (const table of tables) await runner.query(`alter table ${table} force row level security`);
}

async function eachRow(
  runner: QueryRunner,
  { table, from, to, context }: { table: string; from: string; to: string; context: string },
  turn: (key: Buffer, words: string | Buffer, context: string) => string | Buffer,
): Promise<void> {
  for (let isMore = true; isMore;) {
    const rows = (await runner.query(`
      select ctid::text as place, practice_id as "practiceId", engagement_id as "engagementId", ${context} as context,
        ${from} as words
      from ${table} where ${to} is null limit ${AT_ONCE}`)) as Row[];
    for (const { place, practiceId, engagementId, context: about, words } of rows) {
      const key = await keyOf(runner, table, { practiceId, engagementId });
      await runner.query(`update ${table} set ${to} = $1 where ctid = $2::tid`, [turn(key, words, about), place]);
    }
    isMore = rows.length === AT_ONCE;
  }
}

async function keyOf(
  runner: QueryRunner,
  table: string,
  { practiceId, engagementId }: { practiceId: string; engagementId: string },
): Promise<Buffer> {
  if (!masterKeys) throw new Error(`CONTENT_KEYS is needed to migrate: ${table} has rows that are sealed under them`);
  const context = `engagement:${engagementId}`;
  const found = (await runner.query(
    `select master_key as "masterKey", wrapped from content.engagement_key where practice_id = $1 and engagement_id = $2`,
    [practiceId, engagementId],
  )) as { masterKey: string; wrapped: Buffer }[];
  if (found[0]) return masterKeys.unwrap(found[0], context);
  const key = randomBytes(KEY_BYTES);
  const { masterKey, wrapped } = masterKeys.wrap(key, context);
  await runner.query(
    `insert into content.engagement_key
       (practice_id, engagement_id, coach_id, coachee_id, company_id, master_key, wrapped, made_at)
     select practice_id, id, coach_id, coachee_id, company_id, $3, $4, now() from engagement
     where practice_id = $1 and id = $2`,
    [practiceId, engagementId, masterKey, wrapped],
  );
  return key;
}
