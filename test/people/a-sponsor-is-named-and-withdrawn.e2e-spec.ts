import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a sponsor is named and withdrawn', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
  });
  afterAll(() => test.stop());

  const ask = () => test.as(practice.administrator);
  const at = () => `companies/${company.id}/sponsors`;
  const name = (actor: Actor) => ask().post(at(), { personId: actor.personId });
  const withdraw = (actor: Actor) => ask().delete(`${at()}/${actor.personId}`);
  const list = async (query = '') => (await ask().get(`${at()}${query}`).expect(200)).body.items;
  const day = expect.stringMatching(/^2026-09-24T/) as string;

  it('by an administrator, who is told as having done it', async () => {
    expect(await list()).toEqual([
      {
        ...{ personId: company.sponsor.personId, name: 'Sam Sponsor', since: day },
        ...{ namedBy: 'Ida Administrator', until: null, withdrawnBy: null },
      },
    ]);
  });

  it('but never by themself', async () => {
    const { body } = await name(practice.administrator).expect(409);
    expect(body.code).toBe('capacity.own');
    await test.as(practice.administrator).get(`companies/${company.id}/overview`).expect(403);
  });

  it('and from then on sees nothing of it', async () => {
    const { sponsor } = company;
    const doors = [`companies/${company.id}/overview`, `companies/${company.id}/engagements/${id}`, at()];
    for (const door of doors) await test.as(sponsor).get(door).expect(200);
    await withdraw(sponsor).expect(204);
    for (const door of [...doors, `companies/${company.id}`]) await test.as(sponsor).get(door).expect(404);
    await test.as(sponsor).post(`engagements/${id}/goals`, { wording: 'Obey' }).expect(404);
    await test.as(sponsor).post(`engagements/${id}/ending`, { reason: 'Mine' }).expect(404);
    expect(await list()).toEqual([]);
  });

  it('and can be named again, with both times in the history', async () => {
    await name(company.sponsor).expect(201);
    const twice = await name(company.sponsor).expect(409);
    expect(twice.body.code).toBe('company.sponsor-named');
    await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(await list('?past=true')).toMatchObject([
      { name: 'Sam Sponsor', until: day, withdrawnBy: 'Ida Administrator' },
      { name: 'Sam Sponsor', until: null, withdrawnBy: null },
    ]);
    expect(await list('?past=false')).toHaveLength(1);
    await ask().get(`${at()}?past=perhaps`).expect(400);
  });

  it('by nobody but an administrator', async () => {
    const path = `${at()}/${company.sponsor.personId}`;
    await test.as(company.sponsor).delete(path).expect(403);
    await test
      .as(await practice.coach())
      .delete(path)
      .expect(403);
    await test
      .as(await practice.coachee())
      .delete(path)
      .expect(404);
    expect(await list()).toHaveLength(1);
  });

  it('and who is none is withdrawn without anything happening', async () => {
    const before = await list('?past=true');
    await withdraw(await practice.coachee()).expect(204);
    expect(await list('?past=true')).toEqual(before);
  });
});
