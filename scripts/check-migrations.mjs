/**
 * Has squawk read the SQL of every migration: whether Postgres would parse it, and whether it would hold up a database
 * that is in use. The migrations are classes, so each is run against a runner that writes down what it is asked.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../dist/src/platform/database/migrate.js';

/** Our integers count minutes, hours and versions, most of them under a check constraint; keys are uuids. */
const NEVER_ASKED = ['prefer-bigint-over-int'];

/**
 * Up to here the migrations make an empty database: nobody waits for their locks, and what the jobs library brings is
 * as it is. A migration written after the first release is held to every rule.
 */
const FIRST_RELEASE = 1764000000999;
const HARMLESS_WHEN_EMPTY = [
  'adding-field-with-default',
  'adding-foreign-key-constraint',
  'adding-not-nullable-field',
  'adding-serial-primary-key-field',
  'ban-drop-column',
  'ban-drop-not-null',
  'ban-drop-table',
  'constraint-missing-not-valid',
  'prefer-timestamp-tz',
  'require-concurrent-index-creation',
  'require-concurrent-index-deletion',
  'require-lock-timeout',
  'require-statement-timeout',
];

/** Going back drops what was made, with the server stopped: it has only to be SQL. */
const HARMLESS_GOING_BACK = HARMLESS_WHEN_EMPTY;

const folder = 'node_modules/.cache/rapport/migrations';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const first = [];
const later = [];
const back = [];
for (const Migration of migrations) {
  (stampOf(Migration) <= FIRST_RELEASE ? first : later).push(await written(Migration, 'up'));
  back.push(await written(Migration, 'down'));
}

const well = [squawk(first, HARMLESS_WHEN_EMPTY), squawk(later, []), squawk(back, HARMLESS_GOING_BACK)];
process.exitCode = well.every(Boolean) ? 0 : 1;

async function written(Migration, way) {
  const file = join(folder, `${Migration.name}.${way}.sql`);
  writeFileSync(file, await sqlOf(new Migration(), way));
  return file;
}

async function sqlOf(migration, way) {
  const statements = [];
  const runner = {
    query: async (sql) => {
      statements.push(`${sql.trim().replace(/;$/, '')};\n`);
      return [];
    },
  };
  await migration[way](runner);
  return statements.join('\n');
}

function stampOf(Migration) {
  return Number(/\d+$/.exec(Migration.name)[0]);
}

function squawk(files, excluded) {
  if (!files.length) return true;
  const args = [`--exclude=${[...NEVER_ASKED, ...excluded].join(',')}`, ...files];
  return (
    spawnSync(process.execPath, ['node_modules/squawk-cli/js/bin/squawk', ...args], { stdio: 'inherit' }).status === 0
  );
}
