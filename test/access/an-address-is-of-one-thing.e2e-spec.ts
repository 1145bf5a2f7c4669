import type { Client } from 'pg';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { talkAbout, writeTwice } from './said.js';
import { bodyFor } from './bodies.js';
import type { Ids } from './cast.js';
import { addressOf, expected, routes, type Route } from './expectations.js';
import { connectAsOwner, digests } from './snapshot.js';

const children = routes.filter(({ parameters }) =>
  parameters.some((name) => ['sessionId', 'goalId', 'handoverId', 'topicId', 'actionId'].includes(name)),
);

/**
 * Somebody with two engagements is let in to both, by the guard and by row-level security: that a session, a goal or a
 * handover is of the engagement in the address is then nobody's to notice but the statement's.
 */
describe('an address of an engagement and something of another one', () => {
  let test: TestApp;
  let owner: Client;
  let [coach, coachee]: Partial<Actor>[] = [];
  /** The engagement of both, and for each of them what is of another engagement of theirs. */
  let own: Ids;
  let elsewhere: { coach: Ids; coachee: Ids };
  let pay: { sponsor: Actor; companyId: string; engagementId: string };

  beforeAll(async () => {
    test = await TestApp.start();
    const practice = await PracticeBuilder.start(test);
    const { personId: managerId } = await practice.person('Max Manager');
    const [a, b] = [await practice.coach(), await practice.coachee('Kit Coachee', { managerId })];
    [coach, coachee] = [a, b];
    const [company, other] = [await practice.company(), await practice.company()];
    const both = { personId: company.sponsor.personId };
    await test.as(practice.administrator).post(`companies/${other.id}/sponsors`, both).expect(201);

    const idsOf = async (one: Actor, two: Actor, localTime: string, payer?: typeof company): Promise<Ids> => {
      const given = { localTime, ...(payer && { companyId: payer.id }) };
      const engagementId = await practice.active(one, two, given, payer?.sponsor);
      const goalId = await practice.agreedGoal(engagementId, two);
      const { body } = await test.as(one).get(`engagements/${engagementId}/sessions`).expect(200);
      const pending = { wording: 'A wording that waits', basedOn: 1 };
      await test.as(one).post(`engagements/${engagementId}/goals/${goalId}/revisions`, pending).expect(201);
      const next = { coachId: (await practice.coach()).personId, reason: 'A long leave' };
      const { body: handover } = await test.as(one).post(`engagements/${engagementId}/handovers`, next).expect(201);
      const of = { engagementId, goalId, sessionId: body.items[0].id as string };
      const said = { ...(await talkAbout(test, [one, two], of)), ...(await writeTwice(test, [one, two], of)) };
      return { ...of, ...said, handoverId: handover.id as string };
    };
    own = await idsOf(a, b, '10:00', company);
    const ofCoach = await idsOf(a, await practice.coachee(), '12:00', other);
    const ofCoachee = await idsOf(await practice.coach(), b, '14:00');
    await test.as(b).send('put', `engagements/${ofCoachee.engagementId}/managers/${managerId}`).expect(200);
    elsewhere = { coach: ofCoach, coachee: { ...ofCoachee, managerId } };
    pay = { sponsor: company.sponsor, companyId: company.id, engagementId: ofCoach.engagementId ?? '' };
    // Every session has begun, so that it could be completed or somebody be absent.
    test.clock.set(new Date('2026-10-01T19:00:00Z'));
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const ask = (role: 'coach' | 'coachee', route: Route, ids: Ids) => {
    const asked = test.as(role === 'coach' ? coach : coachee).send(route.method, addressOf(route, ids));
    if (route.method === 'get') return asked;
    const isNote = route.path.includes('/notes/');
    return asked.set('If-Match', isNote ? '"0"' : '"2"').send(bodyFor(route, ids));
  };

  it('is tried with every address that has something of an engagement in it', () => {
    expect(children.length).toBeGreaterThan(20);
  });

  describe.each(['coach', 'coachee'] as const)('asked by the %s of both', (role) => {
    const permitted = children.filter((route) => expected(route, role, 'own') === 'admitted');

    it.each(permitted.map((route): [string, Route] => [route.name, route]))(
      '%s finds nothing',
      async (_name, route) => {
        const before = await digests(owner);
        const { engagementId = '' } = own;
        const mixed = { ...elsewhere[role], engagementId };
        const answer = await ask(role, route, mixed);
        expect([answer.status, answer.body.code]).toEqual([404, 'resource.missing']);
        expect(await digests(owner)).toEqual(before);
        // The same address with its own ids finds something: what was asked for was right but for that.
        const whole = await ask(role, route, elsewhere[role]);
        expect(whole.status).not.toBe(404);
        expect(whole.status).toBeLessThan(500);
      },
    );
  });

  it('finds nothing for a sponsor of two companies who asks one of them for the other one’s', async () => {
    const { sponsor, companyId, engagementId } = pay;
    await test.as(sponsor).get(`companies/${companyId}/engagements/${own.engagementId}`).expect(200);
    await test.as(sponsor).get(`companies/${companyId}/engagements/${engagementId}`).expect(404);
  });
});
