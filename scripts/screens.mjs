/**
 * `npm run screens`: pictures of each screen into docs/screens, for people to look at before a change is done. Starts a
 * demonstration of its own, signs in as each of its people, and takes each screen wide and narrow, light and dark.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

const FOLDER = 'docs/screens';
const PASSWORD = 'demonstration';
const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 360, height: 740 } };

/** Whose screens, and which: a new one adds its line. `before` brings the page to what the picture shows. */
const screens = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'coach-week', who: 'coach', path: '/' },
  { name: 'coachee-home', who: 'coachee', path: '/' },
  { name: 'sponsor-home', who: 'sponsor', path: '/' },
  { name: 'administrator-home', who: 'administrator', path: '/' },
  {
    name: 'engagement',
    who: 'coach',
    path: '/',
    before: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: 'Malik' }).click();
      await page.getByRole('heading', { name: 'Malik' }).waitFor();
    },
  },
  { name: 'profile', who: 'coach', path: '/profile' },
  { name: 'jump', who: 'coach', path: '/', before: (page) => page.keyboard.press('Control+k') },
];

prepare();
await prepareWeb();
const folder = mkdtempSync(join(tmpdir(), 'rapport-screens-'));
// PostgreSQL may run as a user of its own, who goes through it.
chmodSync(folder, 0o755);
const { url, stop } = await startDemonstration();
const browser = await launchChromium();
try {
  mkdirSync(FOLDER, { recursive: true });
  const only = process.argv.slice(2);
  const asked = screens.filter(({ name }) => !only.length || only.some((part) => name.includes(part)));
  for (const who of new Set(asked.map((screen) => screen.who)))
    await takeAllOf(
      who,
      asked.filter((one) => one.who === who),
    );
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function takeAllOf(who, theirs) {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  if (who) await signIn(page, who);
  for (const { name, path, before } of theirs)
    for (const [width, size] of Object.entries(WIDTHS))
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        await page.goto(path, { waitUntil: 'networkidle' });
        await before?.(page);
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${FOLDER}/${name}.${width}.${colorScheme}.png` });
      }
  process.stdout.write(`  ${who ?? 'nobody'}: ${theirs.map(({ name }) => name).join(', ')}\n`);
  await context.close();
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
