import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const MISSING = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('a coach books and moves sessions', () => {
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
    ({ coach, coachee, id } = await practice.activePair({ sessions: 4 }));
  });
  afterAll(() => test.stop());

  const book = (actor: Actor, localStart: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/sessions`, { localStart, ...given });
  const numbered = async (number: number) =>
    (await practice.sessions(id, coach)).find((session) => session.number === number)?.id ?? '';
  const move = async (actor: Actor, number: number, localStart: string, given: object = {}) => {
    const path = `engagements/${id}/sessions/${await numbered(number)}/rescheduling`;
    return test.as(actor).post(path, { localStart, ...given });
  };
  const cancel = async (number: number) =>
    test
      .as(coach)
      .post(`engagements/${id}/sessions/${await numbered(number)}/cancellation`)
      .expect(200);
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('and a move keeps the session, counts up, and keeps where it was', async () => {
    const before = await numbered(1);
    const { body } = await move(coachee, 1, '2026-10-02T15:00', { reason: 'A board meeting' });
    expect(body).toMatchObject({ id: before, number: 1, state: 'scheduled', rescheduleCount: 1 });
    expect(body).toMatchObject({ startsAt: '2026-10-02T19:00:00Z', endsAt: '2026-10-02T20:00:00Z' });
    await move(coach, 1, '2026-10-02T09:00', { timeZone: 'Europe/Berlin' });
    const { body: session } = await test.as(coachee).get(`engagements/${id}/sessions/${before}`).expect(200);
    expect(session).toMatchObject({
      ...{ rescheduleCount: 2, startsAt: '2026-10-02T07:00:00Z' },
      ...{ localStart: '2026-10-02T09:00', timeZone: 'Europe/Berlin' },
    });
    const { body: moves } = await test.as(coach).get(`engagements/${id}/sessions/${before}/moves`).expect(200);
    expect(moves.items).toMatchObject([
      { from: '2026-10-01T14:00:00Z', to: '2026-10-02T19:00:00Z', by: 'Kit Coachee', reason: 'A board meeting' },
      { from: '2026-10-02T19:00:00Z', to: '2026-10-02T07:00:00Z', by: 'Cora Coach', reason: null },
    ]);
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger).toMatchObject({ left: 4, scheduled: 4 });
  });

  it('and inside the notice the coachee may cancel but not move; the coach may move', async () => {
    test.clock.set(new Date('2026-09-30T14:00:01Z'));
    expect(refused(await move(coachee, 1, '2026-10-02T10:00'))).toEqual([409, 'session.notice']);
    expect((await move(coach, 1, '2026-10-01T11:00')).status).toBe(200);
    await test
      .as(coachee)
      .post(`engagements/${id}/sessions/${await numbered(1)}/cancellation`)
      .expect(200);
  });

  it('and a coachee moves no session to a time inside the notice either; the coach may', async () => {
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    expect(refused(await move(coachee, 2, '2026-10-06T07:59'))).toEqual([409, 'session.notice']);
    expect((await move(coach, 2, '2026-10-06T07:59')).status).toBe(200);
    expect((await move(coachee, 3, '2026-10-16T10:00')).status).toBe(200);
  });

  it('and a cancelled session frees its time, which is booked again as another', async () => {
    await cancel(2);
    const { body } = await book(coach, '2026-10-08T10:00').expect(201);
    expect(body).toMatchObject({ number: 5, state: 'scheduled', startsAt: '2026-10-08T14:00:00Z' });
    const sessions = await practice.sessions(id, coachee);
    expect(sessions.map(({ number, state }) => `${number} ${state}`)).toEqual([
      ...['1 scheduled', '2 cancelled', '5 scheduled', '3 scheduled', '4 scheduled'],
    ]);
  });

  it('and none that is not left: scheduled ones are reserved', async () => {
    expect(refused(await book(coach, '2026-11-05T10:00'))).toEqual([409, 'session.none-left']);
    const grant = { reason: 'granted', sessions: 1, note: 'One more, as agreed' };
    await test.as(coach).post(`engagements/${id}/ledger`, grant).expect(201);
    await book(coach, '2026-11-05T10:00').expect(201);
    expect(refused(await book(coach, '2026-11-12T10:00'))).toEqual([409, 'session.none-left']);
  });

  it('and with one left, one of twenty requests gets it', async () => {
    await cancel(1);
    const days = Array.from({ length: 20 }, (_day, index) => `2026-12-${String(index + 1).padStart(2, '0')}T10:00`);
    const statuses = (await Promise.all(days.map((day) => book(coach, day)))).map(({ status }) => status);
    expect(statuses.sort((a, b) => a - b)).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('and inside the engagement’s window alone, both days included', async () => {
    await cancel(1);
    await cancel(2);
    expect(refused(await book(coach, '2026-09-30T10:00'))).toEqual([409, 'session.outside-window']);
    expect(refused(await book(coach, '2027-01-01T10:00'))).toEqual([409, 'session.outside-window']);
    expect(refused(await move(coachee, 3, '2027-01-01T10:00'))).toEqual([409, 'session.outside-window']);
    await book(coach, '2026-12-31T10:00').expect(201);
    await book(coach, '2026-10-01T10:00').expect(201);
  });

  it('and on the days of the engagement’s own zone, whichever the wall clock is of', async () => {
    await cancel(1);
    await cancel(2);
    const elsewhere = (localStart: string, timeZone: string) => book(coach, localStart, { timeZone });
    expect(refused(await elsewhere('2026-12-31T23:30', 'Pacific/Honolulu'))).toEqual([409, 'session.outside-window']);
    await elsewhere('2027-01-01T09:00', 'Asia/Kathmandu').expect(201);
  });

  it('and one in an ISO week, which the coach may override and the coachee may not', async () => {
    await cancel(1);
    expect(refused(await book(coach, '2026-10-09T10:00'))).toEqual([409, 'session.week-taken']);
    expect(refused(await move(coach, 3, '2026-10-09T10:00'))).toEqual([409, 'session.week-taken']);
    expect(refused(await move(coachee, 3, '2026-10-09T10:00', { overrideWeek: true }))).toEqual([
      ...[409, 'session.week-taken'],
    ]);
    await book(coach, '2026-10-09T10:00', { overrideWeek: true }).expect(201);
    expect((await move(coach, 3, '2026-10-07T10:00', { overrideWeek: true })).status).toBe(200);
  });

  it('and a session may move within its own week', async () => {
    expect((await move(coachee, 3, '2026-10-16T10:00')).status).toBe(200);
  });

  it('and the week is the ISO week, across the end of the year too', async () => {
    const extension = { endsOn: '2027-01-31', reason: 'We started late' };
    await test.as(coach).post(`engagements/${id}/extension`, extension).expect(200);
    await cancel(1);
    await cancel(2);
    await book(coach, '2026-12-31T10:00').expect(201);
    expect(refused(await book(coach, '2027-01-01T10:00'))).toEqual([409, 'session.week-taken']);
    await book(coach, '2027-01-04T10:00').expect(201);
  });

  it('and never two at once for the coach, nor for the coachee; back-to-back is fine', async () => {
    const [another, mentor] = await Promise.all([practice.coachee(), practice.coach()]);
    await practice.active(coach, another, { localTime: '14:00', sessions: 1 });
    await practice.active(mentor, coachee, { localTime: '16:00', sessions: 1 });
    expect(refused(await move(coach, 1, '2026-10-01T14:59'))).toEqual([409, 'session.overlaps']);
    expect(refused(await move(coach, 1, '2026-10-01T13:01'))).toEqual([409, 'session.overlaps']);
    expect(refused(await move(coach, 1, '2026-10-01T16:30'))).toEqual([409, 'session.overlaps']);
    expect((await move(coach, 1, '2026-10-01T13:00')).status).toBe(200);
    expect((await move(coach, 1, '2026-10-01T15:00')).status).toBe(200);
    expect((await practice.sessions(id, coachee))[0]).toMatchObject({ rescheduleCount: 2 });
  });

  it('and the coachee moves and cancels, but does not book', async () => {
    await cancel(1);
    await book(coachee, '2026-10-01T10:00').expect(403);
    await book(practice.administrator, '2026-10-01T10:00').expect(403);
  });

  it('and a session of another engagement is not there', async () => {
    const other = await practice.activePair({ sessions: 1 });
    const [session] = await practice.sessions(other.id, other.coach);
    for (const sessionId of [session?.id, MISSING]) {
      await test.as(coach).get(`engagements/${id}/sessions/${sessionId}`).expect(404);
      await test.as(coach).post(`engagements/${id}/sessions/${sessionId}/cancellation`).expect(404);
      await test.as(coach).get(`engagements/${other.id}/sessions/${sessionId}`).expect(404);
    }
  });
});
