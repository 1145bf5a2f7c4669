import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Reviewing } from './reviewing.js';

describe('reviews open and are settled', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const goalsOf = async ({ engagementId, coachee }: Reviewing) => {
    const { body } = await test.as(coachee).get(`engagements/${engagementId}/goals`).expect(200);
    const items = body.items as { id: string; state: string; current: object; pending: object | null }[];
    return new Map(items.map((goal) => [goal.id, goal]));
  };
  const statesOf = async (review: Reviewing) =>
    Object.fromEntries([...(await goalsOf(review))].map(([id, { state }]) => [id, state]));
  const complete = ({ engagementId, coach }: Reviewing, goals: object[] = []) =>
    test.as(coach).post(`engagements/${engagementId}/completion`, { goals });
  /** Half-way, with goals in these wordings, and with both having answered. */
  const atMidpoint = async (...wordings: string[]): Promise<[Reviewing, ...string[]]> => {
    const review = await Reviewing.begin(practice, { sessions: 2 });
    const ids: string[] = [];
    for (const wording of wordings) ids.push(await practice.agreedGoal(review.engagementId, review.coachee, wording));
    await review.hold(practice, 1);
    await review.answerBoth('midpoint', 'progress');
    return [review, ...ids];
  };

  it('midpoint after session 6 of 12, and closing when the twelfth begins', async () => {
    const review = await Reviewing.begin(practice);
    await review.hold(practice, 5);
    expect(await review.states()).toEqual({ kickoff: 'open', midpoint: 'coming', closing: 'coming' });
    await review.hold(practice, 1);
    expect(await review.states()).toEqual({ kickoff: 'open', midpoint: 'open', closing: 'coming' });
    await review.hold(practice, 5);
    await test.goTo('2026-12-17T14:50:00Z');
    expect(await review.states()).toMatchObject({ closing: 'coming' });
    await test.goTo('2026-12-17T15:00:00Z');
    expect(await review.states()).toMatchObject({ closing: 'open' });
    const closing = await review.read(review.coach, 'closing');
    expect(closing).toMatchObject({ openedAt: expect.stringMatching(/^2026-12-17T15:/), answerableUntil: null });
  });

  it('midpoint after two of three; and forfeits count as used', async () => {
    const review = await Reviewing.begin(practice, { sessions: 3 });
    await review.hold(practice, 1);
    expect(await review.states()).toMatchObject({ midpoint: 'coming' });
    const [, second] = await practice.sessions(review.engagementId, review.coach);
    await test.goTo('2026-10-08T15:00:00Z');
    const absence = `engagements/${review.engagementId}/sessions/${second?.id}/absence`;
    await test.as(review.coach).post(absence, { absent: 'coachee' }).expect(200);
    expect(await review.states()).toMatchObject({ midpoint: 'open' });
  });

  it('closing with the last session, wherever that was moved', async () => {
    const review = await Reviewing.begin(practice, { sessions: 2 });
    const [, last] = await practice.sessions(review.engagementId, review.coach);
    const at = `engagements/${review.engagementId}/sessions/${last?.id}/rescheduling`;
    await test.as(review.coach).post(at, { localStart: '2026-10-15T10:00' }).expect(200);
    await review.hold(practice, 1);
    await test.goTo('2026-10-08T18:00:00Z');
    expect(await review.states()).toMatchObject({ closing: 'coming' });
    await test.goTo('2026-10-15T14:00:00Z');
    expect(await review.states()).toMatchObject({ closing: 'open' });
  });

  it('with what follows for each goal, in one step: kept, changed, dropped', async () => {
    const [review, kept = '', changed = '', dropped = ''] = await atMidpoint('Speak up', 'Delegate', 'Write less');
    const { coachee } = review;
    expect((await review.read(coachee, 'midpoint')).goals).toEqual(
      ['Speak up', 'Delegate', 'Write less'].map((wording, at) => ({
        ...{ id: [kept, changed, dropped][at], revision: 1, pendingRevision: null, wording, decision: null },
      })),
    );
    const words = { wording: 'Delegate outcomes', measure: 'Two a week', basedOn: 1 };
    const decisions = [
      { goalId: kept, decision: 'kept' },
      { goalId: changed, decision: 'changed', ...words },
      { goalId: dropped, decision: 'dropped' },
    ];
    const { status, body } = await review.settle(coachee, 'midpoint', ...decisions);
    expect([status, body.state]).toEqual([200, 'settled']);
    expect(body.goals).toMatchObject(decisions.map(({ goalId: id, decision }) => ({ id, decision })));
    const goals = await goalsOf(review);
    expect(goals.get(kept)).toMatchObject({ state: 'agreed', current: { revision: 1 } });
    expect(goals.get(changed)).toMatchObject({ current: { revision: 2, wording: 'Delegate outcomes' }, pending: null });
    expect(goals.get(dropped)).toMatchObject({ state: 'dropped' });
    const { body: again } = await review.settle(coachee, 'midpoint', ...decisions);
    expect(again.code).toBe('review.state');
  });

  it('with a change by the coach that waits for the coachee', async () => {
    const [review, goalId = ''] = await atMidpoint('Speak up');
    const change = { goalId, decision: 'changed', wording: 'Speak up first', basedOn: 1 };
    expect((await review.settle(review.coach, 'midpoint', change)).status).toBe(200);
    const goal = (await goalsOf(review)).get(goalId);
    expect(goal).toMatchObject({ current: { wording: 'Speak up' }, pending: { wording: 'Speak up first' } });
  });

  it('all at once or not at all: a refusal names the goal, and nothing has changed', async () => {
    const [review, dropped = '', changed = ''] = await atMidpoint('Speak up', 'Delegate');
    const { coach } = review;
    const drop = { goalId: dropped, decision: 'dropped' };
    const change = { goalId: changed, decision: 'changed', wording: 'Delegate more' };
    const { status, body: moved } = await review.settle(coach, 'midpoint', drop, { ...change, basedOn: 3 });
    expect([status, moved.code, moved.goal]).toEqual([
      409,
      'goal.revision-moved',
      { id: changed, wording: 'Delegate' },
    ]);
    const { body: undecided } = await review.settle(coach, 'midpoint', drop);
    expect(undecided).toMatchObject({
      code: 'review.goals-undecided',
      openGoals: [{ id: changed, wording: 'Delegate' }],
    });
    const { body: wrong } = await review.settle(coach, 'midpoint', drop, { goalId: changed, decision: 'carried' });
    expect(wrong.errors[0].pointer).toBe('/goals/1/decision');
    expect(await statesOf(review)).toEqual({ [dropped]: 'agreed', [changed]: 'agreed' });
    expect(await review.states()).toMatchObject({ midpoint: 'answered' });
    const kept = { goalId: changed, decision: 'kept' };
    const both = await Promise.all([coach, review.coachee].map((by) => review.settle(by, 'midpoint', drop, kept)));
    expect(both.map((each) => each.status).sort((a, b) => a - b)).toEqual([200, 409]);
  });

  it('not before both have answered, and not while paused', async () => {
    const review = await Reviewing.begin(practice);
    expect((await review.settle(review.coach, 'kickoff')).body.code).toBe('review.state');
    await review.answerBoth('kickoff', 'reason');
    await test.as(review.coach).post(`engagements/${review.engagementId}/pauses`, {}).expect(200);
    expect((await review.settle(review.coach, 'kickoff')).body.code).toBe('review.over');
    await test.as(review.coach).post(`engagements/${review.engagementId}/resumption`).expect(200);
    expect((await review.settle(review.coach, 'kickoff')).status).toBe(200);
  });

  it('closing after completion by itself, about goals that are still open, which a renewal then carries', async () => {
    const review = await Reviewing.begin(practice, { sessions: 1 });
    const { engagementId, coach, coachee } = review;
    const ids: string[] = [];
    for (const wording of ['Speak up', 'Delegate', 'Write less'])
      ids.push(await practice.agreedGoal(engagementId, coachee, wording));
    await review.hold(practice, 1);
    const { body: engagement } = await test.as(coach).get(`engagements/${engagementId}`).expect(200);
    expect(engagement.state).toBe('completed');
    const closing = await review.read(coachee, 'closing');
    expect(closing).toMatchObject({ state: 'open', answerableUntil: expect.stringMatching(/^2026-11-30T15:/) });
    expect(closing.goals.map(({ id }) => id)).toEqual(ids);
    await test.goTo('2026-11-30T14:30:00Z');
    await review.answerBoth('closing', 'reached');
    const decided = (['achieved', 'dropped', 'carried'] as const).map((decision, at) => ({
      goalId: ids[at],
      decision,
    }));
    expect((await review.settle(coachee, 'closing', ...decided)).status).toBe(200);
    expect(Object.values(await statesOf(review))).toEqual(['achieved', 'dropped', 'agreed']);
    const slot = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: renewal } = await test.as(coach).post(`engagements/${engagementId}/renewal`, slot).expect(201);
    const { body: carried } = await test.as(coachee).get(`engagements/${renewal.id}/goals`).expect(200);
    expect(carried.items).toMatchObject([{ state: 'proposed', carriedFromId: ids[2] }]);
  });

  it('closing after completion for as long as was agreed, and the others no more', async () => {
    const review = await Reviewing.begin(practice, { closingReviewDays: 7 });
    await review.draft(review.coach, 'kickoff', 0, { answers: [{ question: 'reason', text: 'Too late' }] });
    await complete(review).expect(200);
    const { body: over } = await review.submit(review.coach, 'kickoff');
    expect(over.code).toBe('review.over');
    await review.answer(review.coach, 'closing', 'reached');
    await test.goTo('2026-10-01T13:00:00Z');
    const { body } = await review.draft(review.coachee, 'closing', 0, {});
    expect(body.code).toBe('review.over');
    await test.as(review.coach).post(`engagements/${review.engagementId}/reopening`, { reason: 'More' }).expect(200);
    await review.answer(review.coachee, 'closing', 'reached');
    expect(await review.read(review.coach, 'closing')).toMatchObject({ state: 'answered', answerableUntil: null });
  });

  it('and what the closing review has carried need not be decided on again, when it is completed by hand', async () => {
    const review = await Reviewing.begin(practice, { sessions: 2 });
    const goalId = await practice.agreedGoal(review.engagementId, review.coachee);
    await review.hold(practice, 1);
    await test.goTo('2026-10-08T14:00:00Z');
    await review.answerBoth('closing', 'reached');
    expect((await complete(review).expect(409)).body.code).toBe('engagement.goals-open');
    expect((await review.settle(review.coach, 'closing', { goalId, decision: 'carried' })).status).toBe(200);
    await complete(review).expect(200);
    await test.as(review.coach).post(`engagements/${review.engagementId}/reopening`, { reason: 'More' }).expect(200);
    // Whoever opens it again works on its goals again.
    test.clock.set(new Date('2026-10-08T14:01:00Z'));
    await test.as(review.coach).post(`engagements/${review.engagementId}/ending`, { reason: 'Done' }).expect(200);
    test.clock.set(new Date('2026-10-08T14:02:00Z'));
    await test.as(review.coach).post(`engagements/${review.engagementId}/reopening`, { reason: 'More' }).expect(200);
    expect((await complete(review).expect(409)).body.code).toBe('engagement.goals-open');
  });

  it('and what ended early opens no more', async () => {
    const review = await Reviewing.begin(practice);
    await test.as(review.coachee).post(`engagements/${review.engagementId}/ending`, { reason: 'Ill' }).expect(200);
    expect(await review.states()).toEqual({ kickoff: 'open', midpoint: 'coming', closing: 'coming' });
    expect((await review.draft(review.coach, 'kickoff', 0, {})).body.code).toBe('review.over');
  });
});
