import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a session comes to its time', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let ids: string[];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    ({ coach, coachee, id } = await practice.activePair());
    ids = (await practice.sessions(id, coach)).map((session) => session.id);
  });
  afterAll(() => test.stop());

  const after = (actor: Actor, number: number, what: string, body?: object) =>
    test.as(actor).post(`engagements/${id}/sessions/${ids[number - 1]}/${what}`, body);
  const left = async () => (await test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body.left as number;

  it('and not before: neither completed nor missed', async () => {
    await test.goTo('2026-10-01T13:59:00Z');
    for (const request of [after(coach, 1, 'completion'), after(coach, 1, 'absence', { absent: 'coachee' })]) {
      const { body } = await request.expect(409);
      expect(body.code).toBe('session.not-started');
    }
  });

  it('and is held from its first minute on, which uses up one', async () => {
    await test.goTo('2026-10-01T14:00:00Z');
    await after(coachee, 1, 'completion').expect(403);
    const { body } = await after(coach, 1, 'completion').expect(200);
    expect(body).toMatchObject({ state: 'completed', forfeited: false });
    expect(await left()).toBe(11);
  });

  it('and the coachee does not come, which uses up one', async () => {
    await test.goTo('2026-10-08T14:15:00Z');
    const { body: own } = await after(coachee, 2, 'absence', { absent: 'coachee' }).expect(409);
    expect(own.code).toBe('session.absence-of-other');
    const { body } = await after(coach, 2, 'absence', { absent: 'coachee' }).expect(200);
    expect(body).toMatchObject({ state: 'no_show', absent: 'coachee', forfeited: true });
    expect(await left()).toBe(10);
  });

  it('and the coach does not come, which uses up none', async () => {
    await test.goTo('2026-10-15T14:15:00Z');
    const { body: own } = await after(coach, 3, 'absence', { absent: 'coach' }).expect(409);
    expect(own.code).toBe('session.absence-of-other');
    const { body } = await after(coachee, 3, 'absence', { absent: 'coach' }).expect(200);
    expect(body).toMatchObject({ state: 'no_show', absent: 'coach', forfeited: false });
    expect(await left()).toBe(10);
  });

  it('and its outcome is final', async () => {
    for (const number of [1, 2, 3])
      for (const request of [
        after(coach, number, 'completion'),
        after(coach, number, 'cancellation'),
        after(coach, number, 'absence', { absent: 'coachee' }),
        after(coach, number, 'rescheduling', { localStart: '2026-10-17T10:00' }),
      ]) {
        const { body } = await request.expect(409);
        expect(body.code).toBe('session.state');
      }
    expect(await left()).toBe(10);
  });

  it('and two say at once how it came out: one of them is heard', async () => {
    await test.goTo('2026-10-22T14:30:00Z');
    const answers = await Promise.all([
      ...[after(coach, 4, 'completion'), after(coachee, 4, 'absence', { absent: 'coach' })],
      ...[after(coach, 4, 'absence', { absent: 'coachee' }), after(coachee, 4, 'cancellation')],
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  it('and an absence is waived, which gives it back', async () => {
    const before = await left();
    const waiver = { reason: 'waived', sessionId: ids[1], note: 'The train' };
    await test.as(coach).post(`engagements/${id}/ledger`, waiver).expect(201);
    expect(await left()).toBe(before + 1);
  });
});
