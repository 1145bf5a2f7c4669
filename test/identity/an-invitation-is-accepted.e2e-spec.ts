import { PASSWORD, PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
let counter = 0;

describe('an invitation is accepted', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const add = async (given: { email?: string } = {}, by = practice): Promise<{ id: string; email: string }> => {
    const email = given.email ?? `invited-${++counter}@example.org`;
    const person = { name: 'Ivy Invited', email, timeZone: 'Europe/London' };
    const { body } = await test.as(by.administrator).post('people', person).expect(201);
    return { id: body.id as string, email };
  };
  const invite = async (personId: string, by = practice): Promise<string> => {
    const { body } = await test.as(by.administrator).post(`people/${personId}/invitation`).expect(201);
    return body.code as string;
  };
  const accept = (code: string, password = PASSWORD) => test.as().post('invitations/acceptance', { code, password });

  it('once, and then the person signs in', async () => {
    const { id, email } = await add();
    const code = await invite(id);
    const { body } = await accept(code).expect(201);
    expect(body).toEqual({ practiceId: practice.practiceId, personId: id, email });
    await test.as().post('sign-ins', { email, password: PASSWORD }).expect(204);
    const { body: again } = await accept(code, 'another battery').expect(404);
    expect(again.code).toBe('invitation.gone');
    await test.as().post('sign-ins', { email, password: 'another battery' }).expect(401);
  });

  it('once, even where it is accepted ten times at once', async () => {
    const { id } = await add();
    const code = await invite(id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(code)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('for seven days, and not a second longer', async () => {
    const [early, late] = [await add(), await add()];
    const [first, second] = [await invite(early.id), await invite(late.id)];
    const now = test.clock.now();
    try {
      test.clock.set(new Date(now.getTime() + 7 * DAY_MS - 60_000));
      await accept(first).expect(201);
      test.clock.set(new Date(now.getTime() + 7 * DAY_MS + 1_000));
      const { body } = await accept(second).expect(404);
      expect(body.code).toBe('invitation.gone');
    } finally {
      test.clock.set(now);
    }
  });

  it('by its latest code: an earlier one has been replaced', async () => {
    const { id } = await add();
    const [first, second] = [await invite(id), await invite(id)];
    await accept(first).expect(404);
    await accept(second).expect(201);
  });

  it('with the password of the account that the address has, where it has one', async () => {
    const { id, email } = await add();
    await accept(await invite(id), PASSWORD).expect(201);
    const other = await PracticeBuilder.start(test);
    const code = await invite((await add({ email }, other)).id, other);
    const { body: refused } = await accept(code, 'made up by a stranger').expect(401);
    expect(refused.code).toBe('sign-in.refused');
    await accept(code, PASSWORD).expect(201);
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(204);
    const cookie = (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ');
    const { body } = await test.as({ cookie }).get('me/practices').expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('and not made for somebody who signs in already', async () => {
    const { id } = await add();
    await accept(await invite(id)).expect(201);
    const { body } = await test.as(practice.administrator).post(`people/${id}/invitation`).expect(409);
    expect(body.code).toBe('invitation.needless');
  });

  it('and a code that was never made opens nothing', async () => {
    const { body } = await accept('x'.repeat(43)).expect(404);
    expect(body.code).toBe('invitation.gone');
  });
});
