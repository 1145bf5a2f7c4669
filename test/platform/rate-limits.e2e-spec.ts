import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Response } from 'supertest';
import { createApp } from '../../src/app.js';
import { RequestLimits } from '../../src/platform/limits/request-limits.js';
import { connected } from '../migrations/databases.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { Asking, settingsFor, TestApp } from '../support/test-app.js';
import { OwnPostgres, ServerProcess } from './server-process.js';

/** A hundredth of what is usual: 12 requests a minute of an account, 3 of a network. */
const FEW = { rateLimitFactor: 0.01 };
const API = '"api";q=12;w=60';
const NETWORK = '"network";q=3;w=60';

describe('the limit on requests', () => {
  let test: TestApp;
  let owner: Client;
  let practice: PracticeBuilder;
  let apps: NestFastifyApplication[] = [];

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connected(test.database.ownerUrl);
    practice = await PracticeBuilder.start(test);
  });
  afterEach(async () => {
    for (const app of apps) await app.close();
    apps = [];
    await test.app.get(RequestLimits).share();
    await owner.query('delete from limits.spent');
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** A server of the same database, with few requests allowed. */
  async function server(trustedProxies: string[] = []): Promise<NestFastifyApplication> {
    const app = await createApp({ ...settingsFor(test.database.url), ...FEW, trustedProxies, logLevel: 'silent' });
    apps.push(app);
    return app;
  }
  const at = (app: NestFastifyApplication, actor?: { token?: string; cookie?: string }) =>
    new Asking(app.getHttpServer(), actor);
  const from = (app: NestFastifyApplication, forwarded: string) =>
    at(app).get('/api/v1/nowhere').set('X-Forwarded-For', forwarded);
  const limitOf = ({ headers }: Response) => [headers['ratelimit-policy'], headers.ratelimit] as const;

  it('is told in every answer, in well-formed fields', async () => {
    const app = await server();
    const { token } = practice.administrator;
    const answers = {
      admitted: await at(app, { token }).get('me').expect(200),
      missing: await at(app, { token }).get('nowhere').expect(404),
      refused: await at(app, { token }).post('companies', { name: '' }).expect(400),
      anonymous: await at(app).get('me').expect(401),
    };
    for (const [what, answer] of Object.entries(answers)) {
      const [policy, left] = limitOf(answer);
      expect([what, policy]).toEqual([what, what === 'anonymous' ? NETWORK : API]);
      const [, name, , seconds] = /^"(api|network)";r=(\d+);t=(\d+)$/.exec(left as string) ?? [];
      expect([name, Number(seconds) > 0 && Number(seconds) <= 60]).toEqual([
        /"(\w+)"/.exec(policy as string)?.[1],
        true,
      ]);
      expect(answer.headers['retry-after']).toBeUndefined();
    }
    expect(answers.admitted.headers.ratelimit).toMatch(/;r=11;/);
    expect(answers.missing.headers.ratelimit).toMatch(/;r=10;/);
  });

  it('stops an account that asks too much, with 429 and the time to wait, before anything is looked up', async () => {
    const app = await server();
    const asked = at(app, { token: practice.administrator.token });
    for (let turn = 0; turn < 12; turn++) await asked.get('me').expect(200);
    const query = jest.spyOn(Client.prototype, 'query');
    try {
      const refused = await asked.get('me').expect(429);
      expect(query).not.toHaveBeenCalled();
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.body).toMatchObject({ status: 429, code: 'request.too-many', requestId: expect.any(String) });
      expect(limitOf(refused)[0]).toBe(API);
      expect(refused.headers.ratelimit).toBe(`"api";r=0;t=${refused.headers['retry-after']}`);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    } finally {
      query.mockRestore();
    }
  });

  it('is an account’s own: the others, of the same network, go on', async () => {
    const coach = await practice.coach();
    const app = await server();
    const asked = (actor: Actor) => at(app, { token: actor.token }).get('me');
    for (let turn = 0; turn < 12; turn++) await asked(practice.administrator).expect(200);
    await asked(practice.administrator).expect(429);
    await asked(coach).expect(200);
  });

  it('counts for the network what nobody is known for, and leaves alone who is known there', async () => {
    const app = await server();
    const known = at(app, { token: practice.administrator.token });
    await known.get('me').expect(200);
    await at(app).get('me').expect(401);
    await at(app, { token: 'rpt_a-token-that-is-none-of-ours' }).get('me').expect(401);
    await at(app, { cookie: 'rapport.sign_in=tampered' }).get('roles').expect(401);
    for (const path of ['me', '/api/openapi.json', 'nowhere', '/nowhere', '/%61pi/v1/me'])
      expect(limitOf(await at(app).get(path).expect(429))[0]).toBe(NETWORK);
    await at(app, { token: 'rpt_another-token-that-is-none' }).get('me').expect(429);
    await at(app, { cookie: 'any=thing' })
      .post('sign-ins', { email: 'a@example.org', password: 'x'.repeat(8) })
      .expect(429);
    await known.get('me').expect(200);
  });

  it('does not hold for whoever watches over the server', async () => {
    const app = await server();
    for (let turn = 0; turn < 5; turn++)
      for (const path of ['/health/live', '/health/ready', '/metrics']) {
        const answer = await at(app).get(path).expect(200);
        expect(limitOf(answer)).toEqual([undefined, undefined]);
      }
  });

  it('is not moved by an X-Forwarded-For that somebody forged', async () => {
    const app = await server();
    for (const forged of ['192.0.2.1', '192.0.2.2, 127.0.0.1', '2001:db8::1']) await from(app, forged).expect(404);
    await from(app, '192.0.2.4').expect(429);
    await at(app).get('/api/v1/nowhere').expect(429);
  });

  it('is watched over: the log says once that X-Forwarded-For is not read, and not what it said', async () => {
    for (const forged of ['192.0.2.1', '192.0.2.2']) await from(test.app, forged).expect(404);
    expect(test.log.filter((line) => line.includes('TRUSTED_PROXIES'))).toHaveLength(1);
    expect(test.log.join()).not.toContain('192.0.2.');
  });

  it('takes the last address that no trusted proxy has, whatever stands before it', async () => {
    const app = await server(['127.0.0.1', '10.0.0.0/8']);
    for (const forged of ['192.0.2.1', '203.0.113.9, 192.0.2.1', '203.0.113.7, 192.0.2.1, 10.1.2.3'])
      await from(app, forged).expect(404);
    await from(app, '198.51.100.1, 192.0.2.1').expect(429);
    await from(app, '192.0.2.1, 198.51.100.1').expect(404);
  });

  it('takes the 2^64 addresses of an IPv6 network for one, and an IPv4 address for one however it is written', async () => {
    const app = await server(['127.0.0.1']);
    for (const one of ['2001:db8::1', '2001:db8:0:0:1::', '2001:db8::ffff:ffff']) await from(app, one).expect(404);
    await from(app, '2001:db8::2').expect(429);
    await from(app, '2001:db8:0:1::2').expect(404);
    for (const one of ['192.0.2.1', '::ffff:192.0.2.1', '::ffff:c000:201']) await from(app, one).expect(404);
    await from(app, '192.0.2.1').expect(429);
  });

  it('is reached by two servers together', async () => {
    const [one, other] = [await server(), await server()];
    const { token } = practice.administrator;
    const share = (app: NestFastifyApplication) => app.get(RequestLimits).share();
    const ask = (app: NestFastifyApplication) => at(app, { token }).get('me');
    for (let turn = 0; turn < 5; turn++) await ask(one).expect(200);
    for (let turn = 0; turn < 6; turn++) await ask(other).expect(200);
    for (const app of [one, other]) await share(app);
    expect((await ask(other).expect(200)).headers.ratelimit).toMatch(/;r=0;/);
    await ask(other).expect(429);
    await share(other);
    // What the other one counted is learned with the next that is counted here.
    await ask(one).expect(200);
    await share(one);
    await ask(one).expect(429);
  });

  it('is shared about once a second, without being asked to', async () => {
    const [one, other] = [await server(), await server()];
    const { token } = practice.administrator;
    for (let turn = 0; turn < 4; turn++) await at(one, { token }).get('me').expect(200);
    await at(other, { token }).get('me').expect(200);
    await delay(2_200);
    const answer = await at(other, { token }).get('me').expect(200);
    expect(answer.headers.ratelimit).toMatch(/;r=6;/);
    const { rows } = await owner.query<{ key: string }>(`select key from limits.spent`);
    expect(rows.map(({ key }) => key)).toEqual([expect.stringMatching(/^api:[\w-]{43}$/)]);
  });

  it('begins anew when its time is over, for all servers', async () => {
    const [one, other] = [await server(), await server()];
    const { token } = practice.administrator;
    for (let turn = 0; turn < 3; turn++) await at(one, { token }).get('me').expect(200);
    await one.get(RequestLimits).share();
    await owner.query('update limits.spent set expire = expire - 60000');
    await at(other, { token }).get('me').expect(200);
    await other.get(RequestLimits).share();
    const { rows } = await owner.query<{ points: number }>(`select points from limits.spent where key like 'api:%'`);
    expect(rows).toEqual([{ points: 1 }]);
  });

  it('adds no failure of its own without a database, while attempts that are limited cannot be made', async () => {
    const postgres = await OwnPostgres.start();
    const server = await ServerProcess.start(postgres.url);
    try {
      const signIn = () =>
        fetch(`${server.url}/api/v1/sign-ins`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ email: 'a@example.org', password: 'correct horse' }),
        });
      expect((await signIn()).status).toBe(401);
      await postgres.stop();
      const refused = await signIn();
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'service.unavailable' });
      const described = await fetch(`${server.url}/api/openapi.json`);
      expect(described.status).toBe(200);
      expect(described.headers.get('RateLimit')).toMatch(/^"network";r=\d+;t=\d+$/);
      await delay(1_200);
      await postgres.startAgain();
      expect((await signIn()).status).toBe(401);
      await delay(1_500);
      // What was counted meanwhile was not lost.
      const keeper = await connected(postgres.ownerUrl);
      const { rows } = await keeper.query(`select points from limits.spent where key like 'network:%'`);
      await keeper.end();
      expect(rows).toEqual([{ points: 4 }]);
    } finally {
      await server.stop();
      await postgres.remove();
    }
  }, 60_000);
});
