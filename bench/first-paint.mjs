/**
 * How long a coach waits for their week: the largest contentful paint, and the first session in the calendar, of the
 * built app in a real Chromium whose CPU is throttled four times, with nothing kept from before and then once more.
 * One coach has 300 sessions over eight weeks, six a day; another one has all 300 in this one week, which nobody could
 * hold. Unlike the rest of `npm run bench`, it has a limit: `npm run bench -- first-paint` measures nothing else.
 */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDatabaseIfMissing, migrate } from '../dist/src/platform/database/migrate.js';
import { launchChromium } from '../scripts/chromium.mjs';

const ROUNDS = 5;
const THROTTLED = 4;
/** What is painted after the calendar may be larger yet. */
const SETTLED_MS = 1_000;
/** In the middle of the rounds, from nothing and again. */
const LIMIT_MS = 1_500;
const practice = '00000000-0000-7000-8000-000000000001';
const id = (kind, number) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const columns = 'practice_id, engagement_id, coach_id, coachee_id';

/** A coach with thirty engagements, and when the k-th of their 300 sessions begins. */
function busy(coach, at, length) {
  const parties = `'${practice}', ${id('e', `${coach} * 100 + n`)}, ${id('a', coach)}, ${id('b', 'n')}`;
  return [
    `insert into engagement (practice_id, id, coach_id, coachee_id, kind, state, starts_on, ends_on, months, sessions,
        session_minutes, every_weeks, local_time, time_zone, activated_at, created_at, created_by_id)
      select ${parties}, 'personal', 'active', current_date - 7, current_date + 84, 3, 12, 60, 1, '10:00', 'UTC', now(), now(),
        ${id('a', coach)}
      from generate_series(1, 30) n`,
    `insert into session (${columns}, id, number, state, starts_at, ends_at, local_date, local_time, time_zone, tz_version)
      select ${parties}, ${id('c', `${coach} * 100000 + n * 16 + w`)}, w, 'scheduled', at, at + interval '${length}', at::date, at::time,
        'UTC', 'bench'
      from generate_series(1, 30) n, generate_series(1, 10) w, lateral (select n * 10 + w - 11 as k) k,
        lateral (select date_trunc('week', now()) + ${at} as at) t`,
    `insert into availability (practice_id, person_id, buffer_before_minutes, buffer_after_minutes, minimum_notice_minutes,
        slot_step_minutes, holiday_country, holiday_region, version)
      values ('${practice}', ${id('a', coach)}, 0, 10, 60, 30, 'DE', 'BY', 1)`,
    `insert into weekly_window (practice_id, id, person_id, weekday, from_minute, to_minute)
      select '${practice}', gen_random_uuid(), ${id('a', coach)}, n, 480, 1200 from generate_series(1, 7) n`,
  ];
}

const statements = [
  `insert into practice (id, name, time_zone, created_at) values ('${practice}', 'Bench', 'UTC', now())`,
  ...[
    ['a', 2],
    ['b', 30],
  ].map(
    ([kind, count]) => `insert into person (practice_id, id, name, email, time_zone, created_at)
      select '${practice}', ${id(kind, 'n')}, 'Person ' || n, '${kind}' || n || '@example.org', 'UTC', now()
      from generate_series(1, ${count}) n`,
  ),
  `insert into capacity (practice_id, id, person_id, capacity, given_at)
    select '${practice}', gen_random_uuid(), ${id('a', 'n')}, 'coach', now() from generate_series(1, 2) n`,
  ...busy(1, `(k / 6) * interval '1 day' + (9 + k % 6) * interval '1 hour'`, '1 hour'),
  ...busy(2, `(k / 43) * interval '1 day' + interval '1 hour' + (k % 43) * interval '30 minutes'`, '30 minutes'),
  'analyze',
];

/**
 * Measures it, in a database of its own beside the one that is given, and answers whether it was in time.
 * @param serve starts bench/serve-app.mjs, and answers where it is
 */
export async function measureFirstPaint(database, serve) {
  const [ownerUrl, url] = [database.ownerUrl, database.url].map((each) => each.replace(/[^/]+$/, 'first_paint'));
  await createDatabaseIfMissing(ownerUrl);
  await migrate(ownerUrl, url);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const browser = await launchChromium();
  try {
    await client.query(`select set_config('rapport.practice', '${practice}', false)`);
    for (const statement of statements) await client.query(statement);
    const app = (await serve('bench/serve-app.mjs', { DATABASE_URL: url })).replace('127.0.0.1', 'localhost');
    const inTime = [];
    for (const [name, coach] of [
      ['a week of 300 sessions', 1],
      ['all 300 in one week', 2],
    ])
      inTime.push(await measure(browser, name, app, await token(client, coach)));
    return inTime.every(Boolean);
  } finally {
    await browser.close();
    await client.end();
  }
}

async function measure(browser, name, url, secret) {
  const times = { 'from nothing': [], again: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, timezoneId: 'UTC' });
    await context.setExtraHTTPHeaders({ authorization: `Bearer ${secret}` });
    await context.addInitScript(watch);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED });
    for (const seen of Object.values(times)) {
      await page.goto(url);
      await page.locator('[data-kind="session"]').first().waitFor();
      await page.waitForTimeout(SETTLED_MS);
      seen.push(await page.evaluate('globalThis.seen'));
    }
    await context.close();
  }
  const verdicts = Object.entries(times).map(([kind, seen]) => {
    const middle = (what) => median(seen.map((each) => each[what]));
    const [largest, first] = [middle('largest'), middle('first')];
    console.log(
      `${`${name}, ${kind}`.padEnd(36)} ${largest.toFixed(0)} ms to the largest paint ` +
        `(${Math.min(...seen.map((each) => each.largest)).toFixed(0)} at best), ` +
        `${first.toFixed(0)} ms to the first of ${middle('sessions')} sessions`,
    );
    return largest <= LIMIT_MS;
  });
  return verdicts.every(Boolean);
}

/** In the page, before anything of it runs. Whoever is signed in has this mark; here, a token says who they are. */
function watch() {
  localStorage.setItem('rapport.signed-in', 'yes');
  const seen = { largest: 0, first: 0, sessions: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => {
    seen.sessions = document.querySelectorAll('[data-kind="session"]').length;
    if (seen.sessions && !seen.first) seen.first = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function token(client, number) {
  const secret = `rpt_${randomBytes(32).toString('base64url')}`;
  await client.query(
    `with account as (insert into auth.account (id, name, email, created_at)
         values (gen_random_uuid(), 'Bench', $1, now()) returning id),
       tied as (update person set user_id = (select id from account) where id = ${id('a', number)})
     insert into api_token (practice_id, id, person_id, name, prefix, hash, created_at, expires_at)
     values ('${practice}', gen_random_uuid(), ${id('a', number)}, 'bench', 'rpt_', $2, now(), now() + interval '1 day')`,
    [`a${number}@example.org`, createHash('sha256').update(secret).digest()],
  );
  return secret;
}
