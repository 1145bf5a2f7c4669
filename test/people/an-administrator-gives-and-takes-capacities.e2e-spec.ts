import type { Response } from 'supertest';
import { whileHeldUp } from '../support/held-up.js';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an administrator gives and takes capacities', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);
  const at = ({ personId }: Actor, capacity: string) => `people/${personId}/capacities/${capacity}`;
  const give = (actor: Actor, capacity: string, by: Actor = practice.administrator) =>
    test.as(by).send('put', at(actor, capacity));
  const take = (actor: Actor, capacity: string, by: Actor = practice.administrator) =>
    test.as(by).delete(at(actor, capacity));
  const standing = async (actor: Actor) => (await test.as(actor).get('me').expect(200)).body.practices[0];
  const codeOf = ({ status, body }: Response) => [status, body.code];

  async function browserOf({ email }: Actor): Promise<{ cookie: string }> {
    const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
    return { cookie: (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ') };
  }
  /** The clock goes on while a test does. */
  const on = (day: string) => expect.stringMatching(new RegExp(`^${day}T12:0`)) as string;
  const secondAdministrator = () => practice.person('Ada Second', { capacities: ['administrator'] });

  it('to somebody, who can do from then on what it takes', async () => {
    const person = await practice.person('Nora New');
    await test.as(person).post('people', { name: 'Kit', email: 'kit@example.org', timeZone: 'UTC' }).expect(403);
    const { body } = await give(person, 'coach').expect(200);
    expect(body).toEqual({
      ...{ capacity: 'coach', givenAt: on('2026-09-24'), givenBy: 'Ida Administrator' },
      ...{ takenAt: null, takenBy: null },
    });
    expect(await standing(person)).toMatchObject({ coach: true, administrator: false });
    await test.as(person).post('people', { name: 'Kit', email: 'kit@example.org', timeZone: 'UTC' }).expect(201);
  });

  it('once, however often it is given', async () => {
    const person = await practice.person('Nora New');
    const { body: first } = await give(person, 'coach').expect(200);
    test.clock.set(new Date('2026-09-24T12:05:00Z'));
    const again = await Promise.all([give(person, 'coach'), give(person, 'coach')]);
    expect(again.map(({ status, body }) => [status, body])).toEqual([
      [200, first],
      [200, first],
    ]);
    const { body } = await ask().get(`people/${person.personId}/capacities`).expect(200);
    expect(body.items).toEqual([first]);
  });

  it('and the history tells all of it, newest first', async () => {
    const [person, second] = [await practice.coach('Cora Coach'), await secondAdministrator()];
    test.clock.set(new Date('2026-09-25T12:00:00Z'));
    await take(person, 'coach', second).expect(204);
    await take(person, 'coach', second).expect(204);
    test.clock.set(new Date('2026-09-26T12:00:00Z'));
    await give(person, 'coach').expect(200);
    const { body } = await test.as(person).get(`people/${person.personId}/capacities`).expect(200);
    const given = { capacity: 'coach', givenBy: 'Ida Administrator' };
    expect(body.items).toEqual([
      { ...given, givenAt: on('2026-09-26'), takenAt: null, takenBy: null },
      { ...given, givenAt: on('2026-09-24'), takenAt: on('2026-09-25'), takenBy: 'Ada Second' },
    ]);
    const { body: founder } = await ask().get(`people/${practice.administrator.personId}/capacities`).expect(200);
    expect(founder.items).toMatchObject([{ capacity: 'administrator', givenBy: null, takenAt: null }]);
  });

  it('which nobody reads but administrators and the person', async () => {
    const { coach, coachee } = await practice.activePair();
    const path = `people/${coachee.personId}/capacities`;
    await test.as(coachee).get(path).expect(200);
    await test.as(coach).get(path).expect(403);
    await test
      .as(await practice.coach())
      .get(path)
      .expect(404);
  });

  it('and nobody else does: not a coach, not whoever would have it', async () => {
    const [coach, person] = [await practice.coach(), await practice.person('Nora New')];
    for (const by of [coach, person]) {
      await give(person, 'administrator', by).expect(by === person ? 403 : 404);
      await take(coach, 'coach', by).expect(by === person ? 404 : 403);
    }
    const elsewhere = await PracticeBuilder.start(test);
    await give(person, 'coach', elsewhere.administrator).expect(404);
    expect(await standing(person)).toMatchObject({ coach: false, administrator: false });
    expect(await standing(coach)).toMatchObject({ coach: true });
  });

  it('but never one to themself', async () => {
    const { administrator } = practice;
    for (const capacity of ['coach', 'administrator'])
      expect(codeOf(await give(administrator, capacity))).toEqual([409, 'capacity.own']);
    const shouted = { ...administrator, personId: administrator.personId.toUpperCase() };
    expect(codeOf(await give(shouted, 'coach'))).toEqual([409, 'capacity.own']);
    expect(await standing(administrator)).toMatchObject({ administrator: true, coach: false });
  });

  it('and none that there is not', async () => {
    const person = await practice.person('Nora New');
    for (const capacity of ['owner', 'sponsor', 'COACH']) await give(person, capacity).expect(400);
  });

  it('and whoever’s rights change signs in anew', async () => {
    const [person, other] = [await practice.person('Nora New'), await practice.coach()];
    for (const change of [() => give(person, 'coach').expect(200), () => take(person, 'coach').expect(204)]) {
      const [one, another, unconcerned] = [await browserOf(person), await browserOf(person), await browserOf(other)];
      await test.as(one).get('me').expect(200);
      await change();
      await test.as(one).get('me').expect(401);
      await test.as(another).get('me').expect(401);
      await test.as(unconcerned).get('me').expect(200);
    }
  });

  it('and may step down, while another is there', async () => {
    await secondAdministrator();
    const browser = await browserOf(practice.administrator);
    await take(practice.administrator, 'administrator').expect(204);
    await test.as(browser).get('me').expect(401);
    expect(await standing(practice.administrator)).toMatchObject({ administrator: false });
  });

  it('but not as the last one, by whatever way', async () => {
    const { administrator } = practice;
    const reason = { reason: 'I go' };
    expect(codeOf(await take(administrator, 'administrator'))).toEqual([409, 'capacity.last-administrator']);
    const left = await ask().post(`people/${administrator.personId}/removal`, reason);
    expect(codeOf(left)).toEqual([409, 'capacity.last-administrator']);
    await ask().get('removals').expect(200);
    expect(await standing(administrator)).toMatchObject({ administrator: true });
  });

  it('nor while the only other one has never signed in', async () => {
    const about = { name: 'Ada Invited', email: `ada-${practice.practiceId}@example.org`, timeZone: 'UTC' };
    const { body } = await ask()
      .post('people', { ...about, capacities: ['administrator'] })
      .expect(201);
    expect(codeOf(await take(practice.administrator, 'administrator'))).toEqual([409, 'capacity.last-administrator']);
    await ask().delete(`people/${body.id}/capacities/administrator`).expect(204);
  });

  describe('and of two who do it to each other at the same time', () => {
    type Deed = (actor: Actor, by: Actor) => PromiseLike<Response>;
    const takeFrom: Deed = (actor, by) => take(actor, 'administrator', by);
    const remove: Deed = (actor, by) => test.as(by).post(`people/${actor.personId}/removal`, { reason: 'Me first' });

    it.each<[string, Deed, Deed]>([
      ['take and take', takeFrom, takeFrom],
      ['remove and remove', remove, remove],
      ['take and remove', takeFrom, remove],
    ])('one is left: %s', async (_what, one, other) => {
      const { administrator: first } = practice;
      const second = await secondAdministrator();
      const lock = `select from practice where id = '${practice.practiceId}' for update`;
      const answers = await whileHeldUp(test, lock, async (untilHeldUp) => {
        const asked = [one(second, first), other(first, second)].map((each) => Promise.resolve(each));
        await untilHeldUp(2);
        return asked;
      });
      const codes = (await Promise.all(answers)).map(({ status, body }) => String(body.code ?? status));
      expect(codes.sort()).toEqual(['204', 'capacity.last-administrator']);
      const stand = await Promise.all([first, second].map((actor) => test.as(actor).get('me')));
      expect(stand.filter(({ body }) => body.practices?.[0]?.administrator)).toHaveLength(1);
    });
  });
});
