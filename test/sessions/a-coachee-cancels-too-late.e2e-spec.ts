import type { LedgerResponse } from '../../src/sessions/sessions.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const noMore = { changeBandHours: null, rescheduleLimit: null };

describe('a coachee cancels too late', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    ({ coach, coachee, id } = await practice.activePair());
  });
  afterAll(() => test.stop());

  const sessionId = async (number: number) =>
    (await practice.sessions(id, coach)).find((session) => session.number === number)?.id ?? '';
  const after = async (actor: Actor, number: number, what: string, body?: object) =>
    test.as(actor).post(`engagements/${id}/sessions/${await sessionId(number)}/${what}`, body);
  const ledger = async (): Promise<LedgerResponse> =>
    (await test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body;
  const lines = async () => (await ledger()).items.map(({ reason, amount, balance }) => [reason, amount, balance]);
  const waive = async (number: number, actor = coach) =>
    test
      .as(actor)
      .post(`engagements/${id}/ledger`, { reason: 'waived', sessionId: await sessionId(number), note: 'She was ill' });

  it('not with twenty-four hours of notice: that costs nothing', async () => {
    await test.goTo('2026-09-30T13:59:00Z');
    const { status, body } = await after(coachee, 1, 'cancellation', { reason: 'Travelling' });
    expect([status, body]).toMatchObject([
      200,
      { state: 'cancelled', cancelledBy: 'coachee', forfeited: false, reason: 'Travelling' },
    ]);
    expect(await lines()).toEqual([['allocated', 12, 12]]);
    expect(await ledger()).toMatchObject({ left: 12, scheduled: 11 });
  });

  it('by a second, which forfeits the session', async () => {
    await test.goTo('2026-10-07T14:00:01Z');
    const { status, body } = await after(coachee, 2, 'cancellation');
    expect([status, body]).toMatchObject([200, { state: 'cancelled', cancelledBy: 'coachee', forfeited: true }]);
    expect(await lines()).toEqual([
      ['allocated', 12, 12],
      ['forfeited_late_cancel', -1, 11],
    ]);
    expect(await ledger()).toMatchObject({ left: 11, scheduled: 10 });
  });

  it('and then it is cancelled for good', async () => {
    const again = await after(coachee, 2, 'cancellation');
    expect([again.status, again.body.code]).toEqual([409, 'session.state']);
    expect((await ledger()).left).toBe(11);
  });

  it('which the coach waives, with a reason: the session is given back, once', async () => {
    expect((await waive(2, coachee)).status).toBe(403);
    expect((await waive(2)).status).toBe(201);
    expect((await lines()).at(-1)).toEqual(['waived', 1, 12]);
    expect((await ledger()).items.at(-1)).toMatchObject({ note: 'She was ill', by: 'Cora Coach' });
    const again = await waive(2);
    expect([again.status, again.body.code]).toEqual([409, 'ledger.not-forfeited']);
    expect(await ledger()).toMatchObject({ left: 12, scheduled: 10 });
    const [, session] = await practice.sessions(id, coachee);
    expect(session).toMatchObject({ state: 'cancelled', forfeited: false });
  });

  it('where there is something to waive: not for a session that cost nothing', async () => {
    const { status, body } = await waive(1);
    expect([status, body.code]).toEqual([409, 'ledger.not-forfeited']);
    const { body: unnamed } = await test
      .as(coach)
      .post(`engagements/${id}/ledger`, { reason: 'waived', note: 'Which one?' })
      .expect(409);
    expect(unnamed.code).toBe('ledger.not-forfeited');
  });

  it('while the coach may cancel at the last moment at no cost', async () => {
    await test.goTo('2026-10-15T13:59:00Z');
    const { body } = await after(coach, 3, 'cancellation');
    expect(body).toMatchObject({ state: 'cancelled', cancelledBy: 'coach', forfeited: false });
    expect((await ledger()).left).toBe(12);
  });

  it('by instants, not by wall clocks: across the end of summer time', async () => {
    const session = await after(coach, 6, 'rescheduling', { localStart: '2026-11-01T10:00', overrideWeek: true });
    expect(session.body.startsAt).toBe('2026-11-01T15:00:00Z');
    await test.goTo('2026-10-31T14:30:00Z');
    const { body } = await after(coachee, 6, 'cancellation');
    expect(body).toMatchObject({ state: 'cancelled', forfeited: false });
  });

  it('and each line keeps the policy that applied; the balance is always their sum', async () => {
    const { items, left } = await ledger();
    for (const { policy } of items) expect(policy).toEqual({ sessions: 12, noticeHours: 24, ...noMore });
    const sums = items.map((_item, index) => items.slice(0, index + 1).reduce((sum, { amount }) => sum + amount, 0));
    expect(items.map(({ balance }) => balance)).toEqual(sums);
    expect(sums.at(-1)).toBe(left);
    const { body } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(body.figures).toMatchObject({ left, forfeited: 0 });
  });

  it('by the notice that was agreed, where it is another', async () => {
    const other = await practice.activePair({ noticeHours: 48, startsOn: '2026-11-12', sessions: 2 });
    const [session] = await practice.sessions(other.id, other.coachee);
    await test.goTo('2026-11-11T14:00:00Z');
    const { body } = await test
      .as(other.coachee)
      .post(`engagements/${other.id}/sessions/${session?.id}/cancellation`)
      .expect(200);
    expect(body.forfeited).toBe(true);
    const { body: other_ } = await test.as(other.coach).get(`engagements/${other.id}/ledger`).expect(200);
    expect(other_.items.at(-1).policy).toEqual({ sessions: 2, noticeHours: 48, ...noMore });
  });
});
