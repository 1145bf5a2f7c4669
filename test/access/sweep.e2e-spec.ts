import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Response } from 'supertest';
import { TestApp } from '../support/test-app.js';
import { bodyFor } from './bodies.js';
import { Cast, ROLES, type Ids, type Role } from './cast.js';
import { addressOf, expected, outcomeOf, routes, type IdKind, type Route } from './expectations.js';
import { connectAsOwner, digests, recordedOf } from './snapshot.js';

/** All that one can see of an answer, without what is about this one request. */
function visible({ status, text, headers }: Response): object {
  // How many requests are left goes down with each, whatever it was about.
  const { date: _date, 'x-request-id': requestId, ratelimit: _left, ...rest } = headers as Record<string, string>;
  return { status, headers: rest, text: text.replace(String(requestId), 'this request') };
}

/**
 * Everybody who was signed in is signed in again, by rows of their own: with passwords it would take minutes. Those of
 * before go: there would be tens of thousands in the end, to be looked at with everything else.
 */
async function signInAnew(owner: Client, { actors, test }: Cast): Promise<void> {
  const signedIn = Object.entries(actors).flatMap(([role, actor]) =>
    actor.cookie && role !== 'removed person' ? [{ actor, token: randomBytes(32).toString('base64url') }] : [],
  );
  await owner.query(
    `with gone as (delete from auth.sign_in where user_agent = 'the sweep')
     insert into auth.sign_in (id, token_hash, account_id, way, awaits_second_factor, created_at, last_seen_at, expires_at,
       network, user_agent)
     select gen_random_uuid(), sha256(token::bytea), id, 'password', false, $3, $3, $3::timestamptz + interval '1 day',
       '127.0.0.1', 'the sweep'
     from unnest($1::text[], $2::text[]) as signed_in (email, token) join auth.account using (email)`,
    [signedIn.map(({ actor }) => actor.email), signedIn.map(({ token }) => token), test.clock.now()],
  );
  for (const { actor, token } of signedIn) actor.cookie = `rapport.sign_in=${token}`;
}

/** Whatever became of it, the handover waits for the successor again. */
async function awaitSuccessor(owner: Client, { ids }: Cast): Promise<void> {
  await owner.query(
    `update handover set state = 'awaiting_successor', closed_at = null, withdrawn_by_id = null where id = $1`,
    [ids.handoverId],
  );
}

describe('every address, asked by everyone', () => {
  let test: TestApp;
  let cast: Cast;
  let owner: Client;
  const idsOf: Record<IdKind, (parameters: string[]) => Ids> = {
    own: () => cast.ids,
    random: (parameters) => Object.fromEntries(parameters.map((name) => [name, randomUUID()])),
    malformed: (parameters) => Object.fromEntries(parameters.map((name) => [name, 'not-an-id'])),
  };

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
    owner = await connectAsOwner(test);
    // Among tens of thousands of refusals, those of each address are looked for.
    await owner.query('create index on audit_entry (request_id)');
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** Asks with nothing in it: whoever is let in is told that something is missing, and little changes. */
  const ask = (route: Route, role: Role, ids: Ids): PromiseLike<Response> => {
    const asked = cast.as(role).send(route.method, addressOf(route, ids));
    return ['post', 'put', 'patch'].includes(route.method) ? asked.send({}) : asked;
  };
  /** Asks in earnest: with what would change something, were it let through. */
  const attempt = (route: Route, role: Role, version: string): PromiseLike<Response> => {
    const asked = cast.as(role).send(route.method, addressOf(route, cast.ids)).set('If-Match', version);
    return ['get', 'delete'].includes(route.method) ? asked : asked.send(bodyFor(route, cast.ids));
  };
  async function versionOf({ method, path }: Route): Promise<string> {
    if (!['put', 'patch'].includes(method) || path.includes('/notes/')) return '"0"';
    const { engagementId, goalId, personId } = cast.ids;
    const at = path.includes('/goals/') ? `engagements/${engagementId}/goals/${goalId}` : `people/${personId}`;
    return (await cast.as('coachee').get(at).expect(200)).get('ETag') ?? '';
  }
  const kindsOf = ({ parameters }: Route): IdKind[] => (parameters.length ? ['own', 'random', 'malformed'] : ['own']);

  it('is about all of the addresses that ask for a permission', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
  });

  describe.each(routes.map((route): [string, Route] => [route.name, route]))('%s', (_name, route) => {
    // Some addresses end sign-ins, or go on under another token; one ends what makes somebody a successor.
    beforeEach(() => signInAnew(owner, cast));
    beforeEach(() => awaitSuccessor(owner, cast));

    const refused = ROLES.filter((role) => expected(route, role, 'own') !== 'admitted');

    it('changes nothing for those it refuses, and records that it refused them', async () => {
      const version = await versionOf(route);
      const before = await digests(owner);
      const asked: { role: Role; requestId: string; refusals: object[] }[] = [];
      for (const role of refused) {
        const { status, headers } = await attempt(route, role, version);
        const { personId } = cast.actors[role] ?? {};
        const refusal = { personId, action: route.permission, outcome: 'refused', status };
        // Whoever is not known belongs to no practice whose trail could tell of them.
        const isOfPractice = status !== 401 && !/^(account|sign-in|second-factor|passkey)\./.test(route.permission);
        asked.push({ role, requestId: String(headers['x-request-id']), refusals: isOfPractice ? [refusal] : [] });
      }
      const recorded = await recordedOf(
        owner,
        asked.map(({ requestId }) => requestId),
      );
      expect(asked.map(({ role }, at) => ({ role, recorded: recorded[at] }))).toEqual(
        asked.map(({ role, refusals }) => ({ role, recorded: refusals })),
      );
      expect(await digests(owner)).toEqual(before);
    });

    it('answers each of them as the policy says; and whoever it is not there for, as if it did not exist', async () => {
      const wrong: string[] = [];
      const seen: Record<IdKind, Partial<Record<Role, object>>> = { own: {}, random: {}, malformed: {} };
      for (const kind of kindsOf(route)) {
        await signInAnew(owner, cast);
        const ids = idsOf[kind](route.parameters);
        for (const role of ROLES) {
          const answer = await ask(route, role, ids);
          const [wanted, got] = [expected(route, role, kind), outcomeOf(answer.status, kind)];
          if (got !== wanted) wrong.push(`${role}, ${kind} ids: ${wanted} expected, ${answer.status} answered`);
          if (expected(route, role, 'own') === 404) seen[kind][role] = visible(answer);
        }
      }
      expect(wrong).toEqual([]);
      if (route.parameters.length) expect(seen.own).toEqual(seen.random);
    });
  });

  it('answers HEAD as it answers GET, without the body', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'get')) {
      // Whom it is asked by was looked at above: here, one of those who get the same answer will do.
      const answers = new Map(ROLES.map((role) => [expected(route, role, 'own'), role]));
      for (const role of answers.values()) {
        const { status } = await ask(route, role, cast.ids);
        const head = await cast.as(role).send('head', addressOf(route, cast.ids));
        if (head.status !== status || head.text) wrong.push(`${route.name} for the ${role}: ${head.status}, ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});
