/**
 * `npm run mutations`: breaks each policy and grant in Postgres, and each mark of the table of permissions, one at a
 * time, and lists those that no test would notice. `npm run mutations -- permissions` and `-- postgres` are one part of
 * it, and `-- goal note` breaks what Postgres has about tables with one of these words in their name.
 */
import { spawnSync } from 'node:child_process';
import { prepare, seconds } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

prepare();
await prepareWeb();
const begun = performance.now();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const words = process.argv.slice(2);
const parts = words.filter((word) => ['permissions', 'postgres'].includes(word));
const tables = words.filter((word) => !parts.includes(word));
const files = (tables.length ? ['postgres'] : parts).map((part) => `test/access/${part}.mutations.ts`);
const args = [...jest, '--config', 'jest.mutations.config.js', ...files];
const env = tables.length ? { ...process.env, RAPPORT_TABLES: tables.join(' ') } : process.env;
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
process.stdout.write(`\n${status === 0 ? 'Nothing survived' : 'Something survived'}, in ${seconds(begun)}.\n`);
process.exitCode = status ?? 1;
