/**
 * `npm run screens`: pictures of each screen into docs/screens, for people to look at before a change is done. Starts a
 * demonstration of its own, signs in as each of its people, and takes each screen wide and narrow, light and dark.
 * Names, or parts of them, choose some: `npm run screens -- planner`. It fails when a picture is too large to keep.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { screens } from './screens-shown.mjs';
import { prepareWeb } from './web.mjs';

const FOLDER = 'docs/screens';
const PASSWORD = 'demonstration';
const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 360, height: 740 } };
const looksOf = ([width, size]) => ['light', 'dark'].map((colorScheme) => ({ width, size, colorScheme }));
const LOOKS = Object.entries(WIDTHS).flatMap(looksOf);
/** How much of a long page a `full` picture shows: each line of text adds bytes, since no letter is where another was. */
const TALLEST = { wide: 1060, narrow: 1600 };
const MOST_BYTES = 150_000;

prepare();
await prepareWeb();
// Not at the top: in a fresh clone, it is not there before.
const { PNG } = await import('pngjs');
const folder = mkdtempSync(join(tmpdir(), 'rapport-screens-'));
// PostgreSQL may run as a user of its own, who goes through it.
chmodSync(folder, 0o755);
const { url, stop } = await startDemonstration();
const browser = await launchChromium();
try {
  mkdirSync(FOLDER, { recursive: true });
  const only = process.argv.slice(2);
  const asked = screens.filter(({ name }) => !only.length || only.some((part) => name.includes(part)));
  const theirsOf = (who) => asked.filter((one) => one.who === who);
  for (const who of new Set(asked.map((screen) => screen.who))) await takeAllOf(who, theirsOf(who));
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function takeAllOf(who, theirs) {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  if (who) await signIn(page, who);
  for (const { name, path, before, full } of theirs)
    for (const { width, size, colorScheme } of LOOKS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.goto(path, { waitUntil: 'networkidle' });
      await before?.(page);
      if (full) await page.setViewportSize({ ...size, height: await heightOf(page, size.height, TALLEST[width]) });
      await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
      await page.waitForTimeout(300);
      await take(page, `${FOLDER}/${name}.${width}.${colorScheme}.png`);
    }
  process.stdout.write(`  ${who ?? 'nobody'}: ${theirs.map(({ name }) => name).join(', ')}\n`);
  await context.close();
}

async function heightOf(page, least, most) {
  const needed = await page.evaluate('document.documentElement.scrollHeight');
  return Math.max(least, Math.min(most, needed));
}

async function take(page, path) {
  const drawn = PNG.sync.read(await page.screenshot());
  // Letters are drawn alike more often than they are alike to what is above them: without filters, it packs better.
  const bytes = PNG.sync.write(drawn, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
  writeFileSync(path, bytes);
  const size = bytes.length;
  if (size <= MOST_BYTES) return;
  process.stderr.write(`${path} has ${Math.round(size / 1_000)} kB, and may have ${MOST_BYTES / 1_000}.\n`);
  process.exitCode = 1;
}

async function signIn(page, who) {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use a password' }).click();
  await page.getByLabel('E-mail address').fill(`${who}@harbour.example`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('#main h1').waitFor();
}

async function startDemonstration() {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: 'localhost', PUBLIC_URL: address, DATA_DIR: folder };
  const server = spawn(process.execPath, ['dist/src/main.js', '--demonstration'], {
    env: { ...env, RATE_LIMIT_FACTOR: '1000', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (said) => String(said).includes(`Rapport is at ${address}`) && resolve());
    void ended.then(() => reject(new Error('The demonstration did not start.')));
  });
  return { url: address, stop: () => (server.kill('SIGTERM'), ended) };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
