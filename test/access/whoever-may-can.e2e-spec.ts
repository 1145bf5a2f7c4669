import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { shortName } from './bodies.js';
import type { Ids } from './cast.js';
import { addressOf, expected, routes, type Route } from './expectations.js';
import { scenes, type Doer, type Prop, type Scene, type Stage } from './scenes.js';

const DOERS = ['coach', 'coachee', 'sponsor', 'administrator'] as const satisfies Doer[];
const cases = routes.flatMap((route) =>
  DOERS.filter((doer) => expected(route, doer, 'own') === 'admitted').map((doer): [string, Doer, Route] => [
    route.name,
    doer,
    route,
  ]),
);

/** The other half of the sweep: a permission that row-level security or a rule makes impossible is a mistake in one. */
describe('whoever the policy lets do a thing', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let actors: Record<Doer, Actor>;
  let fixed: Ids;
  let last: Ids | undefined;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    const company = await practice.company();
    const { personId: managerId } = await practice.person('Max Manager', { companyId: company.id });
    const given = { companyId: company.id, managerId };
    const [coach, coachee] = [await practice.coach(), await practice.coachee('Kit', given)];
    actors = { coach, coachee, sponsor: company.sponsor, administrator: practice.administrator };
    fixed = { practiceId: practice.practiceId, companyId: company.id, personId: coachee.personId, managerId };
    fixed = { ...fixed, coachId: coach.personId };
  });
  afterAll(() => test.stop());

  /** An engagement of the coach and the coachee; the one before it is over. */
  async function freshEngagement(state: 'draft' | 'submitted' | 'active', given?: object): Promise<Ids> {
    await endAll();
    const ask = test.as(actors.coach);
    const terms = { companyId: fixed.companyId, ...given };
    if (state !== 'active') {
      const engagementId = await practice.draft(actors.coach, actors.coachee, terms);
      if (state === 'submitted') await ask.post(`engagements/${engagementId}/submission`).expect(200);
      return { engagementId };
    }
    const engagementId = await practice.active(actors.coach, actors.coachee, terms, actors.sponsor);
    const goalId = await practice.agreedGoal(engagementId, actors.coachee);
    const { body } = await ask.get(`engagements/${engagementId}/sessions`).expect(200);
    return { engagementId, goalId, sessionId: body.items[0].id as string };
  }

  async function endAll(): Promise<void> {
    for (const state of ['draft', 'awaiting_agreement', 'active', 'paused']) {
      const { body } = await test.as(actors.coach).get(`engagements?limit=100&state=${state}`).expect(200);
      for (const { id } of body.items as { id: string }[])
        await test.as(actors.coach).post(`engagements/${id}/ending`, { reason: 'The next one begins' }).expect(200);
    }
  }

  async function idsFor(route: Route, { state = 'active', terms }: Scene): Promise<Ids> {
    if (!/engagement|coaches|meetings\//.test(route.path)) return fixed;
    if (route.method === 'get' && last) return { ...fixed, ...last };
    const ids = await freshEngagement(state, terms);
    last = route.method === 'get' ? ids : undefined;
    return { ...fixed, ...ids };
  }

  it.each(cases)('can: %s, as %s', async (_name, doer, route) => {
    const begun = test.clock.now();
    const scene = scenes[shortName(route)] ?? {};
    const stage: Stage = { test, actors, doer, ids: await idsFor(route, scene) };
    const { body, version, ids }: Prop = (await scene.prepare?.(stage)) ?? {};
    const asked = test.as(actors[doer]).send(route.method, addressOf(route, { ...stage.ids, ...ids }));
    if (version !== undefined) void asked.set('If-Match', `"${version}"`);
    const answer = await (body ? asked.send(body) : asked);
    test.clock.set(begun);
    expect([answer.status < 300, answer.text]).toEqual([true, answer.text]);
  });
});
