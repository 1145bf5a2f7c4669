import { setTimeout as delay } from 'node:timers/promises';
import { Mailbox, type Delivered } from '../support/mailbox.js';
import { codeIn } from '../support/practice.js';
import { connected } from './sql.js';
import { OwnPostgres, ServerProcess } from './server-process.js';

const CLIENTS = 10;
/** Milliseconds after which everything is refused, or served again. */
const SETTLING = 500;
const RECOVERY = 2_000;
const PASSWORD = 'correct horse battery';
const EMAIL = 'ida@example.org';

interface Answer {
  what: string;
  status: number;
  /** What of a refusal is not as it should be. */
  wrong?: string;
  ms: number;
  at: number;
}

describe('a database that goes away under load, and comes back', () => {
  let postgres: OwnPostgres;
  let server: ServerProcess;
  let mailbox: Mailbox;
  let token: string;

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    mailbox = await Mailbox.start();
    server = await ServerProcess.start(postgres.url, {
      ...{ SMTP_URL: mailbox.url, MAIL_FROM: 'no-reply@rapport.example' },
    });
    token = await founded();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await mailbox.stop();
    await postgres.remove();
  }, 30_000);

  const json = { 'Content-Type': 'application/json' };
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...json, ...headers },
      signal: AbortSignal.timeout(15_000),
    });
  const get = (path: string) =>
    fetch(`${server.url}${path}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(15_000),
    });
  const signIn = () => post('sign-ins', { email: EMAIL, password: PASSWORD });

  async function founded(): Promise<string> {
    const asked = await post('mailed-codes', { email: EMAIL, purpose: 'practice' });
    const { challenge } = (await asked.json()) as { challenge: string };
    const shown = { challenge, code: codeIn(await mailed()) };
    const practice = { name: 'Ours', timeZone: 'Europe/Berlin', administrator: { name: 'Ida' } };
    const started = await post('practices', { ...practice, ...shown, password: PASSWORD });
    expect(started.status).toBe(201);
    const cookie = started.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const created = await post('api-tokens', { name: 'test' }, { Cookie: cookie });
    return ((await created.json()) as { token: string }).token;
  }

  /** The mail to the founder, once a worker has sent it. */
  async function mailed(): Promise<Delivered> {
    while (!mailbox.all.length) await delay(50);
    return mailbox.to(EMAIL);
  }

  let counter = 0;
  const requests: Record<string, () => Promise<Response>> = {
    'reading a list': () => get('/api/v1/roles'),
    'reading oneself': () => get('/api/v1/me'),
    readiness: () => get('/health/ready'),
    'adding a company': () => post('companies', { name: `Company ${++counter}` }, { Authorization: `Bearer ${token}` }),
    'adding a role, once': () =>
      post(
        'roles',
        { name: `Role ${++counter}` },
        { Authorization: `Bearer ${token}`, 'Idempotency-Key': `k${counter}` },
      ),
    'signing in': signIn,
    'asking for a code': () => post('mailed-codes', { email: `eve-${++counter}@example.org`, purpose: 'practice' }),
  };

  async function ask(what: string): Promise<Answer> {
    const at = Date.now();
    try {
      const response = (await requests[what]?.()) as Response;
      const text = await response.text();
      const { status, headers } = response;
      const refused =
        status === 503 &&
        Number(headers.get('Retry-After')) > 0 &&
        headers.get('Content-Type')?.startsWith('application/problem+json') &&
        text.includes('"code":"service.unavailable"');
      return { what, status, ...(!response.ok && !refused && { wrong: `${status} ${text}` }), ms: Date.now() - at, at };
    } catch (error) {
      return { what, status: 0, wrong: String((error as Error).cause ?? error), ms: Date.now() - at, at };
    }
  }

  /** Ten clients ask one thing after another until told to stop; every answer they got. */
  function load(): { answered(since: number): Promise<void>; stop(): Promise<Answer[]> } {
    const answers: Answer[] = [];
    const over = new AbortController();
    const client = async (index: number) => {
      const whats = Object.keys(requests);
      for (let turn = index; !over.signal.aborted; turn++) {
        answers.push(await ask(whats[turn % whats.length] as string));
        await delay(5);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_each, index) => client(index)));
    return {
      /** Waits until each kind of request that was sent since then has its answer. */
      answered: async (since) => {
        const missing = () =>
          Object.keys(requests).some((what) => !answers.some((each) => each.what === what && each.at > since));
        for (const begun = Date.now(); missing() && Date.now() - begun < 15_000;) await delay(50);
      },
      stop: async () => {
        over.abort();
        await clients;
        return answers;
      },
    };
  }

  /** Jobs that are due now, of an engagement that is not there: each is tried, and fails. */
  async function manyJobs(): Promise<void> {
    const owner = await connected(postgres.ownerUrl);
    await owner.query(`
      insert into jobs.job (name, data, retry_limit, retry_delay, expire_in)
      select 'engagement-runs-out', json_build_object('practiceId', p.id, 'engagementId', gen_random_uuid()), 1000, 0, interval '60 s'
      from practice p, generate_series(1, 300) limit 300`);
    await owner.end();
  }

  async function tried(): Promise<number> {
    const owner = await connected(postgres.ownerUrl);
    const { rows } = await owner.query<{ sum: number }>('select sum(retry_count)::int as sum from jobs.job');
    await owner.end();
    return rows[0]?.sum ?? 0;
  }

  /** Lets the database go and come back, each time until every kind of request has been answered. */
  async function outageUnder(clients: ReturnType<typeof load>) {
    await clients.answered(0);
    const wentAt = Date.now();
    await postgres.stop();
    await clients.answered(wentAt + SETTLING);
    const returnsAt = Date.now();
    await postgres.startAgain();
    const backAt = Date.now();
    await clients.answered(backAt + RECOVERY);
    return { wentAt, returnsAt, backAt };
  }

  it('is answered with 503 and Retry-After meanwhile, and served again within two seconds, without a restart', async () => {
    await manyJobs();
    for (let outage = 1; outage <= 2; outage++) {
      const clients = load();
      const { wentAt, returnsAt, backAt } = await outageUnder(clients).finally(() => void clients.stop());
      const answers = await clients.stop();

      expect({ runs: server.runs, said: server.said }).toEqual({ runs: true, said: '' });
      const wrong = answers.filter((each) => each.wrong).map((each) => `${each.what}: ${each.wrong}`);
      expect([...new Set(wrong)].slice(0, 20)).toEqual([]);
      expect(answers.filter(({ ms }) => ms > 8_000)).toEqual([]);
      const during = answers.filter(({ at, ms }) => at > wentAt + SETTLING && at + ms <= returnsAt);
      const before = answers.filter(({ at, ms }) => at + ms <= wentAt);
      const after = answers.filter(({ at }) => at > backAt + RECOVERY);
      for (const what of Object.keys(requests)) {
        const statuses = (of: Answer[]) => [
          ...new Set(of.filter((each) => each.what === what).map(({ status }) => (status < 300 ? 'served' : status))),
        ];
        expect({ what, statuses: statuses(before) }).toEqual({ what, statuses: ['served'] });
        expect({ what, statuses: statuses(during) }).toEqual({ what, statuses: [503] });
        expect({ what, statuses: statuses(after) }).toEqual({ what, statuses: ['served'] });
      }
    }
  }, 60_000);

  it('has its jobs done again, too', async () => {
    const before = await tried();
    for (const begun = Date.now(); (await tried()) <= before && Date.now() - begun < 5_000;) await delay(100);
    expect(await tried()).toBeGreaterThan(before);
    expect(server.runs).toBe(true);
  });

  it('does not keep the server from stopping inside ten seconds', async () => {
    await postgres.stop();
    const { code, ms } = await server.stop();
    expect({ code, quick: ms < 10_000 }).toEqual({ code: 0, quick: true });
  }, 30_000);
});
