/**
 * `npm run tour`: plays an engagement from its first day to its renewal against a running server, through its public
 * API alone. `npm run tour -- --url https://rapport.example.org` plays it there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { prepareClient } from './client.mjs';
import { filesIn, fingerprintOf, prepare, timed } from './prepare.mjs';

const stamp = 'dist/.tour-from';

prepare();
await prepareClient();
buildTour();
const { status } = run(['--enable-source-maps', 'dist/tour/main.js', ...process.argv.slice(2)]);
process.exitCode = status ?? 1;

function buildTour() {
  const sources = fingerprintOf(['tsconfig.json', 'tsconfig.tour.json', ...filesIn('tour', '.ts')]);
  if (existsSync('dist/tour/main.js') && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tour.json', '--pretty'];
  if (!timed('Building the tour', () => run(compiler).status === 0)) process.exit(1);
  writeFileSync(stamp, sources);
}

function run(args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' });
}
