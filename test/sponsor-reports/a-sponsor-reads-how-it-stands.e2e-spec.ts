import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a sponsor reads how an engagement stands', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let shared: string;
  let kept: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company('Analytical Engines');
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    shared = await practice.agreedGoal(id, coachee, 'Speak up early');
    kept = await practice.agreedGoal(id, coachee, 'Find out whether to stay');
    await test.goTo('2026-10-01T15:00:00Z');
  });
  afterAll(() => test.stop());

  const report = async () =>
    (await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200)).body;
  const share = async (goalId: string, sponsor: boolean, actor = coachee) => {
    const { body } = await test.as(coachee).get(`engagements/${id}/goals/${goalId}`).expect(200);
    return test.as(actor).change('put', `engagements/${id}/goals/${goalId}/visibility`, body.version, { sponsor });
  };
  const after = async (number: number, what: string, actor: Actor, body?: object) => {
    const session = (await practice.sessions(id, coach)).find((each) => each.number === number);
    return test.as(actor).post(`engagements/${id}/sessions/${session?.id}/${what}`, body);
  };

  it('by its state, its dates and the names of the two', async () => {
    expect(await report()).toMatchObject({
      ...{ id, state: 'active', coach: 'Cora Coach', coachee: 'Kit Coachee' },
      ...{ startsOn: '2026-10-01', endsOn: '2026-12-31', sessions: 12 },
    });
    const { body } = await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(body).toMatchObject({ companyId: company.id, name: 'Analytical Engines', items: [{ id }] });
    const { milestones: _milestones, agreement: _agreement, reports, ...standing } = await report();
    expect([body.items[0], reports]).toEqual([standing, []]);
  });

  it('by how many goals are on track, and by none of their words', async () => {
    const body = await report();
    expect(body.goals).toEqual({ counted: 2, onTrack: 2, shared: [] });
    expect(JSON.stringify(body)).not.toMatch(/Speak up|Find out/);
  });

  it('by sessions held and left, attendance, forfeits and the next date', async () => {
    expect(await report()).toMatchObject({ held: 0, left: 12, forfeited: 0, attendance: null });
    await after(1, 'completion', coach);
    await test.goTo('2026-10-08T14:30:00Z');
    await after(2, 'absence', coach, { absent: 'coachee' });
    await test.goTo('2026-10-15T13:00:00Z');
    await after(3, 'cancellation', coachee);
    await test.goTo('2026-10-22T14:30:00Z');
    await after(4, 'absence', coachee, { absent: 'coach' });
    expect(await report()).toMatchObject({
      ...{ held: 1, left: 9, forfeited: 2, attendance: 0.5 },
      nextAt: '2026-10-29T14:00:00Z',
    });
  });

  it('and fewer on track where a goal has become stale: nobody looked at it for four weeks', async () => {
    expect((await report()).goals).toMatchObject({ counted: 2, onTrack: 0 });
    await test.as(coachee).post(`engagements/${id}/goals/${shared}/check-ins`, { score: 7 }).expect(201);
    expect((await report()).goals).toMatchObject({ counted: 2, onTrack: 1 });
  });

  it('by the wording and rating of a goal that the coachee shares, and no other', async () => {
    expect((await share(shared, true, coach)).status).toBe(403);
    expect((await share(shared, true)).status).toBe(200);
    const body = await report();
    expect(body.goals.shared).toEqual([
      {
        ...{ id: shared, state: 'agreed', proposedBySponsor: false, wording: 'Speak up early' },
        ...{ measure: null, targetDate: null, score: 7 },
        ...{ revision: 1, levels: null, weight: null, baseline: null, target: null, level: null },
        checkIns: [{ on: '2026-10-22', score: 7, level: null }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('Find out');
  });

  it('by the wording that was agreed to, not by one that is pending', async () => {
    await test
      .as(coach)
      .post(`engagements/${id}/goals/${shared}/revisions`, { wording: 'Shout', basedOn: 1 })
      .expect(201);
    expect((await report()).goals.shared).toMatchObject([{ wording: 'Speak up early' }]);
    await test.as(coachee).post(`engagements/${id}/goals/${shared}/decline`, { revision: 2 }).expect(200);
  });

  it('until the coachee takes that back: the next read is without it', async () => {
    await share(shared, false);
    const body = await report();
    expect(body.goals).toMatchObject({ counted: 2, shared: [] });
    expect(JSON.stringify(body)).not.toContain('Speak up');
  });

  it('by the goals that they proposed themselves, which cannot be hidden from them', async () => {
    const { body: own } = await test
      .as(company.sponsor)
      .post(`engagements/${id}/goals`, { wording: 'Make delivery predictable' })
      .expect(201);
    expect((await report()).goals.shared).toMatchObject([
      { id: own.id, state: 'proposed', proposedBySponsor: true, wording: 'Make delivery predictable' },
    ]);
    const hidden = await share(own.id, false);
    expect([hidden.status, hidden.body.code]).toEqual([409, 'goal.sponsors-own']);
  });

  it('and the coachee opens exactly what the sponsor sees', async () => {
    await share(kept, true);
    const { body } = await test.as(coachee).get(`engagements/${id}/sponsor-view`).expect(200);
    expect(body).toEqual(await report());
    await test.as(coach).get(`engagements/${id}/sponsor-view`).expect(403);
    await test.as(company.sponsor).get(`engagements/${id}/sponsor-view`).expect(403);
  });

  it('where nobody pays, there is nothing that a sponsor would see', async () => {
    const personal = await practice.activePair({ startsOn: '2026-11-05' });
    await test.as(personal.coachee).get(`engagements/${personal.id}/sponsor-view`).expect(404);
  });

  it('and never a draft, nor what belongs to another company', async () => {
    const [other, employee, rival] = await Promise.all([practice.coach(), practice.coachee(), practice.company()]);
    const draft = await practice.draft(other, employee, { companyId: company.id, startsOn: '2026-11-05' });
    await test.as(company.sponsor).get(`companies/${company.id}/engagements/${draft}`).expect(404);
    await test.as(rival.sponsor).get(`companies/${company.id}/overview`).expect(404);
    await test.as(rival.sponsor).get(`companies/${rival.id}/engagements/${id}`).expect(404);
    const { body } = await test.as(rival.sponsor).get(`companies/${rival.id}/overview`).expect(200);
    expect(body.items).toEqual([]);
    await test.as(practice.administrator).get(`companies/${company.id}/overview`).expect(403);
  });

  it('and never topics, notes, sessions or the ledger', async () => {
    const [session] = await practice.sessions(id, coach);
    for (const what of ['', '/sessions', `/sessions/${session?.id}/notes/shared`, '/ledger', '/goals', '/history'])
      await test.as(company.sponsor).get(`engagements/${id}${what}`).expect(403);
  });
});
