import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

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
      .as(coach)
      .post('api-tokens', { name: 'Nightly export', ...given })
      .expect(201);
    return body;
  };

  it('that is shown once, and acts for its person', async () => {
    const { id, token, prefix } = await make();
    expect(token.startsWith(prefix)).toBe(true);
    const { body } = await test.as({ token }).get('me').expect(200);
    expect(body.practices).toMatchObject([{ personId: coach.personId }]);
    const listed = await test.as(coach).get('api-tokens').expect(200);
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id, name: 'Nightly export', prefix }));
    expect(listed.text).not.toContain(token);
  });

  it('until it is revoked', async () => {
    const { id, token } = await make();
    await test.as({ token }).get('me').expect(200);
    await test.as(coach).delete(`api-tokens/${id}`).expect(204);
    await test.as({ token }).get('me').expect(401);
    const { body } = await test.as(coach).get('api-tokens').expect(200);
    expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
    await test.as(coach).delete(`api-tokens/${id}`).expect(404);
  });

  it('until it expires', async () => {
    const { id, token } = await make({ expiresInDays: 1 });
    const now = test.clock.now();
    try {
      test.clock.set(new Date(now.getTime() + DAY_MS - 60_000));
      await test.as({ token }).get('me').expect(200);
      test.clock.set(new Date(now.getTime() + DAY_MS + 1_000));
      await test.as({ token }).get('me').expect(401);
      const { body } = await test.as(coach).get('api-tokens').expect(200);
      expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
    } finally {
      test.clock.set(now);
    }
  });

  it('for a year at most', async () => {
    await test.as(coach).post('api-tokens', { name: 'Forever', expiresInDays: 366 }).expect(400);
  });

  it('of their own alone: nobody else sees or revokes it', async () => {
    const { id } = await make();
    for (const actor of [practice.administrator, await practice.coachee()]) {
      const { body } = await test.as(actor).get('api-tokens').expect(200);
      expect((body.items as { id: string }[]).filter((each) => each.id === id)).toEqual([]);
      await test.as(actor).delete(`api-tokens/${id}`).expect(404);
    }
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
