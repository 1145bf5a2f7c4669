import { randomBytes } from 'node:crypto';
import type { Client, Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Caller, CUTS, type Asked } from './half-way.js';
import { connectAsOwner } from './snapshot.js';

const REQUESTS = 10_000;
const AT_ONCE = 50;
const CONNECTIONS = 5;
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** One of the two, with its own word in everything that anybody wrote in it. */
interface Half {
  word: string;
  practiceId: string;
  asks: Asked[];
  /** Every id that was in an answer. */
  seen: Set<string>;
}

describe('ten thousand requests of two practices, over five connections, a tenth of them cut off', () => {
  let test: TestApp;
  let owner: Client;
  let pool: Pool;
  let caller: Caller;
  let halves: [Half, Half];
  const statuses = new Map<number | 'none', number>();
  const strayed: string[] = [];

  beforeAll(async () => {
    test = await TestApp.start(undefined, { poolSize: CONNECTIONS });
    pool = (test.app.get(DataSource).driver as unknown as { master: Pool }).master;
    owner = await connectAsOwner(test);
    halves = [await half(test), await half(test)];
    caller = new Caller(test.server, AT_ONCE);
    await sendAll();
  }, 240_000);
  afterAll(async () => {
    caller.close();
    await owner.end();
    await test.stop();
  });

  async function sendAll(): Promise<void> {
    const numbers = Array.from({ length: REQUESTS }, (_each, at) => at).values();
    const worker = async () => {
      for (const at of numbers) await sendOne(at);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** One after the other are of different practices; of each ten, another one is cut off. */
  async function sendOne(at: number): Promise<void> {
    const [mine, theirs] = at % 2 ? halves : [halves[1], halves[0]];
    const asked = mine.asks[Math.floor(at / 2) % mine.asks.length];
    if (!asked) throw new Error('There is nothing to ask');
    const round = Math.floor(at / 10);
    const cut = at % 10 === round % 10 ? CUTS[round % CUTS.length] : undefined;
    const { status, text } = await caller.ask(asked, cut);
    if (!cut) statuses.set(status ?? 'none', (statuses.get(status ?? 'none') ?? 0) + 1);
    if (text.includes(theirs.word)) strayed.push(`${asked.method} ${asked.path}`);
    for (const [id] of text.matchAll(UUID)) mine.seen.add(id);
  }

  /** Every id in every row of a practice, made before or meanwhile. */
  async function idsOf({ practiceId }: Half): Promise<string[]> {
    const { rows: tables } = await owner.query<{ name: string }>(`
      select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'practice_id' and c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)`);
    const rows = tables.map(({ name }) => `select to_jsonb(t)::text as row from ${name} t where practice_id = $1`);
    const { rows: found } = await owner.query<{ row: string }>(rows.join(' union all '), [practiceId]);
    return found.flatMap(({ row }) => [...row.matchAll(UUID)].map(([id]) => id));
  }

  it('answers all that were not cut off', () => {
    const [good, bad] = [new Map<number | 'none', number>(), new Map<number | 'none', number>()];
    for (const [status, times] of statuses) (EXPECTED.includes(status) ? good : bad).set(status, times);
    expect([...bad]).toEqual([]);
    expect([...good.values()].reduce((a, b) => a + b, 0)).toBe(REQUESTS * 0.9);
    expect(good.get(200)).toBeGreaterThan(REQUESTS / 2);
    expect(good.get(201)).toBeGreaterThan(REQUESTS / 20);
  });

  it('says nothing of the one to the other: not a name, not a word', () => {
    expect(strayed).toEqual([]);
  });

  it('answers with no id that is of the other, and with many that are one’s own', async () => {
    const [one, two] = halves;
    for (const [mine, theirs] of [
      [one, two],
      [two, one],
    ] as const) {
      const [own, others] = [await idsOf(mine), await idsOf(theirs)];
      expect(others.filter((id) => mine.seen.has(id))).toEqual([]);
      expect(new Set(own.filter((id) => mine.seen.has(id))).size).toBeGreaterThan(100);
    }
  });

  it('gives every connection back', async () => {
    expect([pool.waitingCount, pool.totalCount - pool.idleCount]).toEqual([0, 0]);
    expect(pool.totalCount).toBeLessThanOrEqual(CONNECTIONS);
    const { rows } = await owner.query<{ state: string }>(
      `select distinct state from pg_stat_activity where application_name = 'rapport' and datname = current_database()`,
    );
    expect(rows).toEqual([{ state: 'idle' }]);
  });

  it('leaves on no connection on whose behalf it was used, nor a role that it stepped into', async () => {
    const clients: PoolClient[] = [];
    for (let at = 0; at < CONNECTIONS; at++) clients.push(await pool.connect());
    const left = [];
    for (const client of clients) {
      const { rows } = await client.query<Record<string, string | null>>(`
        select current_user as role, concat(${['practice', 'person', 'administrator', 'coach', 'itself', 'account']
          .map((name) => `current_setting('rapport.${name}', true)`)
          .join(', ')}) as caller`);
      left.push(rows[0]);
      client.release();
    }
    expect(left).toEqual(clients.map(() => ({ role: 'rapport_app', caller: '' })));
  });

  it('goes on answering both', async () => {
    for (const { asks, word } of halves)
      for (const asked of asks.filter(({ method }) => method === 'GET')) {
        const { status, text } = await caller.ask(asked);
        expect([status, asked.path.includes('notes') && !text.includes(word)]).toEqual([200, false]);
      }
  });
});

/** What the requests below get: 409 and 412 where somebody has done it already. */
const EXPECTED: (number | 'none')[] = [200, 201, 409, 412];

/** A practice in which everything that is written has its word in it, and what everybody in it asks. */
async function half(test: TestApp): Promise<Half> {
  const word = `word${randomBytes(6).toString('hex')}`;
  const practice = await PracticeBuilder.start(test);
  const company = await practice.company(`Company ${word}`);
  const coach = await practice.coach(`Cora ${word}`);
  const coachee = await practice.coachee(`Kit ${word}`, { companyId: company.id });
  const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
  const goalId = await practice.agreedGoal(id, coachee, `Say ${word}`);
  const [session] = await practice.sessions(id, coach);
  const within = `engagements/${id}`;
  const notes = `${within}/sessions/${session?.id}/notes`;
  for (const [who, kind] of [
    [coach, 'shared'],
    [coach, 'private'],
    [coachee, 'private'],
  ] as const)
    await test
      .as(who)
      .change('put', `${notes}/${kind}`, 0, { text: `It was said: ${word}` })
      .expect(200);

  const reads = (actor: Actor, ...paths: string[]): Asked[] =>
    paths.map((path) => ({ method: 'GET', path, token: actor.token }));
  const writes = (
    actor: Actor,
    path: string,
    body: object,
    headers?: Record<string, string>,
    method = 'POST',
  ): Asked => ({
    ...{ method, path, token: actor.token, body, headers },
  });
  const same = { 'Idempotency-Key': 'same-in-both' };
  const asks = [
    ...reads(coach, 'me', 'people', 'engagements', within, `${within}/sessions`, `${within}/ledger`, `${notes}/shared`),
    writes(coach, `${within}/ledger`, { reason: 'granted', note: word }),
    ...reads(coach, `${notes}/private`, `${within}/goals`, 'me/agenda', 'companies'),
    ...reads(coachee, 'me', within, `${within}/goals/${goalId}`, `${notes}/private`, `${notes}/shared`, 'time-off'),
    writes(coachee, 'time-off', { firstDay: '2028-01-03', lastDay: '2028-01-04' }),
    writes(coachee, `${within}/goals`, { wording: `Repeat ${word}` }, same),
    ...reads(coachee, `${within}/sponsor-view`, `${within}/history`, 'me/agenda', 'people'),
    ...reads(company.sponsor, 'me', `companies/${company.id}/overview`, `companies/${company.id}/engagements/${id}`),
    writes(coach, `${notes}/shared`, { text: `Not any more: ${word}` }, { 'If-Match': '"9"' }, 'PUT'),
    ...reads(company.sponsor, 'companies', `companies/${company.id}/sponsors`),
    ...reads(practice.administrator, 'people', 'companies', 'engagements', 'roles', `people/${coachee.personId}`),
    writes(practice.administrator, 'companies', { name: `Another ${word}` }),
    writes(practice.administrator, 'roles', { name: `Role ${word}` }, same),
    ...reads(practice.administrator, 'me/practices', `practices/${practice.practiceId}`),
  ];
  return { word, practiceId: practice.practiceId, asks, seen: new Set() };
}
