import type { Response } from 'supertest';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';
import { pointersOf } from './refusals.js';

interface Page {
  items: { id: string; name: string }[];
  nextCursor?: string;
}

describe('the conventions that hold for every request', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  const asked = () => test.as(practice.administrator);

  describe('a change at a version', () => {
    const path = () => `people/${coach.personId}`;

    it('needs If-Match, is refused when stale, and moves the ETag on', async () => {
      const read = await asked().get(path()).expect(200);
      const etag = read.headers.etag as string;
      expect(etag).toBe(`"${read.body.version}"`);
      const without = await asked().send('patch', path()).send({ name: 'Cora' });
      pointersOf(without);
      expect(without.body).toMatchObject({ status: 428, code: 'request.unconditional' });

      const changed = await asked()
        .send('patch', path())
        .set('If-Match', etag)
        .send({ name: 'Cora Changed' })
        .expect(200);
      expect(changed.headers.etag).toBe(`"${read.body.version + 1}"`);
      const again = await asked().send('patch', path()).set('If-Match', etag).send({ name: 'Lost' });
      pointersOf(again);
      expect(again.body).toMatchObject({ status: 412, code: 'resource.stale' });
      const now = await asked().get(path()).expect(200);
      expect(now.body).toMatchObject({ name: 'Cora Changed', timeZone: read.body.timeZone });
      expect(now.headers.etag).toBe(changed.headers.etag);
    });

    it.each(['*', 'W/"1"', '1', '""', '"x"', '"99999999999"'])('is refused with If-Match: %s', async (etag) => {
      await asked().send('patch', path()).set('If-Match', etag).send({ name: 'Lost' }).expect(412);
    });

    it('is made once by several who read the same', async () => {
      const { headers } = await asked().get(path()).expect(200);
      const names = ['A', 'B', 'C', 'D', 'E'];
      const answers = await Promise.all(
        names.map((name) =>
          asked()
            .send('patch', path())
            .set('If-Match', headers.etag as string)
            .send({ name }),
        ),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412, 412, 412]);
    });
  });

  describe('a list', () => {
    const names = Array.from({ length: 7 }, (_each, index) => `Company ${index}`);

    beforeAll(async () => {
      for (const name of names) await asked().post('companies', { name }).expect(201);
    });

    it.each([1, 2, 3, 7, 100])('is walked once, in a stable order, by pages of %s', async (limit) => {
      const seen: string[] = [];
      let path: string | undefined = `/api/v1/companies?limit=${limit}`;
      while (path) {
        const answer: Response = await asked().get(path).expect(200);
        const { items, nextCursor } = answer.body as Page;
        seen.push(...items.map(({ name }) => name));
        const link: string | undefined = answer.headers.link;
        expect(items.length).toBeLessThanOrEqual(limit);
        expect(link === undefined).toBe(nextCursor === undefined);
        path = link && /^<(.+)>; rel="next"$/.exec(link)?.[1];
        expect(path === undefined).toBe(link === undefined);
        expect(path && new URL(path, 'http://x').searchParams.get('cursor')).toBe(nextCursor);
      }
      expect(seen).toEqual(names);
    });

    it('keeps its filters from page to page', async () => {
      for (const name of ['Uma', 'Vic', 'Wes']) await practice.coach(name);
      const first = await asked().get('people?capacity=coach&limit=2').expect(200);
      expect(first.headers.link).toContain('capacity=coach');
      expect(first.body.items).toHaveLength(2);
    });
  });

  describe('a POST with an Idempotency-Key', () => {
    const add = (key: string, name: string, actor: Actor = practice.administrator, path = 'companies') =>
      test.as(actor).send('post', path).set('Idempotency-Key', key).send({ name });
    const companies = async (name: string) => {
      const { body } = await asked().get('companies?limit=100').expect(200);
      return (body as Page).items.filter((each) => each.name === name).length;
    };

    it('is done once, and answered again as it was, to the letter', async () => {
      const person = { name: 'Once Only', email: 'once@example.org', timeZone: 'UTC', capacities: ['coach'] };
      const addOnce = () => asked().send('post', 'people').set('Idempotency-Key', 'one').send(person).expect(201);
      const [first, again] = [await addOnce(), await addOnce()];
      expect(first.headers['idempotency-replayed']).toBeUndefined();
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(again.text).toBe(first.text);
      expect(again.headers.etag).toBe(first.headers.etag);
      const { body } = await asked().post('people/search', { email: 'once@example.org' }).expect(200);
      expect(body.items).toHaveLength(1);
    });

    it('is refused for another body or another address', async () => {
      await add('two', 'Two Ltd').expect(201);
      for (const answer of [
        await add('two', 'Three Ltd'),
        await add('two', 'Two Ltd', practice.administrator, 'roles'),
      ]) {
        pointersOf(answer);
        expect(answer.body).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
      }
      expect(await companies('Three Ltd')).toBe(0);
    });

    it('is done once where it is sent several times at once', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => add('parallel', 'Parallel Ltd')));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await companies('Parallel Ltd')).toBe(1);
    });

    it('is forgotten when it is refused, so that it can be put right and sent again', async () => {
      await add('refused', 'Two Ltd').expect(409);
      await add('refused', 'Refused Ltd').expect(201);
    });

    it('is each person’s own', async () => {
      await add('mine', 'Mine Ltd').expect(201);
      const off = { firstDay: '2026-10-01', lastDay: '2026-10-01' };
      const other = await test.as(coach).send('post', 'time-off').set('Idempotency-Key', 'mine').send(off).expect(201);
      expect(other.headers['idempotency-replayed']).toBeUndefined();
      const elsewhere = await PracticeBuilder.start(test);
      const theirs = await add('mine', 'Mine Ltd', elsewhere.administrator).expect(201);
      expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    });

    it.each([' ', 'x'.repeat(201), 'with space'])('is refused for the key %j', async (key) => {
      expect(pointersOf(await add(key, 'Never Ltd'))).toEqual(['/headers/idempotency-key']);
    });

    it('is refused where nobody is signed in, and where the answer is shown once', async () => {
      const administrator = { name: 'Eve', email: 'eve@example.org', password: PASSWORD };
      const keyed = (path: string, actor?: Actor) => test.as(actor).send('post', path).set('Idempotency-Key', 'k');
      const answers = [
        await keyed('practices').send({ name: 'Eve', timeZone: 'UTC', administrator }),
        await keyed('sign-ins').send({ email: coach.email, password: PASSWORD }),
        await keyed('api-tokens', coach).send({ name: 'x' }),
      ];
      for (const answer of answers) {
        pointersOf(answer);
        expect(answer.body).toMatchObject({ status: 400, code: 'idempotency.not-offered' });
      }
    });
  });

  describe('every answer', () => {
    it.each(['/api/v1/me', '/api/v1/people', '/api/v1/nowhere', '/health/live', '/nowhere'])(
      'says which request it was, is not kept, and is not taken for anything else (%s)',
      async (path) => {
        const answers = [await asked().get(path), await asked().get(path), await test.as().get(path)];
        for (const { headers, body } of answers) {
          expect(headers['cache-control']).toBe('no-store');
          expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
          expect(headers['x-content-type-options']).toBe('nosniff');
          expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
          expect(headers['referrer-policy']).toBe('no-referrer');
          expect(headers['x-powered-by']).toBeUndefined();
          expect([undefined, headers['x-request-id']]).toContain(body.requestId);
        }
        expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(3);
      },
    );

    it.each(['/nowhere', '/api', '/api/v1', '/api/v2/people', '/api/v1/people/1/2/3', '/API/V1/people'])(
      'is a 404 problem where there is nothing: %s',
      async (path) => {
        const answer = await asked().get(path);
        pointersOf(answer);
        expect(answer.body).toMatchObject({ status: 404, code: 'resource.missing' });
      },
    );

    it('says how to sign in to whoever has not', async () => {
      const answer = await test.as({ token: 'rpt_nobody-knows-this-token' }).get('me');
      pointersOf(answer);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });
  });

  it('asks the database as often for a long list as for a short one', async () => {
    for (const name of ['Xia', 'Yen', 'Zoe']) {
      await practice.draft(coach, await practice.coachee(name), { sessions: 1, weekday: 4, localTime: '10:00' });
    }
    const queriesFor = async (path: string) => {
      let length = 0;
      const queries = await queriesOf(async () => {
        const { body } = await asked().get(path).expect(200);
        length = (body as Page).items.length;
      });
      return { length, queries };
    };
    for (const list of ['engagements', 'people', 'companies']) {
      const [short, long] = [await queriesFor(`${list}?limit=1`), await queriesFor(`${list}?limit=100`)];
      expect({ list, ...short }).toMatchObject({ list, length: 1 });
      expect(long.length).toBeGreaterThan(2);
      expect({ list, queries: long.queries }).toEqual({ list, queries: short.queries });
      expect(short.queries).toBeGreaterThan(1);
    }
  });
});
