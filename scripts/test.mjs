/**
 * `npm test`: everything that can fail. Installs and builds what is missing, then the checks, then the tests; stops at
 * the first that fails. `npm test -- test/goals` runs those tests alone.
 */
import { spawnSync } from 'node:child_process';
import { unpackChromium } from './chromium.mjs';
import { prepareClient } from './client.mjs';
import { prepare, seconds } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

const only = process.argv.slice(2);

prepare();
await prepareClient();
await prepareWeb();
await unpackChromium();
if (only.length === 0) step('Checks', ['scripts/check.mjs', '--prepared']);
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
step('Tests', [...jest, ...only]);

function step(name, args) {
  process.stdout.write(`\n${name} …\n`);
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  // The tests say themselves how long they took, as the last thing.
  if (name !== 'Tests') process.stdout.write(`  done in ${seconds(begun)}\n`);
}
