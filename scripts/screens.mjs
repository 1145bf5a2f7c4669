/**
 * `npm run screens`: pictures of each screen into docs/screens, for people to look at before a change is done. Starts a
 * demonstration of its own, signs in as each of its people, and takes each screen wide and narrow, light and dark.
 * Names, or parts of them, choose some: `npm run screens -- planner`. It fails when a picture is too large to keep.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

const FOLDER = 'docs/screens';
const PASSWORD = 'demonstration';
const WIDTHS = { wide: { width: 1280, height: 860 }, narrow: { width: 360, height: 740 } };
const looksOf = ([width, size]) => ['light', 'dark'].map((colorScheme) => ({ width, size, colorScheme }));
const LOOKS = Object.entries(WIDTHS).flatMap(looksOf);
/** How much of a long page a `full` picture shows: each line of text adds bytes, since no letter is where another was. */
const TALLEST = { wide: 1060, narrow: 1600 };
const MOST_BYTES = 150_000;

/**
 * Whose screens, and which: a new one adds its line. `before` brings the page to what the picture shows; `full` shows
 * it from its top to its end, or as much as TALLEST allows.
 */
const screens = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'coach-week', who: 'coach', path: '/', full: true },
  { name: 'coach-week-move', who: 'coach', path: '/', before: moveOne },
  { name: 'coach-engagements', who: 'coach', path: '/engagements', full: true },
  { name: 'coach-hours', who: 'coach', path: '/availability' },
  { name: 'planner', who: 'coach', path: '/plan', before: planTwelve },
  { name: 'coachee-home', who: 'coachee', path: '/', full: true },
  { name: 'administrator-home', who: 'administrator', path: '/' },
  { name: 'engagement', who: 'coach', path: '/', before: engagementOf('Malik'), full: true },
  { name: 'goals', who: 'coachee', path: '/', before: engagementOf('Malik', 'Goals'), full: true },
  { name: 'goals-amend', who: 'coachee', path: '/', before: amending, full: true },
  { name: 'goal', who: 'coachee', path: '/', before: engagementOf('Malik', 'Goals', /^Deliberate/), full: true },
  { name: 'session', who: 'coachee', path: '/', before: engagementOf('Malik', 'Prepare'), full: true },
  { name: 'session-held', who: 'coach', path: '/', before: engagementOf('Malik', /^Session 2,/), full: true },
  { name: 'cancel', who: 'coachee', path: '/', before: engagementOf('Malik', 'Cancel') },
  { name: 'move', who: 'coachee', path: '/', before: engagementOf('Malik', 'Move') },
  { name: 'plan', who: 'coach', path: '/', before: engagementOf('Malik', 'Plan'), full: true },
  { name: 'plan-pause', who: 'coach', path: '/', before: engagementOf('Malik', 'Plan', 'Pause the engagement') },
  { name: 'reviews', who: 'coach', path: '/', before: engagementOf('Malik', 'Reviews') },
  { name: 'review', who: 'coach', path: '/', before: engagementOf('Malik', 'Reviews', /^Midpoint/), full: true },
  // Company, and what of an engagement goes outside.
  { name: 'coachee-sharing', who: 'coachee', path: '/sharing' },
  { name: 'coachee-sharing-preview', who: 'coachee', path: '/sharing', before: switchOne },
  { name: 'coachee-reports', who: 'coachee', path: '/sharing', before: openFirst('Reports'), full: true },
  { name: 'coachee-report', who: 'coachee', path: '/sharing', before: openReport },
  { name: 'coachee-report-sent', who: 'coachee', path: '/sharing', before: sendReport, full: true },
  { name: 'coachee-pulse', who: 'coachee', path: '/sharing', before: openFirst('Pulse'), full: true },
  { name: 'sponsor-home', who: 'sponsor', path: '/' },
  { name: 'company-engagement', who: 'sponsor', path: '/', before: openFirst('Malik Osei') },
  { name: 'company-agreeing', who: 'sponsor', path: '/', before: openFirst('Grace Liu') },
  { name: 'company-report', who: 'sponsor', path: '/', before: openFirst('Malik Osei', 'Midpoint report'), full: true },
  { name: 'administrator-person', who: 'administrator', path: '/', before: openFirst(/Malik Osei/), full: true },
  { name: 'administrator-companies', who: 'administrator', path: '/administration/companies', full: true },
  { name: 'administrator-practice', who: 'administrator', path: '/administration/practice', full: true },
  { name: 'administrator-audit', who: 'administrator', path: '/administration/audit' },
  { name: 'administrator-outcomes', who: 'administrator', path: '/administration/outcomes', full: true },
  { name: 'administrator-set-up', who: 'administrator', path: '/administration/set-up', full: true },
  { name: 'start', path: '/start', full: true },
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
  const theirsOf = (who) => asked.filter((one) => one.who === who);
  for (const who of new Set(asked.map((screen) => screen.who))) await takeAllOf(who, theirsOf(who));
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Jumps to somebody's engagement, and follows links by their names. */
function engagementOf(name, ...links) {
  return async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name }).first().click();
    await page.getByRole('navigation', { name: 'Parts of the engagement' }).waitFor();
    const main = page.getByRole('main');
    for (const link of links) {
      const button = main.getByRole('button', { name: link });
      await main.getByRole('link', { name: link }).or(button).first().click();
      await page.waitForLoadState('networkidle');
      await main.getByText('Loading').waitFor({ state: 'detached' });
    }
  };
}

