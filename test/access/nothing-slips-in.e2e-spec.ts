import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import type { Response } from 'supertest';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { pointersOf } from '../platform/refusals.js';
import { TestApp } from '../support/test-app.js';
import { Cast, ROLES, type Role } from './cast.js';
import { addressOf, expected, routes, type Route } from './expectations.js';
import { at, bodiesOf, placeOf, withMember, type BodyOf, type Json } from './requests.js';
import { connectAsOwner, digests } from './snapshot.js';

const ID = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';
const AT = '2026-01-01T00:00:00Z';
const READING = ['GET', 'HEAD', 'DELETE'];

/** What somebody might try to write along: keys, owners, rights, states and dates of rows. */
const TEMPTING: [string, unknown][] = Object.entries({
  ...{ practiceId: ID, practice_id: ID, id: ID, personId: ID, person_id: ID, userId: ID, accountId: ID },
  ...{ engagementId: ID, companyId: ID, coachId: ID, coacheeId: ID, managerId: ID, goalId: ID, sessionId: ID },
  ...{ addedById: ID, createdById: ID, byId: ID, authorId: ID, predecessorId: ID, tokenId: ID },
  ...{ administrator: true, coach: true, itself: true, caller: { itself: true }, permission: 'note.read' },
  ...{ capacities: ['administrator'], roles: ['administrator'], relations: ['coach'], email: 'mallory@example.org' },
  ...{ state: 'active', version: 99, number: 99, amount: 99, origin: 'coachee', builtIn: true, sponsorReads: true },
  ...{ agreedAt: AT, createdAt: AT, removedAt: null, takenAt: null, activatedAt: AT, expiresAt: AT, acceptedAt: AT },
  ...{ password: 'a password of mine', token: 'mine', code: 'mine', hash: 'mine', emailVerified: true },
  ...{ '': true, $where: '1=1', 'practice/id': ID, constructor: { prototype: { administrator: true } } },
  ['__proto__']: { administrator: true },
});

const publicRoutes = readFileSync('docs/routes.txt', 'utf8')
  .split('\n')
  .filter((line) => /^(POST|PUT|PATCH) .* -> public$/.test(line))
  .map((line) => line.replace(' -> public', ''));
const names = [...routes.map(({ name }) => name), ...publicRoutes].filter(
  (name) => !READING.includes(name.split(' ')[0] ?? ''),
);

describe('whatever is written along', () => {
  let test: TestApp;
  let cast: Cast;
  let owner: Client;
  let bodies: Map<string, BodyOf>;

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
    owner = await connectAsOwner(test);
    bodies = bodiesOf(createOpenApi(test.app));
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** Asked by somebody who may. */
  function send(name: string, body: Json): PromiseLike<Response> {
    const route = routes.find((each) => each.name === name);
    const [method = '', path = ''] = name.split(' ');
    const role = route && ROLES.find((each) => expected(route, each, 'own') === 'admitted');
    const asking = role ? cast.as(role) : test.as();
    const address = route ? addressOf(route, cast.ids) : path;
    return asking
      .send(method.toLowerCase() as Route['method'], address)
      .set('If-Match', '"1"')
      .set('Content-Type', 'application/json')
      .send(JSON.stringify(body));
  }

  it('is tried with every address that takes something, and those that take nothing', () => {
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !bodies.has(name))).toEqual([]);
    expect(publicRoutes.length).toBeGreaterThan(2);
  });

  it.each(names)('is refused and named, each by itself, and nothing is changed: %s', async (name) => {
    const { example, objects } = bodies.get(name) ?? { example: {}, objects: [''] };
    const before = await digests(owner);
    const wrong: string[] = [];
    for (const object of objects) {
      const place = placeOf(object);
      const taken = Object.keys(at(example, place));
      for (const [member, value] of TEMPTING.filter(([each]) => !taken.includes(each))) {
        const pointer = `${object}/${member.replaceAll('/', '~1')}`;
        const answer = await send(name, withMember(example, place, member, value));
        const pointers = pointersOf(answer);
        if (answer.body.code !== 'request.invalid' || pointers.length !== 1 || pointers[0] !== pointer)
          wrong.push(`${pointer}: ${answer.status} ${answer.body.code} ${pointers.join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await digests(owner)).toEqual(before);
  });

  it.each(routes.map((route): [string, Route] => [route.name, route]))(
    'is refused in a query that nobody reads: %s',
    async (_name, route) => {
      const role = ROLES.find((each) => expected(route, each, 'own') === 'admitted') as Role;
      const before = await digests(owner);
      const address = `${addressOf(route, cast.ids)}?practiceId=${ID}`;
      const answer = await cast.as(role).send(route.method, address).set('If-Match', '"1"');
      expect(pointersOf(answer)).toContain('/practiceId');
      expect(answer.body.code).toBe('request.invalid');
      expect(await digests(owner)).toEqual(before);
    },
  );

  it('is answered to strangers as if it were not there', async () => {
    const path = `engagements/${cast.ids.engagementId}/submission`;
    await cast.as('stranger').post(`${path}?state=active`, { state: 'active' }).expect(404);
    await test.as().post(`${path}?state=active`, { state: 'active' }).expect(401);
  });
});
