/**
 * `npm run check`: what can be told without running anything. Two checks at a time, each silent unless it fails.
 * `npm run check -- lint types` does those alone.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { prepareClient } from './client.mjs';
import { prepare, seconds } from './prepare.mjs';
import { prepareWebClient } from './web.mjs';

const cache = 'node_modules/.cache/rapport';
const packaged = (file, ...args) => [`node_modules/${file}`, ...args];

/** Name, what Node runs, and what to do about a failure where that isn't in what it says. The longest come first. */
const checks = [
  [
    'types',
    packaged(
      'typescript/bin/tsc',
      '-p',
      'tsconfig.json',
      '--noEmit',
      '--incremental',
      '--pretty',
      '--tsBuildInfoFile',
      `${cache}/types.json`,
    ),
  ],
  [
    'web types',
    packaged(
      'typescript/bin/tsc',
      '-p',
      'web/tsconfig.json',
      '--noEmit',
      '--incremental',
      '--pretty',
      '--tsBuildInfoFile',
      `${cache}/web-types.json`,
    ),
  ],
  [
    'format',
    packaged(
      'prettier/bin/prettier.cjs',
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-location',
      `${cache}/format.json`,
      '.',
    ),
    'npm run format',
  ],
  [
    'architecture',
    packaged(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
      'src',
      'migrations',
      'web/src',
    ),
  ],
  ['lint', packaged('oxlint/bin/oxlint')],
  ['house rules', ['scripts/check-house-rules.mjs']],
  ['migrations', ['scripts/check-migrations.mjs']],
  ['containers', ['scripts/check-container-files.mjs']],
];

const asked = process.argv.slice(2).filter((argument) => argument !== '--prepared');
if (!process.argv.includes('--prepared')) {
  prepare();
  // The tour is checked with the client that it drives.
  await prepareClient();
  await prepareWebClient();
}

// `types` means those of the app too.
const isAsked = ([name]) => asked.some((one) => name === one || name === `web ${one}`);
const waiting = asked.length ? checks.filter(isAsked) : [...checks];
const unknown = asked.filter((name) => !checks.some(([known]) => known === name));
if (unknown.length) {
  process.stderr.write(
    `No such check: ${unknown.join(', ')}. There are: ${checks.map(([name]) => name).join(', ')}.\n`,
  );
  process.exit(1);
}

let failed = false;
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, worker));
process.exitCode = failed ? 1 : 0;

async function worker() {
  for (let check = waiting.shift(); check; check = waiting.shift()) await carryOut(check);
}

async function carryOut([name, args, remedy]) {
  const begun = performance.now();
  const { code, said } = await run(args);
  process.stdout.write(`  ${code === 0 ? '✓' : '✗'} ${name.padEnd(14)}${seconds(begun).padStart(7)}\n`);
  if (code === 0) return;
  failed = true;
  process.stdout.write(`\n${said.trim()}\n${remedy ? `\nTo put it right: ${remedy}\n` : ''}\n`);
}

function run(args) {
  // Its output is kept until it ends, so colours have to be asked for.
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
