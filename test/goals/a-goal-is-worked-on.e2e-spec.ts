import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a goal is worked on', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair());
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
  });
  afterAll(() => test.stop());

  const on = (actor: Actor, goalId: string, what: string, body?: object) =>
    test.as(actor).post(`engagements/${id}/goals/${goalId}/${what}`, body);
  const story = async (goalId: string) =>
    (await test.as(coachee).get(`engagements/${id}/goals/${goalId}`).expect(200)).body;

  it('and is started, held, resumed and achieved, by either side', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    const steps: [Actor, string, string][] = [
      [coach, 'start', 'in_progress'],
      [coachee, 'hold', 'on_hold'],
      [coach, 'resumption', 'in_progress'],
      [coachee, 'achievement', 'achieved'],
    ];
    for (const [actor, what, state] of steps) {
      const { body } = await on(actor, goal, what).expect(200);
      expect(body.state).toBe(state);
    }
    for (const what of ['start', 'hold', 'resumption', 'drop', 'achievement'])
      expect((await on(coach, goal, what)).body.code).toBe('goal.state');
  });

  it('or dropped, and then nothing more comes of it', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    await on(coachee, goal, 'drop').expect(200);
    expect((await on(coach, goal, 'check-ins', { score: 5 })).body.code).toBe('goal.state');
    expect((await on(coachee, goal, 'revisions', { wording: 'Again', basedOn: 1 })).body.code).toBe('goal.state');
  });

  it('with three in progress at most: a fourth is refused with the three named', async () => {
    const wordings = ['Speak up early', 'Delegate outcomes', 'Prioritize in the open', 'Write it down'];
    const goals: string[] = [];
    for (const wording of wordings) goals.push(await practice.agreedGoal(id, coachee, wording));
    const [first = '', , , fourth = ''] = goals;
    for (const goal of goals.slice(0, 3)) await on(coachee, goal, 'start').expect(200);
    const { body } = await on(coachee, fourth, 'start').expect(409);
    expect(body).toMatchObject({
      code: 'goal.too-many',
      detail: 'In progress are: “Speak up early”, “Delegate outcomes”, “Prioritize in the open”.',
      inProgress: goals.slice(0, 3).map((goal, index) => ({ id: goal, wording: wordings[index] })),
    });
    await on(coach, first, 'hold').expect(200);
    await on(coachee, fourth, 'start').expect(200);
    expect((await on(coach, first, 'resumption').expect(409)).body.code).toBe('goal.too-many');
    await on(coach, fourth, 'achievement').expect(200);
    await on(coach, first, 'resumption').expect(200);
  });

  it('with three in progress, even where four are started at once', async () => {
    const goals: string[] = [];
    for (const wording of ['One', 'Two', 'Three', 'Four']) goals.push(await practice.agreedGoal(id, coachee, wording));
    const answers = await Promise.all(goals.map((goal) => on(coach, goal, 'start')));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 200, 409]);
  });

  it('with as many in progress as the engagement says', async () => {
    const other = await practice.activePair({ goalsInProgress: 1, startsOn: '2026-10-08' });
    const goals = [
      await practice.agreedGoal(other.id, other.coachee, 'One'),
      await practice.agreedGoal(other.id, other.coachee, 'Another'),
    ];
    const start = (goal = '') => test.as(other.coachee).post(`engagements/${other.id}/goals/${goal}/start`);
    await start(goals[0]).expect(200);
    await start(goals[1]).expect(409);
  });

  it('and looked at: from 0 to 10, with a note, once a day and side', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    await on(coachee, goal, 'check-ins', { score: 0, note: 'A start' }).expect(201);
    const { body: again } = await on(coachee, goal, 'check-ins', { score: 3 }).expect(409);
    expect(again.code).toBe('goal.checked-in');
    await on(coach, goal, 'check-ins', { score: 4 }).expect(201);
    test.clock.set(new Date('2026-10-06T12:00:00Z'));
    const { body } = await on(coachee, goal, 'check-ins', { score: 10 }).expect(201);
    expect(body.score).toBe(10);
    expect((await story(goal)).checkIns).toMatchObject([
      { on: '2026-10-05', score: 0, note: 'A start', by: 'Kit Coachee' },
      { on: '2026-10-05', score: 4, note: null, by: 'Cora Coach' },
      { on: '2026-10-06', score: 10, by: 'Kit Coachee' },
    ]);
  });

  it('on a day of the engagement’s own zone', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    test.clock.set(new Date('2026-10-06T03:30:00Z'));
    await on(coachee, goal, 'check-ins', { score: 1 }).expect(201);
    expect((await story(goal)).checkIns).toMatchObject([{ on: '2026-10-05' }]);
  });

  it('on a day that was: not on one to come, nor before it began', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    for (const day of ['2026-10-06', '2026-09-30']) {
      const { body } = await on(coachee, goal, 'check-ins', { score: 5, on: day }).expect(409);
      expect(body.code).toBe('goal.check-in-date');
    }
    await on(coachee, goal, 'check-ins', { score: 5, on: '2026-10-01' }).expect(201);
  });

  it.each([-1, 11, 5.5, '5'])('but not rated %s', async (score) => {
    const goal = await practice.agreedGoal(id, coachee);
    const { body } = await on(coachee, goal, 'check-ins', { score }).expect(400);
    expect(body.errors[0]).toMatchObject({ pointer: '/score' });
  });

  it('while the engagement is active', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    await test.as(coach).post(`engagements/${id}/pauses`, {}).expect(200);
    for (const what of ['start', 'achievement'])
      expect((await on(coachee, goal, what).expect(409)).body.code).toBe('goal.engagement-over');
    expect((await on(coachee, goal, 'check-ins', { score: 5 }).expect(409)).body.code).toBe('goal.engagement-over');
  });
});