async function amending(page) {
  await engagementOf('Malik', 'Goals')(page);
  await page.getByRole('button', { name: /^Say it in my own words: Make/ }).click();
  await page.getByLabel('Goal', { exact: true }).fill('Make the roadmap understood where it is paid for');
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
  await page.screenshot({ path });
  const { size } = statSync(path);
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

/** Goes on by links of these names, one after the other. */
function openFirst(...names) {
  return async (page) => {
    for (const name of names) {
      await page.getByRole('link', { name }).first().click({ timeout: 5_000 });
      await page.waitForTimeout(200);
      await page.waitForLoadState('networkidle');
      await page.locator('#main h1').waitFor();
    }
  };
}

/** Chooses to share one thing, and looks at what would be seen. */
async function switchOne(page) {
  await page.locator('label:has-text("Rating")').first().click({ timeout: 5_000 });
  await page.waitForLoadState('networkidle');
}

/** The midpoint report, drafted if it is not yet. */
async function openReport(page) {
  await openFirst('Reports')(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Midpoint report' });
  await row.getByRole('link').or(row.getByRole('button')).click({ timeout: 5_000 });
  await page.getByRole('heading', { level: 1, name: 'Midpoint report' }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** The same, approved and sent, if it is not yet. */
async function sendReport(page) {
  await openReport(page);
  if (!(await page.getByRole('button', { name: 'Approve this text' }).count())) return;
  await page.getByRole('button', { name: 'Approve this text' }).click();
  await page.getByRole('button', { name: 'Send to the company' }).click();
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.getByText('It stays as it is').waitFor();
}

/** A session of next week, which is to be moved to the day after. */
async function moveOne(page) {
  await page.getByRole('button', { name: 'The week after' }).click();
  await page.waitForLoadState('networkidle');
  const [narrow, wide] = [
    page.getByRole('button', { name: /^Move Malik Osei/ }),
    page.getByRole('button', { name: /^Malik Osei/ }),
  ];
  await narrow.or(wide).first().click({ timeout: 5_000 });
  const date = page.getByRole('dialog').locator('input[type="date"]');
  const day = new Date(`${await date.inputValue()}T12:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  await date.fill(day.toISOString().slice(0, 10));
  await page.waitForLoadState('networkidle');
}

/** Somebody to plan with, on Fridays: two of them are holidays. */
async function planTwelve(page) {
  const whom = page.getByRole('combobox', { name: 'With whom' });
  const between = page.getByText(/^Malik Osei with/);
  await page.getByRole('region', { name: 'The dates' }).waitFor();
  // A plan is kept: after the first picture, he is chosen.
  if (!(await between.count())) {
    await whom.fill('Malik');
    await page.getByRole('option', { name: 'Malik Osei' }).click();
    await between.waitFor();
  }
  await page.getByLabel('Weekly on').selectOption({ label: 'Friday' });
  await page.getByLabel('At', { exact: true }).fill('14:00');
  await page.waitForLoadState('networkidle');
  await page
    .getByText(/Christmas/)
    .first()
    .waitFor({ timeout: 5_000 });
}
