import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an engagement completes', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const read = async (actor: Actor, id: string) => (await test.as(actor).get(`engagements/${id}`).expect(200)).body;
  const linesOf = async (actor: Actor, id: string) => {
    const { body } = await test.as(actor).get(`engagements/${id}/ledger`).expect(200);
    return (body.items as { reason: string; amount: number }[]).map(({ reason, amount }) => `${reason} ${amount}`);
  };
  const hold = async (coach: Actor, id: string, sessionId = '') =>
    test.as(coach).post(`engagements/${id}/sessions/${sessionId}/completion`).expect(200);
  const complete = (actor: Actor, id: string, body: object = {}) =>
    test.as(actor).post(`engagements/${id}/completion`, body);
  const reopen = (actor: Actor, id: string) =>
    test.as(actor).post(`engagements/${id}/reopening`, { reason: 'There is one more thing' });

  it('by itself, when nothing is left and nothing is scheduled', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 2 });
    const [first, second] = await practice.sessions(id, coach);
    await test.goTo('2026-10-08T15:00:00Z');
    await hold(coach, id, first?.id);
    expect(await read(coachee, id)).toMatchObject({ state: 'active', figures: { left: 1 } });
    await hold(coach, id, second?.id);
    expect(await read(coachee, id)).toMatchObject({ state: 'completed', figures: { held: 2, left: 0 } });
    expect(await linesOf(coachee, id)).toEqual(['allocated 2', 'held -1', 'held -1']);
    const { body } = await test.as(coach).get(`engagements/${id}/history`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ from: 'active', to: 'completed' });
  });

  it('by itself, when the last one is forfeited, and not while one is still to be booked', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 2 });
    const [first, second] = await practice.sessions(id, coach);
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/cancellation`).expect(200);
    await test.goTo('2026-10-08T13:00:00Z');
    await test.as(coachee).post(`engagements/${id}/sessions/${second?.id}/cancellation`).expect(200);
    expect(await read(coachee, id)).toMatchObject({
      state: 'active',
      figures: { left: 1, scheduled: 0, forfeited: 1 },
    });
    const { body: third } = await test
      .as(coach)
      .post(`engagements/${id}/sessions`, { localStart: '2026-10-15T10:00' })
      .expect(201);
    await test.goTo('2026-10-15T14:30:00Z');
    await test.as(coach).post(`engagements/${id}/sessions/${third.id}/absence`, { absent: 'coachee' }).expect(200);
    expect(await read(coachee, id)).toMatchObject({ state: 'completed', figures: { left: 0, forfeited: 2 } });
  });

  it('by itself, when its end and fourteen days of grace are past; what is left is written off', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 3 });
    const [first] = await practice.sessions(id, coach);
    await test.goTo('2026-10-01T15:00:00Z');
    await hold(coach, id, first?.id);
    for (const session of (await practice.sessions(id, coach)).slice(1))
      await test.as(coach).post(`engagements/${id}/sessions/${session.id}/cancellation`).expect(200);
    await test.goTo('2027-01-14T23:59:00Z');
    expect(await read(coachee, id)).toMatchObject({ state: 'active', figures: { left: 2 } });
    await test.goTo('2027-01-16T12:00:00Z');
    expect(await read(coachee, id)).toMatchObject({ state: 'completed', figures: { left: 0 } });
    expect(await linesOf(coachee, id)).toEqual(['allocated 3', 'held -1', 'expired -2']);
    const { body } = await test.as(coach).get(`engagements/${id}/history`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ to: 'completed', by: null });
  });

  it('by itself later, where the end was moved', async () => {
    const { coach, id } = await practice.activePair({ sessions: 3 });
    const extension = { endsOn: '2027-01-31', reason: 'One more month' };
    await test.as(coach).post(`engagements/${id}/extension`, extension).expect(200);
    await test.goTo('2027-01-20T12:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'active' });
    await test.goTo('2027-02-16T12:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'completed' });
  });

  it('by itself without waiting for its goals, which stay open', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 1 });
    const goal = await practice.agreedGoal(id, coachee);
    const [only] = await practice.sessions(id, coach);
    await test.goTo('2026-10-01T15:00:00Z');
    await hold(coach, id, only?.id);
    expect(await read(coach, id)).toMatchObject({ state: 'completed' });
    const { body } = await test.as(coachee).get(`engagements/${id}/goals/${goal}`).expect(200);
    expect(body.state).toBe('agreed');
  });

  it('by hand, once each open goal is achieved, dropped or carried: those without a decision are named', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const [achieved, dropped, carried] = [
      await practice.agreedGoal(id, coachee, 'Speak up early'),
      await practice.agreedGoal(id, coachee, 'Delegate outcomes'),
      await practice.agreedGoal(id, coachee, 'Prioritize in the open'),
    ];
    await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Only proposed' }).expect(201);
    await complete(coachee, id).expect(403);
    const { body: all } = await complete(coach, id).expect(409);
    expect(all.code).toBe('engagement.goals-open');
    expect((all.openGoals as { id: string }[]).map((goal) => goal.id)).toEqual([achieved, dropped, carried]);
    const decisions = [
      { goalId: achieved, decision: 'achieved' },
      { goalId: dropped, decision: 'dropped' },
    ];
    const { body: one } = await complete(coach, id, { goals: decisions }).expect(409);
    expect(one.openGoals).toEqual([{ id: carried, wording: 'Prioritize in the open' }]);
    expect(await read(coach, id)).toMatchObject({ state: 'active', figures: { scheduled: 12 } });

    const goals = [...decisions, { goalId: carried, decision: 'carried' }];
    const { body } = await complete(coach, id, { goals }).expect(200);
    expect(body).toMatchObject({ state: 'completed', figures: { left: 0, scheduled: 0 } });
    const { body: after } = await test.as(coachee).get(`engagements/${id}/goals`).expect(200);
    const states = Object.fromEntries((after.items as { id: string; state: string }[]).map((g) => [g.id, g.state]));
    expect(states).toMatchObject({ [achieved]: 'achieved', [dropped]: 'dropped', [carried]: 'agreed' });
  });

  it('and is opened again by its coach: what was written off is given back, once', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 3 });
    await complete(coach, id).expect(200);
    await reopen(coachee, id).expect(403);
    const { body } = await reopen(coach, id).expect(200);
    expect(body).toMatchObject({ state: 'active', figures: { left: 3, scheduled: 0 } });
    expect(await linesOf(coach, id)).toEqual(['allocated 3', 'expired -3', 'granted 3']);
    const { body: history } = await test.as(coachee).get(`engagements/${id}/history`).expect(200);
    expect(history.items.slice(-2)).toMatchObject([
      { from: 'active', to: 'completed' },
      { from: 'completed', to: 'active', by: 'Cora Coach', why: 'There is one more thing' },
    ]);
    const days = ['2026-10-01', '2026-10-08', '2026-10-15'];
    for (const day of days)
      await test
        .as(coach)
        .post(`engagements/${id}/sessions`, { localStart: `${day}T10:00` })
        .expect(201);
    await test.goTo('2026-10-15T15:00:00Z');
    for (const session of await practice.sessions(id, coach))
      if (session.state === 'scheduled') await hold(coach, id, session.id);
    expect(await read(coach, id)).toMatchObject({ state: 'completed', figures: { left: 0, held: 3 } });
    const { body: again } = await reopen(coach, id).expect(200);
    expect(again).toMatchObject({ state: 'active', figures: { left: 0, held: 3 } });
  });

  it('and is opened again only where the pair has no other', async () => {
    const { coach, coachee, id } = await practice.activePair();
    await complete(coach, id).expect(200);
    await practice.draft(coach, coachee);
    const { body } = await reopen(coach, id).expect(409);
    expect(body.code).toBe('engagement.pair-has-one');
  });

  it('by itself again, fourteen days after it was opened, where that was after its end', async () => {
    const { coach, id } = await practice.activePair();
    await test.goTo('2027-01-16T12:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'completed' });
    await test.goTo('2027-02-01T12:00:00Z');
    await reopen(coach, id).expect(200);
    await test.goTo('2027-02-15T12:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'active' });
    await test.goTo('2027-02-17T12:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'completed' });
  });

  it('and the forfeit that completed it may still be waived', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 1 });
    const [only] = await practice.sessions(id, coach);
    await test.goTo('2026-10-01T13:00:00Z');
    await test.as(coachee).post(`engagements/${id}/sessions/${only?.id}/cancellation`).expect(200);
    expect(await read(coach, id)).toMatchObject({ state: 'completed' });
    const waiver = { reason: 'waived', sessionId: only?.id, note: 'She was ill' };
    const { body } = await test.as(coach).post(`engagements/${id}/ledger`, waiver).expect(201);
    expect(body.left).toBe(1);
  });
});
