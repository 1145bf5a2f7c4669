import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coachee agrees to goals', () => {
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
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    await test.goTo('2026-10-05T12:00:00Z');
  });
  afterAll(() => test.stop());

  const propose = async (actor: Actor, given: object = {}) => {
    const wording = { wording: 'Speak up early', measure: 'Twice a week', targetDate: '2026-12-15' };
    const { body } = await test
      .as(actor)
      .post(`engagements/${id}/goals`, { ...wording, ...given })
      .expect(201);
    return body;
  };
  const on = (actor: Actor, goal: { id: string }, what: string, body?: object) =>
    test.as(actor).post(`engagements/${id}/goals/${goal.id}/${what}`, body);
  const story = async (actor: Actor, goal: { id: string }) =>
    (await test.as(actor).get(`engagements/${id}/goals/${goal.id}`).expect(200)).body;
  const overview = async () =>
    (await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200)).body.goals;

  it('that anyone of them proposes: coachee, coach, sponsor, or out of the catalogue', async () => {
    const { body: roles } = await test.as(coachee).get('roles').expect(200);
    const exampleGoalId = roles.items[0].exampleGoals[0].id as string;
    const origins = [
      (await propose(coachee)).origin,
      (await propose(coach)).origin,
      (await propose(company.sponsor)).origin,
      (await propose(coachee, { exampleGoalId })).origin,
      (await propose(coach, { exampleGoalId })).origin,
      (await propose(company.sponsor, { exampleGoalId })).origin,
    ];
    expect(origins).toEqual(['coachee', 'coach', 'sponsor', 'catalogue', 'catalogue', 'sponsor']);
    const { body } = await test.as(coach).get(`engagements/${id}/goals`).expect(200);
    expect(new Set((body.items as { state: string }[]).map(({ state }) => state))).toEqual(new Set(['proposed']));
    await test.as(practice.administrator).post(`engagements/${id}/goals`, { wording: 'Obey' }).expect(403);
  });

  it('and nobody else agrees to them or declines them, not even who proposed them', async () => {
    for (const proposer of [coach, company.sponsor, coachee]) {
      const goal = await propose(proposer);
      for (const actor of [coach, company.sponsor, practice.administrator])
        for (const what of ['agreement', 'decline', 'amendment'])
          await on(actor, goal, what, { revision: 1, wording: 'Mine' }).expect(403);
      expect(await story(coachee, goal)).toMatchObject({ state: 'proposed', agreedAt: null });
      const { body } = await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
      expect(body).toMatchObject({ state: 'agreed', pending: null, current: { wording: 'Speak up early' } });
    }
  });

  it('and until then a goal carries nothing: no check-in, no revision, no progress', async () => {
    const goal = await propose(coach);
    for (const what of ['check-ins', 'revisions', 'start', 'hold', 'resumption', 'achievement', 'drop']) {
      const body = { 'check-ins': { score: 5 }, revisions: { wording: 'Better', basedOn: 1 } }[what];
      const answer = await on(coachee, goal, what, body);
      const code = what === 'revisions' ? 'goal.not-proposer' : 'goal.state';
      expect([what, answer.status, answer.body.code]).toEqual([what, 409, code]);
    }
  });

  it('and until then it is neither counted nor reported, whoever proposed it; the sponsor sees their own', async () => {
    const before = await overview();
    await propose(coach, { wording: 'The coach would like it' });
    const own = await propose(company.sponsor, { wording: 'The company would like it' });
    const after = await overview();
    expect(after.counted).toBe(before.counted);
    expect(JSON.stringify(after)).not.toContain('The coach would like it');
    expect(after.shared).toContainEqual(
      expect.objectContaining({ id: own.id, state: 'proposed', wording: 'The company would like it' }),
    );
  });

  it('by the revision that they read: not by another one', async () => {
    const goal = await propose(coach);
    const { body } = await on(coachee, goal, 'agreement', { revision: 2 }).expect(409);
    expect(body.code).toBe('goal.revision-moved');
    await on(coachee, goal, 'agreement', {}).expect(400);
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
    const { body: again } = await on(coachee, goal, 'agreement', { revision: 1 }).expect(409);
    expect(again.code).toBe('goal.nothing-pending');
  });

  it('or declines, with a reason that nobody else ever reads', async () => {
    const goal = await propose(company.sponsor, { wording: 'Work weekends' });
    const reason = 'I am looking for another job';
    const { text } = await on(coachee, goal, 'decline', { revision: 1, reason }).expect(200);
    expect(text).not.toContain(reason);
    expect(await story(coachee, goal)).toMatchObject({ state: 'declined', revisions: [{ declineReason: reason }] });
    expect(await story(coach, goal)).toMatchObject({ state: 'declined', revisions: [{ declineReason: null }] });
    const seen = await overview();
    expect(seen.shared).toContainEqual(expect.objectContaining({ id: goal.id, state: 'declined' }));
    expect(JSON.stringify(seen)).not.toContain(reason);
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(409);
  });

  it('or says it in their own words, which takes its place', async () => {
    const goal = await propose(company.sponsor, { wording: 'Be louder' });
    const words = { wording: 'Be heard in the board', measure: 'Once a month' };
    const { body: own } = await on(coachee, goal, 'amendment', { revision: 1, ...words }).expect(201);
    expect(own).toMatchObject({ state: 'agreed', origin: 'coachee', amendsId: goal.id, current: words });
    expect(own.visibleToSponsor).toBe(false);
    expect(await story(coach, goal)).toMatchObject({ state: 'amended', current: { wording: 'Be louder' } });
    const seen = await overview();
    expect(seen.shared).toContainEqual(expect.objectContaining({ id: goal.id, state: 'amended' }));
    expect(JSON.stringify(seen)).not.toContain('Be heard in the board');
  });

  it('and an agreed goal is reworded by a revision, pending until the coachee agrees', async () => {
    const goal = await propose(coachee, { wording: 'First words' });
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
    const { body: pending } = await on(coach, goal, 'revisions', { wording: 'Second words', basedOn: 1 }).expect(201);
    expect(pending).toMatchObject({
      ...{ state: 'agreed', current: { revision: 1, wording: 'First words' } },
      pending: { revision: 2, wording: 'Second words', measure: null },
    });
    const { body: third } = await on(coachee, goal, 'revisions', { wording: 'Mine', basedOn: 1 }).expect(409);
    expect(third.code).toBe('goal.revision-moved');
    const { body: moved } = await on(coachee, goal, 'agreement', { revision: 1 }).expect(409);
    expect(moved.code).toBe('goal.revision-moved');
    const { body: agreed } = await on(coachee, goal, 'agreement', { revision: 2 }).expect(200);
    expect(agreed).toMatchObject({ current: { revision: 2, wording: 'Second words' }, pending: null });
  });

  it('unless the coachee wrote it: then it counts at once', async () => {
    const goal = await propose(coach, { wording: 'First words' });
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
    const own = { wording: 'My words', measure: 'I will know', targetDate: '2026-11-30' };
    const { body } = await on(coachee, goal, 'revisions', { ...own, basedOn: 1 }).expect(201);
    expect(body).toMatchObject({ current: { revision: 2, ...own }, pending: null });
  });

  it('and a revision that is declined leaves the goal as it was', async () => {
    const goal = await propose(coachee, { wording: 'First words' });
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
    await on(coach, goal, 'revisions', { wording: 'Second words', basedOn: 1 }).expect(201);
    const { body } = await on(coachee, goal, 'decline', { revision: 2, reason: 'Not what I meant' }).expect(200);
    expect(body).toMatchObject({ state: 'agreed', current: { revision: 1, wording: 'First words' }, pending: null });
    const { body: next } = await on(coach, goal, 'revisions', { wording: 'Third words', basedOn: 1 }).expect(201);
    expect(next.pending).toMatchObject({ revision: 3 });
  });

  it('and earlier revisions never change', async () => {
    const goal = await propose(coach, { wording: 'First words' });
    await on(coachee, goal, 'agreement', { revision: 1 }).expect(200);
    const [first] = (await story(coachee, goal)).revisions;
    await on(coachee, goal, 'revisions', { wording: 'Second words', basedOn: 1 }).expect(201);
    await on(coach, goal, 'revisions', { wording: 'Third words', basedOn: 2 }).expect(201);
    await on(coachee, goal, 'agreement', { revision: 3 }).expect(200);
    const { revisions } = await story(coach, goal);
    expect(revisions[0]).toEqual(first);
    expect(revisions).toMatchObject([
      { revision: 1, wording: 'First words', by: 'Cora Coach', measure: 'Twice a week' },
      { revision: 2, wording: 'Second words', by: 'Kit Coachee' },
      { revision: 3, wording: 'Third words', by: 'Cora Coach', agreedAt: expect.any(String) },
    ]);
  });

  it('before it has begun as well: goals are proposed to a draft', async () => {
    const [other, employee] = await Promise.all([practice.coach(), practice.coachee()]);
    const draft = await practice.draft(other, employee);
    await practice.agreedGoal(draft, employee);
    const { body } = await test.as(other).get(`engagements/${draft}/goals`).expect(200);
    expect(body.items).toMatchObject([{ state: 'agreed' }]);
  });
});
