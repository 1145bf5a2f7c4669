/**
 * `npm run bench`: what the application costs, as a share of the floor (bench/serve-floor.mjs), both in this one run and
 * in turns, because machines are noisy; whether a known address takes as long as an unknown one (bench/same-time.mjs);
 * and how long a coach waits for their week in a browser (bench/first-paint.mjs; alone: `npm run bench -- first-paint`).
 * Never a test: numbers are read, and written down in docs/benchmarks.md.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

const ROUNDS = 3;
const SECONDS = 4;

prepare();
await prepareWeb();
const { default: autocannon } = await import('autocannon');
const { startEmbedded } = await import('../dist/src/platform/database/embedded.js');
const { createDatabaseIfMissing, migrate } = await import('../dist/src/platform/database/migrate.js');
const { measureFirstPaint } = await import('../bench/first-paint.mjs');
const { seed } = await import('../bench/seed.mjs');
const { compareAddresses, seedPassword } = await import('../bench/same-time.mjs');

const dataDir = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
chmodSync(dataDir, 0o755);
const database = await startEmbedded(dataDir, () => undefined);
const servers = [];
try {
  if (!process.argv.includes('first-paint')) await measureRequests();
  console.log('the first paint of a week, four times slower than this machine …');
  if (!(await measureFirstPaint(database, serve))) process.exitCode = 1;
} finally {
  for (const server of servers) server.kill();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measureRequests() {
  await createDatabaseIfMissing(database.ownerUrl);
  await migrate(database.ownerUrl, database.url);
  console.log('2,000 engagements, 24,000 sessions, 6,000 goals …');
  const { company, engagement, coach, sponsor, busy, busyCoach, twoYears, ofTwoYears } = await seed(database.ownerUrl);
  const app = await serve('bench/serve-app.mjs', { DATABASE_URL: database.url });
  const floor = await serve('bench/serve-floor.mjs', { OWNER_URL: database.ownerUrl });
  const ways = [
    ['engagement detail', `/api/v1/engagements/${engagement}`, coach],
    ['its sessions', `/api/v1/engagements/${engagement}/sessions`, coach],
    ["sponsor's overview, a page of 50", `/api/v1/companies/${company}/overview?limit=50`, sponsor],
  ];
  for (const [name, path, token] of ways) await compare(name, path, token, app, floor);
  const slots = `/api/v1/coaches/${busyCoach}/slots?to=${inEightWeeks()}`;
  // The floor is its SQL alone: what the server computes of it costs the rest.
  await compare('slots of eight weeks, 300 sessions', slots, busy, app, floor);
  await compareOneByOne('the same, one by one', slots, busy, app, floor);
  const preparation = `/api/v1/engagements/${twoYears}/preparation`;
  await compare('before the next session, two years', preparation, ofTwoYears, app, floor);
  await compareOneByOne('the same, one by one', preparation, ofTwoYears, app, floor);
  await seedPassword(database.ownerUrl);
  console.log('a known address and an unknown one, medians …');
  if (!(await compareAddresses(app))) process.exitCode = 1;
}

async function compare(name, path, token, app, floor) {
  const rates = { app: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.floor.push(await rate(floor + path));
    rates.app.push(await rate(app + path, token));
  }
  const [ours, least] = [median(rates.app), median(rates.floor)];
  console.log(
    `${name.padEnd(36)} ${(ours / least).toFixed(2)} of the floor   (${ours.toFixed(0)} of ${least.toFixed(0)} requests a second)`,
  );
}

/** What one request takes that waits for nobody else, beside its SQL. */
async function compareOneByOne(name, path, token, app, floor) {
  const times = { app: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.floor.push(1_000 / (await rate(floor + path, undefined, 1)));
    times.app.push(1_000 / (await rate(app + path, token, 1)));
  }
  const [ours, least] = [median(times.app), median(times.floor)];
  console.log(`${name.padEnd(36)} ${ours.toFixed(1)} ms, ${least.toFixed(1)} ms of them SQL`);
}

function inEightWeeks() {
  return new Date(Date.now() + 55 * 86_400_000).toISOString().slice(0, 10);
}

async function rate(url, token, connections = 10) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections, duration: SECONDS });
  if (non2xx || errors) throw new Error(`${url}: ${non2xx} answers were not 2xx, ${errors} errors`);
  return requests.average;
}

async function serve(script, env) {
  const server = fork(script, { env: { ...process.env, ...env, NODE_ENV: 'production' } });
  servers.push(server);
  const [{ url }] = await once(server, 'message');
  return url.replace('localhost', '127.0.0.1').replace('[::1]', '127.0.0.1');
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
