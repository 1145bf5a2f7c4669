import type { ChangeRequestResponse } from '../../src/sessions/changes.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** In the band: 24 hours of notice, and 48 before them. The first session is on Thursday, 1 October, at 14:00 in UTC. */
const IN_THE_BAND = '2026-09-29T12:00:00Z';

describe('a coachee asks for a change, in the hours before the notice', () => {
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
    ({ coach, coachee, id } = await practice.activePair({ sessions: 3, changeBandHours: 48 }));
    sessionId = (await practice.sessions(id, coach))[0]?.id ?? '';
    test.clock.set(new Date(IN_THE_BAND));
  });
  afterAll(() => test.stop());

  const move = (actor: Actor, localStart: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/sessions/${sessionId}/rescheduling`, { localStart, ...given });
  const cancel = (actor: Actor) =>
    test.as(actor).post(`engagements/${id}/sessions/${sessionId}/cancellation`, { reason: 'A fair' });
  const requests = async (actor = coachee): Promise<ChangeRequestResponse[]> =>
    (await test.as(actor).get(`engagements/${id}/change-requests`).expect(200)).body.items;
  const answer = async (decision: string, actor = coach) => {
    const [request] = await requests();
    return test.as(actor).post(`engagements/${id}/change-requests/${request?.id}/answer`, { decision, why: 'I see' });
  };
  const first = async () => (await practice.sessions(id, coachee)).find((each) => each.id === sessionId);
  const left = async () => (await test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body;
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('and the session stays where it is, and shows what is asked and until when', async () => {
    const { body } = await move(coachee, '2026-10-02T15:00', { reason: 'A board meeting' }).expect(200);
    expect(body).toMatchObject({
      ...{ state: 'scheduled', startsAt: '2026-10-01T14:00:00Z', rescheduleCount: 0, moved: [] },
      pendingChange: {
        ...{ kind: 'rescheduling', startsAt: '2026-10-02T19:00:00Z', localStart: '2026-10-02T15:00' },
        ...{ reason: 'A board meeting', askedAt: IN_THE_BAND, dueAt: '2026-10-01T12:00:00Z' },
      },
    });
    expect(await requests(coach)).toMatchObject([{ state: 'pending', number: 1, settledAt: null }]);
  });

  it('but not before the band, where it is done at once, nor after it, where it is too late', async () => {
    test.clock.set(new Date('2026-09-28T13:59:00Z'));
    expect((await move(coachee, '2026-10-02T15:00').expect(200)).body).toMatchObject({ pendingChange: null });
    test.clock.set(new Date('2026-10-01T19:00:01Z'));
    expect(refused(await move(coachee, '2026-10-02T16:00'))).toEqual([409, 'session.notice']);
    expect((await cancel(coachee).expect(200)).body).toMatchObject({ state: 'cancelled', forfeited: true });
  });

  it('and the coach asks nobody', async () => {
    expect((await move(coach, '2026-10-02T15:00').expect(200)).body).toMatchObject({ rescheduleCount: 1 });
    expect((await cancel(coach).expect(200)).body).toMatchObject({ state: 'cancelled' });
    expect(await requests()).toEqual([]);
  });

  it('and the wanted time is held in both calendars meanwhile', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    const second = (await practice.sessions(id, coach))[1]?.id;
    const there = { localStart: '2026-10-02T15:30', overrideWeek: true };
    const taken = await test.as(coach).post(`engagements/${id}/sessions/${second}/rescheduling`, there);
    expect(refused(taken)).toEqual([409, 'session.overlaps']);
    const rival = await practice.coachee();
    await test.as(coach).post(`engagements/${id}/sessions/${second}/cancellation`).expect(200);
    const drafted = await practice.draft(coach, rival, { sessions: 1, startsOn: '2026-10-02', localTime: '15:00' });
    const [date] = (await test.as(coach).get(`engagements/${drafted}/plan`).expect(200)).body.items;
    expect(date.startsAt).toBe('2026-10-09T19:00:00Z');
  });

  it('and a time that is taken cannot be asked for', async () => {
    const rival = await practice.coachee();
    await practice.active(coach, rival, { sessions: 1, startsOn: '2026-10-02', localTime: '15:00' });
    expect(refused(await move(coachee, '2026-10-02T15:30'))).toEqual([409, 'session.overlaps']);
    expect(await requests()).toEqual([]);
  });

  it('by half an hour, too, where the wanted time is partly its own', async () => {
    await move(coachee, '2026-10-01T10:30').expect(200);
    expect((await answer('granted')).body).toMatchObject({ state: 'granted' });
    expect(await first()).toMatchObject({ startsAt: '2026-10-01T14:30:00Z', rescheduleCount: 1 });
  });

  it('and when it is granted, the session has moved, by the coachee', async () => {
    await move(coachee, '2026-10-02T15:00', { reason: 'A board meeting' }).expect(200);
    // Later than the notice: judged as if it had been done when it was asked.
    test.clock.set(new Date('2026-10-01T10:00:00Z'));
    const { status, body } = await answer('granted');
    expect([status, body]).toMatchObject([200, { state: 'granted', settledBy: 'Cora Coach', why: 'I see' }]);
    expect(await first()).toMatchObject({ startsAt: '2026-10-02T19:00:00Z', pendingChange: null });
    const moves = await test.as(coach).get(`engagements/${id}/sessions/${sessionId}/moves`).expect(200);
    expect(moves.body.items).toMatchObject([{ by: 'Kit Coachee', reason: 'A board meeting' }]);
  });

  it('and when a cancellation is granted, however late, it costs nothing', async () => {
    expect((await cancel(coachee).expect(200)).body).toMatchObject({ state: 'scheduled' });
    test.clock.set(new Date('2026-10-01T11:59:59Z'));
    await answer('granted');
    expect(await first()).toMatchObject({ state: 'cancelled', cancelledBy: 'coachee', forfeited: false });
    expect(await left()).toMatchObject({ left: 3, scheduled: 2 });
  });

  it('and when it is refused, nothing has changed, and the time is free', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    expect((await answer('refused')).body).toMatchObject({ state: 'refused', why: 'I see' });
    expect(await first()).toMatchObject({ startsAt: '2026-10-01T14:00:00Z', pendingChange: null });
    expect(refused(await answer('granted'))).toEqual([409, 'change-request.settled']);
    await move(coach, '2026-10-02T15:00').expect(200);
  });

  it('and unanswered for 48 hours, nothing changes: it cannot be granted, and lapses', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    // The clock runs on from the noon at which it was asked.
    test.clock.set(new Date('2026-10-01T12:01:00Z'));
    // The job that says so has not run yet.
    expect(refused(await answer('granted'))).toEqual([409, 'change-request.settled']);
    await test.goTo('2026-10-01T12:02:00Z');
    expect(await requests()).toMatchObject([{ state: 'lapsed', settledBy: null }]);
    expect(await first()).toMatchObject({ startsAt: '2026-10-01T14:00:00Z', pendingChange: null });
    await move(coach, '2026-10-02T15:00').expect(200);
  });

  it('nor later than the wanted time begins', async () => {
    await move(coachee, '2026-10-01T06:00').expect(200);
    expect((await requests())[0]?.dueAt).toBe('2026-10-01T10:00:00Z');
  });

  it('and an answer in time is not undone when that time is over', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    await answer('granted');
    await test.goTo('2026-10-01T12:00:01Z');
    expect(await requests()).toMatchObject([{ state: 'granted' }]);
    expect(await first()).toMatchObject({ startsAt: '2026-10-02T19:00:00Z' });
  });

  it('and takes it back, which frees the time', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    const [request] = await requests();
    const path = `engagements/${id}/change-requests/${request?.id}`;
    await test.as(coach).delete(path).expect(403);
    await test.as(coachee).delete(path).expect(204);
    expect(await requests()).toMatchObject([{ state: 'withdrawn', settledBy: 'Kit Coachee' }]);
    expect(refused(await test.as(coachee).delete(path))).toEqual([409, 'change-request.settled']);
    await move(coach, '2026-10-02T15:00').expect(200);
  });

  it('once at a time', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    expect(refused(await move(coachee, '2026-10-02T16:00'))).toEqual([409, 'change-request.pending']);
    expect(refused(await cancel(coachee))).toEqual([409, 'change-request.pending']);
  });

  it.each([
    ['moves it', () => move(coach, '2026-10-02T15:00')],
    ['cancels it', () => cancel(coach)],
    ['pauses', () => test.as(coach).post(`engagements/${id}/pauses`, {})],
    ['moves all that follow', () => move(coach, '2026-10-02T15:00', { scope: 'following' })],
  ])('and it lapses when the coach %s meanwhile', async (_what, act) => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    expect((await act()).status).toBe(200);
    expect(await requests()).toMatchObject([{ state: 'lapsed' }]);
  });

  it('and is answered by the coach, and by nobody else', async () => {
    await move(coachee, '2026-10-02T15:00').expect(200);
    for (const actor of [coachee, practice.administrator]) expect((await answer('granted', actor)).status).toBe(403);
    const other = await practice.activePair({ sessions: 1 });
    expect((await answer('granted', other.coach)).status).toBe(404);
    await test.as(practice.administrator).get(`engagements/${id}/change-requests`).expect(403);
  });

  it('and moves it no more often than was agreed, while the coach may', async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair({ sessions: 1, rescheduleLimit: 1 }));
    sessionId = (await practice.sessions(id, coach))[0]?.id ?? '';
    await move(coach, '2026-10-01T12:00').expect(200);
    await move(coachee, '2026-10-01T13:00').expect(200);
    expect(refused(await move(coachee, '2026-10-01T14:00'))).toEqual([409, 'session.moved-too-often']);
    await move(coach, '2026-10-01T14:00').expect(200);
    expect(await first()).toMatchObject({ rescheduleCount: 3 });
  });

  it('by what was agreed, which a renewal carries on', async () => {
    const { body } = await test.as(coach).get(`engagements/${id}`).expect(200);
    expect(body).toMatchObject({ changeBandHours: 48, rescheduleLimit: null });
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'Done' }).expect(200);
    const renewal = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: renewed } = await test.as(coach).post(`engagements/${id}/renewal`, renewal).expect(201);
    expect(renewed).toMatchObject({ changeBandHours: 48, rescheduleLimit: null });
  });
});
