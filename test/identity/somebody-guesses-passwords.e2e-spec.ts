import { jest } from '@jest/globals';
import { Client } from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { Limits } from '../../src/platform/limits/limits.service.js';
import { connected } from '../migrations/databases.js';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { Asking, settingsFor, TestApp } from '../support/test-app.js';

/** Limits as they are in production, behind a proxy that is trusted to say where a request came from. */
const LIMITED = { rateLimitFactor: 1, trustedProxies: ['127.0.0.1', '::1'] };

describe('somebody guesses passwords', () => {
  let test: TestApp;
  let owner: Client;
  let coach: Actor;
  let place = 0;

  beforeAll(async () => {
    test = await TestApp.start(undefined, LIMITED);
    owner = await connected(test.database.ownerUrl);
    coach = await (await PracticeBuilder.start(test)).coach('Cora Coach');
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** An address that nothing came from before. */
  const somewhere = () => `192.0.2.${++place}`;
  const signIn = (email: string, password: string, from: string, asking = test.as()) =>
    asking.send('post', 'sign-ins').set('X-Forwarded-For', from).send({ email, password });
  const guess = (email: string, from: string) => signIn(email, 'wrong battery', from);
  /** Guesses until it takes waiting. */
  const guessFive = async (email: string, from: string) => {
    for (let turn = 0; turn < 5; turn++) await guess(email, from).expect(401);
  };
  /** The time for which somebody has to wait is over. */
  const waited = () => owner.query(`delete from limits.spent where key like '%:wait:%'`);
  const count = (rule: string, points: number) =>
    owner.query(`update limits.spent set points = $2 where key like $1 || ':%'`, [rule, points]);

  it('twenty times, and is slowed down, while the owner gets in from elsewhere', async () => {
    const [attacker, home] = [somewhere(), somewhere()];
    const statuses: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      const answer = await guess(coach.email, attacker);
      statuses.push(answer.status);
      if (answer.status !== 429) continue;
      expect(answer.body).toMatchObject({ code: 'request.too-many', status: 429 });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(10);
    }
    expect(statuses.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
    await signIn(coach.email, PASSWORD, attacker).expect(429);
    await signIn(coach.email, PASSWORD, home).expect(201);
    await signIn(coach.email, PASSWORD, attacker).expect(429);
  });

  it('and waits twice as long each time, up to a quarter of an hour', async () => {
    const from = somewhere();
    await guessFive(coach.email, from);
    const waits: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      const refused = await guess(coach.email, from).expect(429);
      waits.push(Number(refused.headers['retry-after']));
      await waited();
      await guess(coach.email, from).expect(401);
    }
    const told = [5, 10, 20, 40, 80, 160, 320, 640, 900, 900];
    expect(waits.map((wait, index) => wait <= (told[index] ?? 0) && wait > (told[index] ?? 0) - 3)).toEqual(
      told.map(() => true),
    );
  });

  it('and, being the owner after all, begins anew once the wait is over', async () => {
    const from = somewhere();
    await guessFive(coach.email, from);
    await signIn(coach.email, PASSWORD, from).expect(429);
    await waited();
    await signIn(coach.email, PASSWORD, from).expect(201);
    await guessFive(coach.email, from);
    await guess(coach.email, from).expect(429);
  });

  it('twenty at once, and gets no more than one after the other', async () => {
    const from = somewhere();
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(coach.email, from)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('at two servers of one database, which count together', async () => {
    const from = somewhere();
    const other: NestFastifyApplication = await createApp({
      ...settingsFor(test.database.url),
      ...LIMITED,
      logLevel: 'silent',
    });
    try {
      const there = new Asking(other.getHttpServer());
      for (let turn = 0; turn < 5; turn++)
        await signIn(coach.email, 'wrong battery', from, turn % 2 ? there : test.as()).expect(401);
      await signIn(coach.email, PASSWORD, from, there).expect(429);
      await signIn(coach.email, PASSWORD, from).expect(429);
      await waited();
      await signIn(coach.email, PASSWORD, from, there).expect(201);
      await guess(coach.email, from).expect(401);
    } finally {
      await other.close();
    }
  });

  it('of many people from one network, which is full then, and of no use to them for an hour', async () => {
    const from = somewhere();
    await owner.query('delete from limits.spent');
    for (let turn = 0; turn < 4; turn++) await guess(`nobody-${turn}@example.org`, from).expect(401);
    await signIn(coach.email, PASSWORD, from).expect(201);
    const { rows } = await owner.query(`select points from limits.spent where key like 'sign-in:1:%'`);
    expect(rows).toEqual([{ points: 4 }]);
    await count('sign-in:1', 99);
    await guess('nobody-5@example.org', from).expect(401);
    const refused = await guess('nobody-6@example.org', from).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(refused.headers['ratelimit-policy']).toBe('"sign-in";q=100;w=3600');
    await signIn(coach.email, PASSWORD, somewhere()).expect(201);
  });

  it('of one person from many networks, which is slow then, but not where that person signed in before', async () => {
    await owner.query('delete from limits.spent');
    await guess(coach.email, somewhere()).expect(401);
    await count('sign-in:2', 199);
    await guess(coach.email, somewhere()).expect(401);
    const refused = await guess(coach.email, somewhere()).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
    const limits = test.app.get(Limits);
    const attempt = { address: coach.email, network: somewhere() };
    await expect(limits.spend('sign-in', attempt)).rejects.toMatchObject({ code: 'request.too-many' });
    await expect(limits.spend('sign-in', { ...attempt, knownNetwork: true })).resolves.toBeUndefined();
    await waited();
    await guess(coach.email, somewhere()).expect(401);
    await guess(coach.email, somewhere()).expect(429);
  });

  it('or asks for mails without end, and is stopped, while the owner is mailed a code elsewhere', async () => {
    const from = somewhere();
    const ask = (network: string) =>
      test
        .as()
        .send('post', 'mailed-codes')
        .set('X-Forwarded-For', network)
        .send({ email: coach.email, purpose: 'sign-in' });
    for (let turn = 0; turn < 5; turn++) await ask(from).expect(201);
    const refused = await ask(from).expect(429);
    expect(refused.headers['ratelimit-policy']).toBe('"mailed-code";q=5;w=900');
    await ask(somewhere()).expect(201);
  });

  it('or guesses codes, of which each is good for three tries, and is slowed down', async () => {
    const from = somewhere();
    const guessCode = (challenge: string) =>
      test.as().send('post', 'sign-ins/by-code').set('X-Forwarded-For', from).send({ challenge, code: '000000' });
    for (let turn = 0; turn < 10; turn++) await guessCode('x'.repeat(43)).expect(401);
    expect((await guessCode('y'.repeat(43)).expect(429)).body.code).toBe('request.too-many');
  });

  it('or starts practices without end, and is stopped at ten an hour', async () => {
    const from = somewhere();
    for (let turn = 0; turn < 10; turn++) await test.app.get(Limits).spend('practice-start', { network: from });
    const about = { name: 'Mine', timeZone: 'UTC', administrator: { name: 'Eve' } };
    const asked = test.as().send('post', 'practices').set('X-Forwarded-For', from);
    const refused = await asked.send({ ...about, challenge: 'x'.repeat(43), code: '000000' }).expect(429);
    expect(refused.headers['ratelimit-policy']).toBe('"practice-start";q=10;w=3600');
  });

  it('and learns nothing of who has an account: neither from the answers, nor from what they cost', async () => {
    const query = jest.spyOn(Client.prototype, 'query');
    try {
      const seen = async (email: string) => {
        const from = somewhere();
        const answers: unknown[] = [];
        for (let turn = 0; turn < 7; turn++) {
          query.mockClear();
          const { status, headers, body } = await guess(email, from);
          const asked = query.mock.calls.filter(([config]) => JSON.stringify(config).includes('rlflx')).length;
          answers.push({ status, code: body.code, headers: Object.keys(headers).sort(), asked });
        }
        return answers;
      };
      await owner.query('delete from limits.spent');
      expect(await seen(coach.email)).toEqual(await seen('nobody-at-all@example.org'));
    } finally {
      query.mockRestore();
    }
  });

  it('and leaves behind no address and no network, nor digests of them that could be tried out', async () => {
    const from = somewhere();
    await owner.query('delete from limits.spent');
    await guess(coach.email, from).expect(401);
    const { rows } = await owner.query<{ key: string }>('select * from limits.spent order by key');
    // Requests are counted there as well, about once a second.
    const keys = rows.map(({ key }) => key).filter((key) => !key.startsWith('network:'));
    const digest = (name: string) => expect.stringMatching(new RegExp(`^${name}:[\\w-]{43}$`)) as string;
    expect(keys).toEqual(['sign-in:0', 'sign-in:1', 'sign-in:2'].map(digest));
    const said = JSON.stringify(rows);
    for (const plain of [coach.email, from, 'Cora']) expect(said).not.toContain(plain);
    const others = await TestApp.start(undefined, {
      ...LIMITED,
      authSecret: 'another secret, of some forty characters',
    });
    try {
      await signIn(coach.email, 'wrong battery', from, others.as()).expect(401);
      const theirs = await connected(others.database.ownerUrl);
      const found = await theirs.query<{ key: string }>('select key from limits.spent');
      await theirs.end();
      expect(found.rows.filter(({ key }) => said.includes(key))).toEqual([]);
    } finally {
      await others.stop();
    }
  });
});
