import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an invitation that does not say as what', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let added = 0;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  /** Somebody who does not sign in yet. */
  async function add(capacities: string[] = [], by: Actor = practice.administrator) {
    const about = { name: 'New', email: `new-${++added}@example.org`, timeZone: 'UTC' };
    const { body } = await test
      .as(by)
      .post('people', { ...about, ...(capacities.length && { capacities }) })
      .expect(201);
    return body as { id: string; email: string };
  }
  const invite = (id: string, by: Actor = practice.administrator) => test.as(by).post(`people/${id}/invitation`, {});

  it.each([
    ['coachee', []],
    ['coach', ['coach']],
    ['administrator', ['administrator']],
    ['administrator', ['coach', 'administrator']],
  ])('is as %s, of somebody who was added as %j', async (capacity, held) => {
    const { body } = await invite((await add(held)).id).expect(201);
    expect(body.capacity).toBe(capacity);
  });

  it('is as coachee where a coach invites, who knows nothing of what else they are', async () => {
    const coach = await practice.coach();
    const { id } = await add([], coach);
    await test.as(practice.administrator).send('put', `people/${id}/capacities/coach`).expect(200);
    expect((await invite(id, coach).expect(201)).body.capacity).toBe('coachee');
    expect((await invite(id).expect(201)).body.capacity).toBe('coach');
  });

  it('ends with the capacity that it comes with: accepting it does not bring that back', async () => {
    const { id, email } = await add(['coach']);
    const code = await practice.invite(id, email);
    await test.as(practice.administrator).delete(`people/${id}/capacities/coach`).expect(204);
    const { body } = await test.as(practice.administrator).get(`people/${id}/invitation`).expect(200);
    expect(body.state).toBe('withdrawn');
    expect((await test.as().post('invitations/acceptance', { code })).body.code).toBe('invitation.gone');
    const next = await practice.invite(id, email);
    await test.as().post('invitations/acceptance', { code: next }).expect(201);
    const { body: person } = await test.as(practice.administrator).get(`people/${id}`).expect(200);
    expect(person.capacities).toEqual([]);
  });
});
