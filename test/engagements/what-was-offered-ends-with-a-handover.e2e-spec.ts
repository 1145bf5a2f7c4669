import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('what was only offered or wanted, when an engagement is handed over', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  it('is let go: a slot on offer, and a time that the coachee asked for', async () => {
    const { coach, coachee, id } = await practice.activePair({ sessions: 3, changeBandHours: 336 });
    const successor = await practice.coach('Sue Successor');
    const within = `engagements/${id}`;
    await test.as(coach).post(`${within}/ledger`, { reason: 'granted', note: 'One more' }).expect(201);
    await test
      .as(coach)
      .post(`${within}/holds`, { localStart: '2026-10-29T10:00', hours: 240, overrideWeek: true })
      .expect(201);
    const [first] = await practice.sessions(id, coachee);
    const wanted = { localStart: '2026-10-02T15:00' };
    await test.as(coachee).post(`${within}/sessions/${first?.id}/rescheduling`, wanted).expect(200);
    const kinds = async () => {
      const { body } = await test.as(coach).get('me/agenda?from=2026-09-24&to=2026-11-20').expect(200);
      return (body.items as { kind: string }[]).map(({ kind }) => kind);
    };
    expect(await kinds()).toContain('hold');

    const next = { coachId: successor.personId, reason: 'A long leave' };
    const { body: handover } = await test.as(coach).post(`${within}/handovers`, next).expect(201);
    for (const actor of [coachee, successor])
      await test.as(actor).post(`${within}/handovers/${handover.id}/answer`, { decision: 'agreed' }).expect(200);

    expect(await kinds()).toEqual([]);
    expect((await test.as(successor).get(`${within}/holds`).expect(200)).body.items).toEqual([]);
    expect((await test.as(successor).get(`${within}/change-requests`).expect(200)).body.items).toMatchObject([
      { state: 'lapsed' },
    ]);
    expect((await practice.sessions(id, successor))[0]).toMatchObject({ pendingChange: null, state: 'scheduled' });
  });
});
