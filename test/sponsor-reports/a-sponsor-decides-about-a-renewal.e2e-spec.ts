import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a sponsor decides about a renewal', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    await practice.agreedGoal(id, coachee, 'Find out whether to stay');
    const asked = { wording: 'Make delivery predictable' };
    const { body: goal } = await test.as(company.sponsor).post(`engagements/${id}/goals`, asked).expect(201);
    await test.as(coachee).post(`engagements/${id}/goals/${goal.id}/agreement`, { revision: 1 }).expect(200);
    await test.as(coachee).post(`engagements/${id}/goals/${goal.id}/achievement`).expect(200);
    const [first] = await practice.sessions(id, coach);
    await test.goTo(first?.endsAt ?? '');
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/completion`).expect(200);
  });
  afterAll(() => test.stop());

  const outlook = async (actor = company.sponsor) =>
    (await test.as(actor).get(`engagements/${id}/renewal-outlook`).expect(200)).body;
  const decide = (given: object, actor = company.sponsor) =>
    test.as(actor).post(`engagements/${id}/renewal-decisions`, given);
  const decisions = async (actor: Actor) =>
    (await test.as(actor).get(`engagements/${id}/renewal-decisions`).expect(200)).body.items;

  it('by what came of it: sessions, attendance, the outcome of shared goals; the coachee reads the same', async () => {
    const body = await outlook();
    expect(body).toMatchObject({
      engagement: {
        ...{ id, state: 'active', endsOn: '2026-12-31', held: 1, left: 11, attendance: 1 },
        goals: { counted: 2, onTrack: 2, shared: [{ state: 'achieved', wording: 'Make delivery predictable' }] },
        health: { status: 'on_track' },
      },
      ...{ proposed: null, decision: null },
    });
    expect(JSON.stringify(body)).not.toContain('Find out');
    expect(await outlook(coachee)).toEqual(body);
    for (const actor of [coach, practice.administrator])
      await test.as(actor).get(`engagements/${id}/renewal-outlook`).expect(403);
  });

  it('with a reason in their own words, which coach, coachee and administrator read', async () => {
    const { body } = await decide({ decision: 'later', reason: 'The budget comes in December' }).expect(201);
    const later = { decision: 'later', reason: 'The budget comes in December', by: 'Sam Sponsor' };
    expect(body.items).toMatchObject([{ ...later, at: expect.stringMatching(/^2026-10-01T15:00/) }]);
    for (const actor of [coach, coachee, practice.administrator, company.sponsor])
      expect(await decisions(actor)).toEqual(body.items);
  });

  it('and otherwise, once they think better of it: what they decided before is kept', async () => {
    await decide({ decision: 'renew' }).expect(201);
    expect(await decisions(coach)).toMatchObject([{ decision: 'renew', reason: null }, { decision: 'later' }]);
    expect((await outlook()).decision).toMatchObject({ decision: 'renew' });
  });

  it('and nobody decides for them', async () => {
    for (const actor of [coach, coachee, practice.administrator])
      await decide({ decision: 'renew' }, actor).expect(403);
    const rival = await practice.company();
    await decide({ decision: 'not_renew' }, rival.sponsor).expect(404);
    for (const what of ['renewal-outlook', 'renewal-decisions'])
      for (const actor of [rival.sponsor, await practice.coach()])
        await test.as(actor).get(`engagements/${id}/${what}`).expect(404);
    await decide({ decision: 'perhaps' }).expect(400);
    expect(await decisions(coach)).toHaveLength(2);
  });

  it('on the terms that are proposed, once they are; and it signs nothing', async () => {
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'On to the next' }).expect(200);
    const next = { startsOn: '2027-01-07', localTime: '10:00', sessions: 6 };
    const { body: renewal } = await test.as(coach).post(`engagements/${id}/renewal`, next).expect(201);
    expect((await outlook()).proposed).toBeNull();
    await test.as(coach).post(`engagements/${renewal.id}/submission`).expect(200);
    expect((await outlook()).proposed).toEqual({
      ...{ id: renewal.id, state: 'awaiting_agreement', coach: 'Cora Coach', startsOn: '2027-01-07' },
      ...{ endsOn: '2027-04-06', sessions: 6, sessionMinutes: 60, everyWeeks: 1 },
    });
    const { body: waiting } = await test.as(coach).get(`engagements/${renewal.id}`).expect(200);
    expect(waiting.signatures).toEqual([]);
    await decide({ decision: 'not_renew', reason: 'Six are too few' }).expect(201);
    expect((await test.as(coach).get(`engagements/${renewal.id}`).expect(200)).body.state).toBe('awaiting_agreement');

    const sign = `engagements/${renewal.id}/signatures`;
    await test.as(company.sponsor).post(sign, { decision: 'agreed' }).expect(201);
    const { body: refused } = await decide({ decision: 'later' }).expect(409);
    expect(refused.code).toBe('renewal.signed');
    // A renewal that comes to nothing leaves the decision open again.
    await test.as(coachee).post(sign, { decision: 'declined' }).expect(201);
    await decide({ decision: 'later' }).expect(201);
    expect(await outlook()).toMatchObject({ proposed: null, decision: { decision: 'later' } });
    expect(await decisions(coachee)).toHaveLength(4);
  });

  it('not of one that has not begun, nor of one that nobody but the coachee pays for', async () => {
    const terms = { companyId: company.id, startsOn: '2027-05-06' };
    const begun = await practice.draft(coach, await practice.coachee(), terms);
    await test.as(coach).post(`engagements/${begun}/submission`).expect(200);
    const at = `engagements/${begun}/renewal-decisions`;
    const { body } = await test.as(company.sponsor).post(at, { decision: 'renew' }).expect(409);
    expect(body.code).toBe('renewal.not-begun');
    const personal = await practice.activePair();
    await test.as(personal.coachee).get(`engagements/${personal.id}/renewal-outlook`).expect(404);
    expect((await test.as(personal.coach).get(`engagements/${personal.id}/renewal-decisions`)).body.items).toEqual([]);
  });
});
