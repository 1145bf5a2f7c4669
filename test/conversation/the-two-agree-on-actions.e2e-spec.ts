import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp, type Asking } from '../support/test-app.js';

const AFTER_FIRST = '2026-10-01T15:05:00Z';

describe('coach and coachee agree on actions', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let asCoach: Asking;
  let asCoachee: Asking;
  let actions: string;
  let sessions: { id: string }[];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair());
    [asCoach, asCoachee] = [test.as(coach), test.as(coachee)];
    actions = `engagements/${id}/actions`;
    sessions = await practice.sessions(id, coach);
  });

  const ask = { text: 'Ask the team', owner: 'coachee', dueOn: '2026-10-05' };
  const texts = (items: { text: string }[]) => items.map(({ text }) => text);
  const firstIsHeld = async () => {
    test.clock.set(new Date(AFTER_FIRST));
    await asCoach.post(`engagements/${id}/sessions/${sessions[0]?.id}/completion`).expect(200);
  };

  it('with an owner, a day, a goal and the session, and either ticks them off', async () => {
    const goalId = await practice.agreedGoal(id, coachee);
    await firstIsHeld();
    const given = { ...ask, goalId, sessionId: sessions[0]?.id };
    const { body: action, headers } = await asCoach.post(actions, given).expect(201);
    expect(headers.etag).toBe('"1"');
    expect(action).toMatchObject({ ...ask, state: 'open', overdue: false, by: 'Cora Coach', goal: { id: goalId } });
    const { body: done } = await asCoachee.post(`${actions}/${action.id}/completion`).expect(200);
    expect(done).toMatchObject({ state: 'done', settledAt: '2026-10-01T15:05:00Z' });
    expect((await asCoach.post(`${actions}/${action.id}/drop`).expect(409)).body.code).toBe('action.state');
    expect((await asCoach.change('patch', `${actions}/${action.id}`, 2, { text: 'x' }).expect(409)).body.code).toBe(
      'action.state',
    );
    const { body: again } = await asCoach.post(`${actions}/${action.id}/reopening`).expect(200);
    expect(again).toMatchObject({ state: 'open', settledAt: null });
    await asCoach.post(`${actions}/${action.id}/drop`).expect(200);
    expect((await asCoachee.get(actions).expect(200)).body.items).toEqual([]);
    expect((await asCoachee.get(`${actions}?state=settled`).expect(200)).body.items).toHaveLength(1);
  });

  it('which carry on until they are done, overdue ones first', async () => {
    await asCoach.post(actions, { ...ask, text: 'Next month', dueOn: '2026-11-05' }).expect(201);
    await asCoach.post(actions, { ...ask, text: 'Soon', dueOn: '2026-10-02', owner: 'coach' }).expect(201);
    await firstIsHeld();
    test.clock.set(new Date('2026-10-04T12:00:00Z'));
    const { body: list } = await asCoachee.get(actions).expect(200);
    expect(texts(list.items)).toEqual(['Soon', 'Next month']);
    expect(list.items[0].overdue).toBe(true);
    const { body: preparation } = await asCoachee.get(`engagements/${id}/preparation`).expect(200);
    expect(preparation.actions).toMatchObject({
      overdue: 1,
      mine: [{ text: 'Next month' }],
      theirs: [{ text: 'Soon' }],
    });
    const { body: recap } = await asCoach.get(`engagements/${id}/sessions/${sessions[0]?.id}/recap`).expect(200);
    expect([texts(recap.actions), texts(recap.openActions)]).toEqual([[], ['Soon', 'Next month']]);
    const { body: page } = await asCoach.get(`${actions}?limit=1`).expect(200);
    const { body: rest } = await asCoach.get(`${actions}?limit=1&cursor=${page.nextCursor}`).expect(200);
    expect(texts([...page.items, ...rest.items])).toEqual(['Soon', 'Next month']);
  });

  it('and change them at the version that they read', async () => {
    const { body: action } = await asCoach.post(actions, ask).expect(201);
    const at = `${actions}/${action.id}`;
    const { body } = await asCoachee.change('patch', at, 1, { dueOn: '2026-10-12', owner: 'coach' }).expect(200);
    expect(body).toMatchObject({ text: 'Ask the team', dueOn: '2026-10-12', owner: 'coach', version: 2 });
    await asCoach.change('patch', at, 1, { text: 'Late' }).expect(412);
    await asCoach.send('patch', at).send({ text: 'Unread' }).expect(428);
    expect((await asCoach.get(at).expect(200)).body.text).toBe('Ask the team');
  });

  it('and none on a goal that its coachee has not agreed to, whoever proposed it', async () => {
    for (const proposer of [asCoach, asCoachee]) {
      const { body: goal } = await proposer.post(`engagements/${id}/goals`, { wording: 'Delegate' }).expect(201);
      const refused = await asCoachee.post(actions, { ...ask, goalId: goal.id }).expect(409);
      expect(refused.body.code).toBe('action.goal-not-agreed');
      const { body: action } = await asCoach.post(actions, ask).expect(201);
      const moved = await asCoach.change('patch', `${actions}/${action.id}`, 1, { goalId: goal.id }).expect(409);
      expect(moved.body.code).toBe('action.goal-not-agreed');
      await asCoachee.post(`engagements/${id}/goals/${goal.id}/agreement`, { revision: 1 }).expect(200);
      await asCoach.change('patch', `${actions}/${action.id}`, 1, { goalId: goal.id }).expect(200);
      const { body: freed } = await asCoach.change('patch', `${actions}/${action.id}`, 2, { goalId: null }).expect(200);
      expect(freed.goal).toBeNull();
    }
  });

  it('and none newly on a goal that is achieved or dropped', async () => {
    const goalId = await practice.agreedGoal(id, coachee);
    await asCoach.post(actions, { ...ask, goalId }).expect(201);
    await asCoachee.post(`engagements/${id}/goals/${goalId}/achievement`).expect(200);
    expect((await asCoach.post(actions, { ...ask, goalId }).expect(409)).body.code).toBe('action.goal-settled');
    expect((await asCoach.get(actions).expect(200)).body.items).toMatchObject([{ goal: { state: 'achieved' } }]);
  });

  it('which Postgres holds as well: no row leads to a goal that does not count', async () => {
    const { body: goal } = await asCoach.post(`engagements/${id}/goals`, { wording: 'Delegate' }).expect(201);
    const { body: action } = await asCoach.post(actions, ask).expect(201);
    const owner = await connectAsOwner(test);
    const set = (columns: string) =>
      owner.query(`update content.action set ${columns} where id = $1`, [action.id]).then(
        () => 'done',
        ({ constraint }: { constraint: string }) => constraint,
      );
    expect(await set(`goal_id = '${goal.id}', goal_counts = true`)).toBe('action_goal_agreed');
    expect(await set(`goal_id = '${goal.id}', goal_counts = false`)).toBe('action_goal_counts');
    expect(await set(`goal_id = '${goal.id}', goal_counts = null`)).toBe('action_goal_and_that_it_counts');
    await owner.end();
  });

  it('at the same moment as the coachee declines: never both', async () => {
    for (let round = 0; round < 5; round++) {
      const { body: goal } = await asCoach
        .post(`engagements/${id}/goals`, { wording: `Delegate ${round}` })
        .expect(201);
      const [added] = await Promise.all([
        asCoach.post(actions, { ...ask, goalId: goal.id }),
        asCoachee.post(`engagements/${id}/goals/${goal.id}/decline`, { revision: 1 }).expect(200),
      ]);
      expect([added.status, added.body.code]).toEqual([409, 'action.goal-not-agreed']);
    }
  });

  it('while it is paused; and once it has ended early, nothing new is written, and what is there is ticked off', async () => {
    await asCoach.post(`engagements/${id}/pauses`, {}).expect(200);
    const { body: action } = await asCoachee.post(actions, ask).expect(201);
    await asCoach.post(`engagements/${id}/ending`, { reason: 'A new job' }).expect(200);
    expect((await asCoach.post(actions, ask).expect(409)).body.code).toBe('conversation.engagement-over');
    await asCoach.change('patch', `${actions}/${action.id}`, 1, { text: 'Late' }).expect(409);
    expect(texts((await asCoachee.get(actions).expect(200)).body.items)).toEqual(['Ask the team']);
    await asCoachee.post(`${actions}/${action.id}/completion`).expect(200);
  });
});
