/**
 * The overview of a company of 1,000 engagements, a page of 50, alone and then among 100,000 engagements in the database:
 * how long one takes that waits for nobody else, and its rate as a share of the floor (bench/serve-floor.mjs), which
 * shows a page and counts nothing. `node bench/overview.mjs`, after `npm run build`.
 */
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { fillStandings } from '../dist/migrations/standing.js';
import { startEmbedded } from '../dist/src/platform/database/embedded.js';
import { createDatabaseIfMissing, migrate } from '../dist/src/platform/database/migrate.js';

const COMPANIES = 100;
const SECONDS = 4;
const practice = '00000000-0000-7000-8000-000000000001';
const id = (kind, number) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const company = '00000000-0000-7000-8000-000000000001'.replace(/^0/, 'f');
const companyOf = (n) => id('f', `(${n} - 1) / 1000 + 1`);
const parties = (n) => `'${practice}', ${id('e', n)}, ${id('a', `${n} % 1000 + 1`)}, ${id('b', n)}, ${companyOf(n)}`;
const columns = 'practice_id, engagement_id, coach_id, coachee_id, company_id';

const base = [
  `insert into practice (id, name, time_zone, created_at) values ('${practice}', 'Bench', 'UTC', now())`,
  `insert into company (practice_id, id, name, created_at)
    select '${practice}', ${id('f', 'n')}, 'Company ' || n, now() from generate_series(1, ${COMPANIES}) n`,
  people('a', 1, 1_000),
  people('d', 1, 1),
  `insert into company_sponsor (practice_id, id, company_id, person_id, since)
    values ('${practice}', gen_random_uuid(), '${company}', ${id('d', 1)}, now())`,
];

function people(kind, from, to) {
  return `insert into person (practice_id, id, name, email, time_zone, created_at)
    select '${practice}', ${id(kind, 'n')}, 'Person ' || n, '${kind}' || n || '@example.org', 'UTC', now()
    from generate_series(${from}, ${to}) n`;
}

/** Twelve sessions, half of them held; of each fifth nothing is scheduled; three goals, of which one is shared, and one is stale in each fourth. */
const engagements = (from, to) => {
  const numbers = `generate_series(${from}, ${to}) n`;
  return [
    people('b', from, to),
    `insert into engagement (practice_id, id, coach_id, coachee_id, company_id, kind, state, starts_on, ends_on, months, sessions,
        session_minutes, every_weeks, local_time, time_zone, activated_at, created_at, created_by_id)
      select '${practice}', ${id('e', 'n')}, ${id('a', 'n % 1000 + 1')}, ${id('b', 'n')}, ${companyOf('n')}, 'external', 'active',
        current_date - 70, current_date + 22, 3, 12, 60, 1, '10:00', 'UTC', now(), now(), ${id('a', 'n % 1000 + 1')} from ${numbers}`,
    `insert into engagement_transition (${columns}, id, from_state, to_state, at)
      select ${parties('n')}, ${id('1', 'n')}, 'awaiting_agreement', 'active', now() - interval '70 days' from ${numbers}`,
    `insert into session (${columns}, id, number, state, starts_at, ends_at, local_date, local_time, time_zone, tz_version, outcome_at, absent)
      select ${parties('n')}, ${id('c', 'n * 16 + w')}, w, s.state, at, at + interval '1 hour', at::date, '10:00', 'UTC', 'bench',
        case when s.state <> 'scheduled' then now() end, case when s.state = 'no_show' then 'coachee' end
      from ${numbers}, generate_series(1, 12) w,
        lateral (select date_trunc('day', now()) + (w - 10) * interval '7 days' + (n / 1000) * interval '1 hour' as at) t,
        lateral (select case when w < 9 then case when w = 5 and n % 7 = 0 then 'no_show' else 'completed' end
          else 'scheduled' end as state) s
      where not (n % 5 = 0 and w > 6)`,
    `insert into ledger_entry (${columns}, id, reason, amount, session_id, policy, at)
      select ${parties('n')}, ${id('5', 'n * 16 + w')}, case when w = 0 then 'allocated' when w = 5 and n % 7 = 0 then 'forfeited_no_show'
          else 'held' end,
        case when w = 0 then 12 else -1 end, case when w > 0 then ${id('c', 'n * 16 + w')} end, '{}', now()
      from ${numbers}, generate_series(0, 8) w where not (n % 5 = 0 and w > 6)`,
    `insert into goal (${columns}, id, origin, proposed_by_id, state, sponsor_reads, sponsor_rates, agreed_at, last_look_at, created_at)
      select ${parties('n')}, ${id('9', 'n * 16 + g')}, 'coachee', ${id('b', 'n')}, 'in_progress', g = 1, g = 1, now(),
        now() - make_interval(days => case when g = 2 and n % 4 = 0 then 40 else 4 end), now()
      from ${numbers}, generate_series(1, 3) g`,
    `insert into goal_revision (${columns}, id, goal_id, sponsor_reads, number, wording, written_by_id, by_sponsor, written_at, agreed_at)
      select ${parties('n')}, ${id('8', 'n * 16 + g')}, ${id('9', 'n * 16 + g')}, g = 1, 1, 'A goal', ${id('b', 'n')}, false, now(), now()
      from ${numbers}, generate_series(1, 3) g`,
    `insert into check_in (${columns}, id, goal_id, sponsor_reads, on_date, score, by_id, at)
      select ${parties('n')}, ${id('7', 'n * 16 + g')}, ${id('9', 'n * 16 + g')}, g = 1, current_date - 7, 4, ${id('b', 'n')}, now()
      from ${numbers}, generate_series(1, 3) g`,
  ];
};

