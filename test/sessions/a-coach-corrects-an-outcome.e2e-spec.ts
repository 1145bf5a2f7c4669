import type { LedgerResponse } from '../../src/sessions/sessions.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const HELD = { outcome: 'completed', reason: 'We did meet, on the phone' };
const MISSED = { outcome: 'no_show', absent: 'coachee', reason: 'Nobody came' };

describe('a coach corrects an outcome', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let sessionId: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair({ sessions: 3 }));
    sessionId = (await practice.sessions(id, coach))[0]?.id ?? '';
    test.clock.set(new Date('2026-10-01T16:00:00Z'));
  });
  afterAll(() => test.stop());

  const after = (what: string, body: object = {}, actor = coach) =>
    test.as(actor).post(`engagements/${id}/sessions/${sessionId}/${what}`, body);
  const ledger = async (): Promise<LedgerResponse> =>
    (await test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body;
  const lines = async () =>
    (await ledger()).items.slice(1).map(({ reason, amount, reverses }) => [reason, amount, reverses]);
  const waive = () =>
    test.as(coach).post(`engagements/${id}/ledger`, { reason: 'waived', sessionId, note: 'She was ill' });
  const forfeited = async () => (await test.as(coach).get(`engagements/${id}`).expect(200)).body.figures.forfeited;
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('of an absence, to one that was held: the forfeit is taken back, and the session used up', async () => {
    await after('absence', { absent: 'coachee' }).expect(200);
    expect(await forfeited()).toBe(1);
    const { body } = await after('correction', HELD).expect(200);
    expect(body).toMatchObject({ state: 'completed', absent: null, forfeited: false });
    expect(await lines()).toEqual([
      ['forfeited_no_show', -1, null],
      ['granted', 1, 'forfeited_no_show'],
      ['held', -1, null],
    ]);
    expect(await ledger()).toMatchObject({ left: 2, scheduled: 2 });
    expect(await forfeited()).toBe(0);
  });

  it('and each line says what, how much, by whom, when and why, under which policy', async () => {
    await after('absence', { absent: 'coachee' }).expect(200);
    await after('correction', HELD).expect(200);
    const policy = { sessions: 3, noticeHours: 24, changeBandHours: null, rescheduleLimit: null };
    const by = 'Cora Coach';
    expect((await ledger()).items).toMatchObject([
      { reason: 'allocated', note: '3 were agreed', by: 'Kit Coachee', policy },
      { reason: 'forfeited_no_show', note: 'The coachee did not come', by, policy, at: '2026-10-01T16:00:00Z' },
      { reason: 'granted', note: `Corrected, was forfeited_no_show: ${HELD.reason}`, by, sessionId },
      { reason: 'held', note: `Corrected to held: ${HELD.reason}`, by, sessionId },
    ]);
  });

  it('and the coachee reads what it was said to be before, and does not correct it', async () => {
    await after('completion').expect(200);
    await after('correction', HELD, coachee).expect(403);
    await after('correction', MISSED).expect(200);
    const path = `engagements/${id}/sessions/${sessionId}/corrections`;
    const { body } = await test.as(coachee).get(path).expect(200);
    expect(body.items).toEqual([
      {
        ...{ number: 1, at: '2026-10-01T16:00:00Z', by: 'Cora Coach', reason: 'Nobody came' },
        from: { state: 'completed', party: null, forfeited: false },
        to: { state: 'no_show', party: 'coachee', forfeited: true },
      },
    ]);
    await test.as(practice.administrator).get(path).expect(403);
  });

  it('to a cancellation, in time or too late', async () => {
    await after('completion').expect(200);
    const cancelled = { outcome: 'cancelled', by: 'coachee', reason: 'There was a call' };
    expect((await after('correction', cancelled).expect(200)).body).toMatchObject({
      ...{ state: 'cancelled', cancelledBy: 'coachee', forfeited: false },
    });
    expect(await ledger()).toMatchObject({ left: 3 });
    expect((await after('correction', { ...cancelled, inTime: false }).expect(200)).body.forfeited).toBe(true);
    expect(await ledger()).toMatchObject({ left: 2 });
    expect((await after('correction', { ...cancelled, by: 'coach' }).expect(200)).body.forfeited).toBe(false);
    expect(await ledger()).toMatchObject({ left: 3 });
  });

  it('of a forfeit that was waived: there is nothing to take back, and a new one can be waived', async () => {
    await after('absence', { absent: 'coachee' }).expect(200);
    await waive().expect(201);
    await after('correction', HELD).expect(200);
    expect(await ledger()).toMatchObject({ left: 2 });
    await after('correction', MISSED).expect(200);
    expect(await ledger()).toMatchObject({ left: 2 });
    expect(await forfeited()).toBe(1);
    await waive().expect(201);
    expect(await ledger()).toMatchObject({ left: 3 });
    expect(refused(await waive())).toEqual([409, 'ledger.not-forfeited']);
    expect(await forfeited()).toBe(0);
  });

  it('but not to what it is, nor where there is none, nor to what cannot have been yet', async () => {
    expect(refused(await after('correction', HELD))).toEqual([409, 'session.no-outcome']);
    await after('completion').expect(200);
    expect(refused(await after('correction', HELD))).toEqual([409, 'session.same-outcome']);
    const [, second] = await practice.sessions(id, coach);
    sessionId = second?.id ?? '';
    await after('cancellation').expect(200);
    expect(refused(await after('correction', HELD))).toEqual([409, 'session.not-started']);
    expect(refused(await after('correction', { outcome: 'cancelled', reason: 'Whose?' }))).toEqual([
      ...[400, 'request.invalid'],
    ]);
  });

  it('and an outcome changes by nothing else', async () => {
    await after('completion').expect(200);
    for (const what of ['completion', 'cancellation', 'rescheduling', 'absence'])
      expect(
        (await after(what, { localStart: '2026-10-02T10:00', absent: 'coachee' }).expect(/./)).status,
      ).toBeGreaterThan(399);
    expect(refused(await after('cancellation'))).toEqual([409, 'session.state']);
  });

  it('and uses up none that is not left: all others have a date, or were written off', async () => {
    await after('cancellation').expect(200);
    await test.as(coach).post(`engagements/${id}/sessions`, { localStart: '2026-10-22T10:00' }).expect(201);
    expect(refused(await after('correction', HELD))).toEqual([409, 'session.none-left']);
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'It is time' }).expect(200);
    expect(refused(await after('correction', HELD))).toEqual([409, 'session.none-left']);
    expect(await ledger()).toMatchObject({ left: 0 });
  });

  it('and the engagement completes where nothing is left after it', async () => {
    ({ coach, coachee, id } = await practice.activePair({ sessions: 1, startsOn: '2026-10-08' }));
    sessionId = (await practice.sessions(id, coach))[0]?.id ?? '';
    await test.goTo('2026-10-08T16:00:00Z');
    await after('absence', { absent: 'coach' }, coachee).expect(200);
    await after('correction', MISSED).expect(200);
    const { body } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'completed', figures: { left: 0, forfeited: 1 } });
  });
});
