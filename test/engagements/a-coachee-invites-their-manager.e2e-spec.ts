import { PracticeBuilder, signIn, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('a coachee invites their manager', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let id: string;
  let [coach, coachee, manager, stranger] = [] as unknown as [Actor, Actor, Actor, Actor];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    manager = await practice.person('Max Manager', { companyId: company.id });
    stranger = await practice.person('Mia Manager');
    coach = await practice.coach();
    coachee = await practice.coachee('Kit Coachee', { companyId: company.id, managerId: manager.personId });
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
  });
  afterAll(() => test.stop());

  const at = (actor: { personId: string }) => `engagements/${id}/managers/${actor.personId}`;
  const invite = (actor: { personId: string }, by: Actor = coachee) => test.as(by).send('put', at(actor));
  const withdraw = (by: Actor = coachee) => test.as(by).delete(at(manager));
  const view = (by: Actor) => test.as(by).get(`engagements/${id}/manager-view`);
  const participants = async (by: Actor) =>
    (await test.as(by).get(`engagements/${id}/participants`).expect(200)).body.items as Record<string, unknown>[];
  const managers = async () => (await participants(coachee)).filter(({ as }) => as === 'manager');
  const day = expect.stringMatching(/^2026-09-24T/) as string;

  it('who knows of nothing until then', async () => {
    for (const what of ['', '/manager-view', '/participants', '/sessions'])
      await test.as(manager).get(`engagements/${id}${what}`).expect(404);
  });

  it('having seen what they would see', async () => {
    expect((await view(coachee).expect(200)).body).toEqual({
      ...{ id, state: 'active', coach: 'Cora Coach', startsOn: '2026-10-01', endsOn: '2026-12-31', goals: [] },
    });
  });

  it('who sees state, dates and the coach’s name from then on, and exactly that', async () => {
    const { body } = await invite(manager).expect(200);
    expect(body).toEqual({
      ...{ as: 'manager', personId: manager.personId, name: 'Max Manager', since: day },
      ...{ givenBy: 'Kit Coachee', until: null, takenBy: null },
    });
    expect((await view(manager).expect(200)).body).toEqual((await view(coachee).expect(200)).body);
  });

  it('once, however often they do', async () => {
    const { body: first } = await invite(manager).expect(200);
    const again = await Promise.all([invite(manager), invite(manager)]);
    expect(again.map(({ status, body }) => [status, body])).toEqual([
      [200, first],
      [200, first],
    ]);
    expect(await managers()).toEqual([first]);
  });

  it('who does and reads nothing else', async () => {
    for (const what of ['', '/history', '/participants', '/sessions', '/goals', '/ledger', '/plan', '/sponsor-view'])
      expect([what, (await test.as(manager).get(`engagements/${id}${what}`)).status]).toEqual([what, 403]);
    for (const what of ['ending', 'pauses', 'signatures', 'goals'])
      expect([what, (await test.as(manager).post(`engagements/${id}/${what}`, {})).status]).toEqual([what, 403]);
    await test.as(manager).get(`people/${coachee.personId}`).expect(404);
    expect((await test.as(manager).get('engagements').expect(200)).body.items).toEqual([]);
  });

  it('and nobody else reads as a manager does', async () => {
    for (const other of [coach, company.sponsor, practice.administrator]) await view(other).expect(403);
    for (const other of [stranger, await practice.coach()]) await view(other).expect(404);
  });

  it('and nobody else invites or takes back', async () => {
    for (const other of [coach, company.sponsor, practice.administrator, manager]) {
      await invite(manager, other).expect(403);
      await withdraw(other).expect(403);
    }
    await invite(stranger, stranger).expect(404);
    await view(manager).expect(200);
  });

  it('and can invite nobody else, whether or not there is such a person', async () => {
    const answers = [];
    for (const other of [stranger, coach, company.sponsor, coachee, { personId: NOBODY }]) {
      const { status, body } = await invite(other);
      answers.push([status, body.code, body.detail]);
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]?.slice(0, 2)).toEqual([409, 'engagement.not-your-manager']);
    await invite({ personId: 'somebody' }).expect(400);
  });

  it('nor a coach whom they report to, who sees it anyway', async () => {
    const both = await practice.coach('Bea Boss');
    const report = await practice.coachee('Rob Report', { managerId: both.personId });
    const given = { conflictReason: 'A small company', localTime: '16:00' };
    const theirs = await practice.active(both, report, given);
    const { body } = await test.as(report).send('put', `engagements/${theirs}/managers/${both.personId}`).expect(409);
    expect(body.code).toBe('engagement.not-your-manager');
  });

  it('until they take it back: the next read finds nothing', async () => {
    await withdraw().expect(204);
    await view(manager).expect(404);
    await test.as(manager).get(`engagements/${id}`).expect(404);
    await withdraw().expect(204);
    expect(await managers()).toMatchObject([{ name: 'Max Manager', until: day, takenBy: 'Kit Coachee' }]);
  });

  it('and may do so again, with both times in the history', async () => {
    await invite(manager).expect(200);
    await view(manager).expect(200);
    expect(await managers()).toMatchObject([{ until: day }, { until: null }]);
  });

  it('until an administrator removes the manager, who does not come back with it', async () => {
    const ask = test.as(practice.administrator);
    await ask.post(`people/${manager.personId}/removal`, { reason: 'Left' }).expect(204);
    await view(manager).expect(401);
    expect(await managers()).toMatchObject([{}, { until: day, takenBy: 'Ida Administrator' }]);
    expect((await invite(manager).expect(409)).body.code).toBe('engagement.not-your-manager');
    await ask.post(`people/${manager.personId}/restoration`).expect(200);
    const code = await practice.invite(manager.personId, manager.email);
    await test.as().post('invitations/acceptance', { code }).expect(201);
    const back = await signIn(test, manager.email);
    await view(back).expect(404);
    await invite(back).expect(200);
    await view(back).expect(200);
  });

  describe('and who takes part can be read', () => {
    it('by coach, coachee and administrator: each with since when, and by whom', async () => {
      const told = await participants(coachee);
      expect(told).toMatchObject([
        { as: 'coach', personId: coach.personId, name: 'Cora Coach', givenBy: 'Ida Administrator', until: null },
        { as: 'coachee', personId: coachee.personId, name: 'Kit Coachee', givenBy: 'Ida Administrator', until: null },
        { as: 'sponsor', name: 'Sam Sponsor', since: day, givenBy: 'Ida Administrator', until: null, takenBy: null },
        ...[{ as: 'manager' }, { as: 'manager' }, { as: 'manager' }],
      ]);
      expect(await participants(coach)).toEqual(told);
      expect(await participants(practice.administrator)).toEqual(told);
    });

    it('and not by the sponsor, the manager or another coach', async () => {
      await test.as(company.sponsor).get(`engagements/${id}/participants`).expect(403);
      await test
        .as(await practice.coach())
        .get(`engagements/${id}/participants`)
        .expect(404);
    });

    it('with who spoke for the company, and since when for this engagement', async () => {
      test.clock.set(new Date('2026-09-28T12:00:00Z'));
      const ask = test.as(practice.administrator);
      await ask.delete(`companies/${company.id}/sponsors/${company.sponsor.personId}`).expect(204);
      const next = await practice.person('Sue Sponsor', { companyId: company.id });
      await ask.post(`companies/${company.id}/sponsors`, { personId: next.personId }).expect(201);
      test.clock.set(new Date('2026-09-29T12:00:00Z'));
      const given = { companyId: company.id, localTime: '14:00', kind: 'external' };
      const later = await practice.draft(await practice.coach(), coachee, given);
      const sponsorsIn = async (engagementId: string) => {
        const { body } = await test.as(coachee).get(`engagements/${engagementId}/participants`).expect(200);
        return body.items.filter(({ as }: { as: string }) => as === 'sponsor');
      };
      const on = (date: string) => expect.stringMatching(new RegExp(`^2026-09-${date}T`)) as string;
      expect(await sponsorsIn(id)).toMatchObject([
        { name: 'Sam Sponsor', since: on('24'), until: on('28'), takenBy: 'Ida Administrator' },
        { name: 'Sue Sponsor', since: on('28'), until: null },
      ]);
      expect(await sponsorsIn(later)).toMatchObject([{ name: 'Sue Sponsor', since: on('29'), until: null }]);
    });
  });
});
