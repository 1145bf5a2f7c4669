import { PracticeBuilder, signIn, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

let counter = 0;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('a program uses an API token', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  const make = async (given: object = {}): Promise<{ id: string; token: string; prefix: string }> => {
    const { body } = await test
      .as({ cookie: coach.cookie })
      .post('api-tokens', { name: 'Nightly export', ...given })
      .expect(201);
    return body;
  };

  it('that is shown once, and acts for its person', async () => {
    const { id, token, prefix } = await make();
    expect(token.startsWith(prefix)).toBe(true);
    const { body } = await test.as({ token }).get('me').expect(200);
    expect(body.practices).toMatchObject([{ personId: coach.personId }]);
    const listed = await test.as({ cookie: coach.cookie }).get('api-tokens').expect(200);
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id, name: 'Nightly export', prefix }));
    expect(listed.text).not.toContain(token);
  });

  it('until it is revoked', async () => {
    const { id, token } = await make();
    await test.as({ token }).get('me').expect(200);
    await test.as({ cookie: coach.cookie }).delete(`api-tokens/${id}`).expect(204);
    await test.as({ token }).get('me').expect(401);
    const { body } = await test.as({ cookie: coach.cookie }).get('api-tokens').expect(200);
    expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
    await test.as({ cookie: coach.cookie }).delete(`api-tokens/${id}`).expect(404);
  });

  it('until it expires', async () => {
    const { id, token } = await make({ expiresInDays: 1 });
    const now = test.clock.now();
    try {
      test.clock.set(new Date(now.getTime() + DAY_MS - 60_000));
      await test.as({ token }).get('me').expect(200);
      test.clock.set(new Date(now.getTime() + DAY_MS + 1_000));
      await test.as({ token }).get('me').expect(401);
      const again = await signIn(test, coach.email);
      const { body } = await test.as(again).get('api-tokens').expect(200);
      expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
    } finally {
      test.clock.set(now);
      // That sign-in made an end of the earlier one, which nobody had used for a day.
      coach = await signIn(test, coach.email);
    }
  });

  it('for a year at most', async () => {
    await test.as({ cookie: coach.cookie }).post('api-tokens', { name: 'Forever', expiresInDays: 366 }).expect(400);
  });

  it('of their own alone: nobody else sees or revokes it', async () => {
    const { id } = await make();
    for (const actor of [practice.administrator, await practice.coachee()]) {
      const { body } = await test.as({ cookie: actor.cookie }).get('api-tokens').expect(200);
      expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
      await test.as({ cookie: actor.cookie }).delete(`api-tokens/${id}`).expect(404);
    }
  });

  describe('that was made for less than its owner may', () => {
    const refused = async (answer: PromiseLike<{ status: number; body: { code?: string } }>) => {
      const { status, body } = await answer;
      expect([status, body.code]).toEqual([403, 'api-token.out-of-scope']);
    };
    const add = (token: string) =>
      test.as({ token }).post('people', { name: 'New', email: `new-${++counter}@example.org`, timeZone: 'UTC' });
    const preview = { startsOn: '2027-06-03', localTime: '10:00', timeZone: 'UTC' };

    it('to read: it changes nothing, and previews what changes nothing', async () => {
      const { token } = await make({ access: 'read' });
      await test.as({ token }).get('people').expect(200);
      await test.as({ token }).get('time-off').expect(200);
      await test.as({ token }).post('engagement-plans', preview).expect(200);
      await refused(add(token));
      await refused(test.as({ token }).post('time-off', { firstDay: '2028-01-03', lastDay: '2028-01-04' }));
    });

    it('for one module: it reaches no other', async () => {
      const { token } = await make({ modules: ['people'] });
      await test.as({ token }).get('people').expect(200);
      await add(token).expect(201);
      await test.as({ token }).get('me').expect(200);
      for (const path of ['engagements', 'time-off', 'me/agenda']) await refused(test.as({ token }).get(path));
    });

    it('for what exists or not, alike', async () => {
      const { token } = await make({ modules: ['people'] });
      const { id } = await practice.activePair();
      await refused(test.as({ token }).get(`engagements/${id}`));
      await refused(test.as({ token }).get('engagements/019a8b5e-0000-7000-8000-000000000000'));
    });

    it('and tells what it is for, and when it was last used', async () => {
      const { id, token } = await make({ access: 'read', modules: ['goals', 'sessions'] });
      const found = async () => {
        const { body } = await test.as({ cookie: coach.cookie }).get('api-tokens').expect(200);
        return (body.items as { id: string }[]).find((each) => each.id === id);
      };
      expect(await found()).toMatchObject({ access: 'read', modules: ['goals', 'sessions'], lastUsedAt: null });
      await test.as({ token }).get('me').expect(200);
      expect(await found()).toMatchObject({ lastUsedAt: expect.stringMatching(/^2026-09-24T12:/) });
    });

    it.each([
      { access: 'admin' },
      { modules: [] },
      { modules: ['identity'] },
      { modules: 'people' },
      { modules: null },
    ])('and never for %j', async (given) => {
      await test
        .as({ cookie: coach.cookie })
        .post('api-tokens', { name: 'Odd', ...given })
        .expect(400);
    });

    it('whatever it is for, never for signing in: it makes no other token, and ends no sign-in', async () => {
      const { id, token } = await make();
      const ask = test.as({ token });
      await refused(ask.post('api-tokens', { name: 'Another' }));
      await refused(ask.get('api-tokens'));
      await refused(ask.delete(`api-tokens/${id}`));
      await refused(ask.get('sign-ins'));
      await refused(ask.delete('sign-ins/current'));
      await refused(ask.post('me/password', { password: 'a password of mine' }));
      await refused(ask.post('me/second-factor', {}));
    });
  });

  it('and a bad one opens nothing', async () => {
    const { token } = await make();
    await test
      .as({ token: `${token}x` })
      .get('me')
      .expect(401);
    await test.as({ token: 'not a token' }).get('me').expect(401);
  });
});