const dataDir = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
chmodSync(dataDir, 0o755);
const database = await startEmbedded(dataDir, () => undefined);
const servers = [];
const client = new pg.Client({ connectionString: database.ownerUrl });
try {
  await createDatabaseIfMissing(database.ownerUrl);
  await migrate(database.ownerUrl, database.url);
  await client.connect();
  // Keys and calendars of rows that are made to fit need no checking; standings are counted once, at the end.
  await client.query(
    `select set_config('rapport.practice', '${practice}', false); set session_replication_role = replica`,
  );
  for (const statement of [...base, ...engagements(1, 1_000)]) await client.query(statement);
  const token = await sponsorToken();
  await counted();
  const app = await serve('bench/serve-app.mjs', { DATABASE_URL: database.url });
  const floor = await serve('bench/serve-floor.mjs', { OWNER_URL: database.ownerUrl });
  await compareAll('1,000 engagements', app, floor, token);
  for (let from = 1_001; from < COMPANIES * 1_000; from += 11_000)
    for (const statement of engagements(from, Math.min(from + 10_999, COMPANIES * 1_000)))
      await client.query(statement);
  await counted();
  await compareAll('100,000 engagements', app, floor, token);
} finally {
  for (const server of servers) server.kill();
  await client.end();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function counted() {
  await client.query(`truncate engagement_standing; ${fillStandings} analyze`);
}

async function compareAll(among, app, floor, token) {
  const at = `/api/v1/companies/${company}`;
  const page = `${at}/overview?limit=50`;
  for (const [name, path] of [
    ['a page of 50', page],
    ['by health, worst first', `${page}&sort=health`],
    ['only at risk', `${page}&health=at_risk`],
    ['the trend of a year', `${at}/trend`],
  ])
    console.log(`${among}: ${name.padEnd(24)} ${await oneByOne(app + path, token)}`);
  const least = await rate(floor + at + '/overview', undefined);
  const ours = await rate(app + page, token);
  console.log(
    `${among}: ${(ours / least).toFixed(2)} of the floor (${ours.toFixed(0)} of ${least.toFixed(0)} a second)`,
  );
}

async function oneByOne(url, token) {
  await load(url, token, 1, 2);
  const { latency } = await load(url, token, 1, SECONDS);
  return `${latency.p50} ms in the middle, ${latency.p97_5} ms of forty the slowest, ${latency.average.toFixed(1)} ms on average`;
}

async function rate(url, token) {
  await load(url, token, 10, 2);
  return (await load(url, token, 10, SECONDS)).requests.average;
}

async function load(url, token, connections, duration) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const result = await autocannon({ url, headers, connections, duration });
  if (result.non2xx || result.errors) throw new Error(`${url}: ${result.non2xx} answers were not 2xx`);
  return result;
}

async function serve(script, env) {
  const server = fork(script, { env: { ...process.env, ...env, NODE_ENV: 'production' } });
  servers.push(server);
  const [{ url }] = await once(server, 'message');
  return url.replace('localhost', '127.0.0.1').replace('[::1]', '127.0.0.1');
}

async function sponsorToken() {
  const secret = `rpt_${randomBytes(32).toString('base64url')}`;
  await client.query(
    `with account as (insert into auth.account (id, name, email, created_at)
         values (gen_random_uuid(), 'Bench', 'd1@example.org', now()) returning id),
       tied as (update person set user_id = (select id from account) where id = ${id('d', 1)})
     insert into api_token (practice_id, id, person_id, name, prefix, hash, created_at, expires_at)
     values ('${practice}', gen_random_uuid(), ${id('d', 1)}, 'bench', 'rpt_', $1, now(), now() + interval '1 day')`,
    [createHash('sha256').update(secret).digest()],
  );
  return secret;
}
