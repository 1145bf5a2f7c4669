import { PASSWORD, PracticeBuilder, signIn, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody who was removed comes back', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);
  const remove = ({ personId }: { personId: string }, reason = 'Left the practice') =>
    ask().post(`people/${personId}/removal`, { reason });
  const restore = ({ personId }: { personId: string }) => ask().post(`people/${personId}/restoration`);
  const idsIn = (items: { id: string }[]) => items.map(({ id }) => id);

  async function browserOf({ email }: Actor): Promise<{ cookie: string }> {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    return { cookie: (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ') };
  }
  const invited = ({ personId, email }: Pick<Actor, 'personId' | 'email'>) => practice.invite(personId, email);
  /** With the account that the address has, if it has one. */
  const accept = (code: string) => test.as().post('invitations/acceptance', { code });

  it('as the same person, whom nobody can add a second time', async () => {
    const person = await practice.coach();
    await remove(person).expect(204);
    const about = { name: 'Cora Again', email: person.email, timeZone: 'UTC' };
    const { body: refused } = await ask().post('people', about).expect(409);
    expect(refused.code).toBe('person.known');
    const { body } = await restore(person).expect(200);
    expect(body).toMatchObject({ id: person.personId, name: 'Cora Coach', capacities: [], signsIn: false });
    const { body: people } = await ask().get('people?limit=100').expect(200);
    expect(idsIn(people.items)).toContain(person.personId);
    const { body: removals } = await ask().post('removals/search', { email: person.email }).expect(200);
    expect(removals.items).toMatchObject([{ restoredBy: 'Ida Administrator' }]);
  });

  it('with no account, token or capacity until they are invited anew', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const company = await practice.company();
    await ask().post(`companies/${company.id}/sponsors`, { personId: coach.personId }).expect(201);
    await remove(coach).expect(204);
    await restore(coach).expect(200);
    await test.as(coach).get('me').expect(401);
    expect(
      (
        await test
          .as(await browserOf(coach))
          .get('me')
          .expect(200)
      ).body.practices,
    ).toEqual([]);
    await accept(await invited(coach)).expect(201);
    const back = await signIn(test, coach.email);
    expect(back.personId).toBe(coach.personId);
    const { body: me } = await test.as(back).get('me').expect(200);
    expect(me.practices).toMatchObject([{ coach: false, administrator: false }]);
    await test.as(coach).get('me').expect(401);
    await test.as(back).get(`companies/${company.id}/overview`).expect(404);
    // What they were part of, they are part of again.
    await test.as(back).get(`engagements/${id}/sessions`).expect(200);
    const { body } = await test.as(coachee).get(`engagements/${id}/participants`).expect(200);
    expect(body.items[0]).toMatchObject({ as: 'coach', until: null });
  });

  it('once, by an administrator, and only if they were removed', async () => {
    const person = await practice.coach();
    const notRemoved = await restore(person).expect(409);
    expect(notRemoved.body.code).toBe('person.not-removed');
    await remove(person).expect(204);
    await test
      .as(await practice.coach())
      .post(`people/${person.personId}/restoration`)
      .expect(404);
    await restore(person).expect(200);
    await restore(person).expect(409);
    await remove(person, 'For good').expect(204);
    const { body } = await ask().post('removals/search', { email: person.email }).expect(200);
    expect(body.items).toMatchObject([{ reason: 'For good', restoredAt: null }, { restoredBy: 'Ida Administrator' }]);
  });
});
