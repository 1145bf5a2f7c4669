/**
 * `npm run mutations`: breaks each policy and grant in Postgres, and each mark of the table of permissions, one at a
 * time, and lists those that no test would notice. `npm run mutations -- permissions` runs some of it.
 */
import { spawnSync } from 'node:child_process';
import { prepare, seconds } from './prepare.mjs';

prepare();
const begun = performance.now();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const args = [...jest, '--config', 'jest.mutations.config.js', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.stdout.write(`\n${status === 0 ? 'Nothing survived' : 'Something survived'}, in ${seconds(begun)}.\n`);
process.exitCode = status ?? 1;
