import type { LedgerResponse } from '../../src/sessions/sessions.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coach grants and revokes sessions', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    ({ coach, coachee, id } = await practice.activePair({ sessions: 3 }));
  });
  afterAll(() => test.stop());

  const adjust = (actor: Actor, body: object) => test.as(actor).post(`engagements/${id}/ledger`, body);
  const ledger = async (): Promise<LedgerResponse> =>
    (await test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body;

  it('with a reason, and the ledger says who, when and why', async () => {
    await adjust(coach, { reason: 'granted', sessions: 2 }).expect(400);
    const { body } = await adjust(coach, { reason: 'granted', sessions: 2, note: 'A gift' }).expect(201);
    expect(body).toMatchObject({ left: 5, scheduled: 3 });
    expect(body.items).toMatchObject([
      { reason: 'allocated', amount: 3, balance: 3, policy: { sessions: 3, noticeHours: 24 } },
      { reason: 'granted', amount: 2, balance: 5, note: 'A gift', by: 'Cora Coach', at: expect.stringMatching(/Z$/) },
    ]);
  });

  it('but never more than is left and not reserved by a date', async () => {
    const { body } = await adjust(coach, { reason: 'revoked', sessions: 3, note: 'Too many' }).expect(409);
    expect(body.code).toBe('ledger.too-much');
    const { body: revoked } = await adjust(coach, { reason: 'revoked', sessions: 2, note: 'A mistake' }).expect(201);
    expect(revoked).toMatchObject({ left: 3, scheduled: 3 });
    expect(revoked.items.at(-1)).toMatchObject({ reason: 'revoked', amount: -2, balance: 3 });
    await adjust(coach, { reason: 'revoked', sessions: 1, note: 'One more' }).expect(409);
  });

  it('and nobody else does', async () => {
    for (const actor of [coachee, practice.administrator])
      await adjust(actor, { reason: 'granted', sessions: 1, note: 'Please' }).expect(403);
    expect((await ledger()).items).toHaveLength(3);
  });

  it('while the engagement is active', async () => {
    await test.as(coachee).post(`engagements/${id}/pauses`, {}).expect(200);
    const { body } = await adjust(coach, { reason: 'granted', sessions: 1, note: 'Meanwhile' }).expect(409);
    expect(body.code).toBe('session.engagement-not-active');
  });

  it('and the balance is the sum of the lines, whatever happened', async () => {
    const { items, left } = await ledger();
    expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(left);
    expect(items.at(-1)?.balance).toBe(left);
  });
});
