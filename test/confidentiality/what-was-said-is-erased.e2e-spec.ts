import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('erasing what was said', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let within: string;
  let notes: string;
  let goal: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    const pair = await practice.activePair();
    ({ coach, coachee } = pair);
    within = `engagements/${pair.id}`;
    const [session] = await practice.sessions(pair.id, coach);
    notes = `${within}/sessions/${session?.id}/notes`;
    await test.as(coach).change('put', `${notes}/shared`, 0, { text: 'We talked.' }).expect(200);
    await test.as(coach).change('put', `${notes}/private`, 0, { text: 'They are tired.' }).expect(200);
    const { body } = await test.as(coach).post(`${within}/goals`, { wording: 'Talk less' }).expect(201);
    goal = `${within}/goals/${body.id}`;
    await test.as(coachee).post(`${goal}/decline`, { revision: 1, reason: 'I am asked to.' }).expect(200);
  });
  afterAll(() => test.stop());

  const erase = (by: Actor) => test.as(by).post(`${within}/content-erasure`, { reason: 'Kit asked for it' });
  const reasonRead = async () => (await test.as(coachee).get(goal).expect(200)).body.revisions[0].declineReason;

  it('is an administrator’s, and of an engagement that is over', async () => {
    for (const actor of [coach, coachee]) expect((await erase(actor).expect(403)).body.code).toBe('caller.forbidden');
    expect((await erase(practice.administrator).expect(409)).body.code).toBe('content.not-over');
    expect((await test.as(coach).get(`${notes}/shared`).expect(200)).body.text).toBe('We talked.');
    expect(await reasonRead()).toBe('I am asked to.');
  });

  it('leaves nothing to be read by anybody, and all the rest', async () => {
    await test.as(coachee).post(`${within}/ending`, { reason: 'I move away' }).expect(200);
    await erase(practice.administrator).expect(204);
    for (const [actor, kind] of [
      [coach, 'shared'],
      [coachee, 'shared'],
      [coach, 'private'],
    ] as const) {
      const { body } = await test.as(actor).get(`${notes}/${kind}`).expect(409);
      expect(body.code).toBe('content.erased');
    }
    expect(await reasonRead()).toBeNull();
    const { body: sessions } = await test.as(coach).get(`${within}/sessions`).expect(200);
    expect(sessions.items).toHaveLength(12);
  });

  it('is done once, and told in the history', async () => {
    expect((await erase(practice.administrator).expect(409)).body.code).toBe('content.erased');
    const { body } = await test.as(coachee).get(`${within}/history`).expect(200);
    const told = body.items.filter(({ why }: { why: string }) => why?.startsWith('What was said was erased'));
    expect(told).toEqual([expect.objectContaining({ why: 'What was said was erased: Kit asked for it' })]);
  });

  it('lets nothing be added, should the engagement go on', async () => {
    await test.as(coach).post(`${within}/reopening`, { reason: 'They are back' }).expect(200);
    const { body } = await test.as(coach).change('put', `${notes}/private`, 1, { text: 'Again' }).expect(409);
    expect(body.code).toBe('content.erased');
  });
});
