import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coach books meetings that are no sessions', () => {
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

  const book = (kind: string, localStart: string, given: object = {}, at = id, actor = coach) =>
    test.as(actor).post(`engagements/${at}/meetings`, { kind, localStart, ...given });
  const booked = async (kind: string, localStart: string, given: object = {}, at = id) =>
    (await book(kind, localStart, given, at).expect(201)).body.id as string;
  const of = (meetingId: string, step = '') => `engagements/${id}/meetings/${meetingId}${step}`;
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('of half an hour if nothing else is said, which both read', async () => {
    const place = 'https://meet.example.org/kickoff';
    const { body } = await book('kickoff', '2026-09-28T09:00', { place }).expect(201);
    expect(body).toEqual({
      ...{ id: body.id, engagementId: id, kind: 'kickoff', state: 'scheduled', minutes: 30, place },
      ...{ startsAt: '2026-09-28T13:00:00Z', endsAt: '2026-09-28T13:30:00Z' },
      ...{ localStart: '2026-09-28T09:00', timeZone: 'America/New_York', guests: [] },
      ...{ rescheduleCount: 0, cancelledBy: null, reason: null, version: 1 },
    });
    expect((await test.as(coachee).get(of(body.id)).expect(200)).body).toEqual(body);
    const midpoint = { minutes: 45, timeZone: 'Europe/Berlin' };
    await book('midpoint', '2026-11-02T16:00', midpoint).expect(201);
    const { body: all } = await test.as(coachee).get(`engagements/${id}/meetings`).expect(200);
    expect(all.items).toMatchObject([
      { id: body.id },
      { kind: 'midpoint', startsAt: '2026-11-02T15:00:00Z', endsAt: '2026-11-02T15:45:00Z', minutes: 45 },
    ]);
  });

  it('and none of them is counted: not as a session, not in the ledger, not in the week', async () => {
    const figures = async () => (await test.as(coach).get(`engagements/${id}`).expect(200)).body.figures;
    const before = await figures();
    const meeting = await booked('kickoff', '2026-09-28T09:00');
    await booked('midpoint', '2026-10-13T09:00');
    await test.goTo('2026-09-28T13:30:00Z');
    await test.as(coach).post(of(meeting, '/completion')).expect(200);
    expect(await figures()).toEqual(before);
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger).toMatchObject({ left: 4, scheduled: 4, items: [{ reason: 'allocated' }] });
    const [, second] = await practice.sessions(id, coachee);
    const there = { localStart: '2026-10-07T10:00' };
    await test.as(coachee).post(`engagements/${id}/sessions/${second?.id}/rescheduling`, there).expect(200);
    expect(await practice.sessions(id, coachee)).toHaveLength(4);
  });

  it('and whoever meets is in one place: no session, meeting or slot at the same time, for either', async () => {
    const [another, mentor] = [await practice.coachee('Ann Other'), await practice.coach('Mia Mentor')];
    const ofCoach = await practice.active(coach, another, { localTime: '14:00', sessions: 1 });
    const ofCoachee = await practice.active(mentor, coachee, { localTime: '16:00', sessions: 1 });
    const taken = [409, 'session.overlaps'];
    for (const time of ['10:30', '14:30', '16:30'])
      expect([time, refused(await book('midpoint', `2026-10-01T${time}`))]).toEqual([time, taken]);
    await booked('midpoint', '2026-10-01T11:00');
    await booked('midpoint', '2026-10-01T09:30');
    expect(refused(await book('kickoff', '2026-10-01T11:15', {}, ofCoach))).toEqual(taken);
    expect(refused(await book('kickoff', '2026-10-01T11:15', {}, ofCoachee, mentor))).toEqual(taken);
    const [session] = await practice.sessions(ofCoach, coach);
    const onto = { localStart: '2026-10-01T11:15' };
    const moved = await test.as(coach).post(`engagements/${ofCoach}/sessions/${session?.id}/rescheduling`, onto);
    expect(refused(moved)).toEqual(taken);
  });

  it('and of twenty at one time, one is booked', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => book('midpoint', '2026-10-20T09:00')));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('and both move them, which is kept with when they were to be', async () => {
    const meeting = await booked('midpoint', '2026-10-20T09:00');
    const reason = 'A board meeting';
    const to = { localStart: '2026-10-21T09:00', reason };
    const { body } = await test.as(coachee).post(of(meeting, '/rescheduling'), to).expect(200);
    expect(body).toMatchObject({ id: meeting, startsAt: '2026-10-21T13:00:00Z', rescheduleCount: 1, version: 2 });
    await test.as(coach).post(of(meeting, '/rescheduling'), { localStart: '2026-10-21T09:15' }).expect(200);
    const { body: moves } = await test.as(coachee).get(of(meeting, '/moves')).expect(200);
    expect(moves.items).toMatchObject([
      { from: '2026-10-20T13:00:00Z', to: '2026-10-21T13:00:00Z', by: 'Kit Coachee', reason },
      { from: '2026-10-21T13:00:00Z', to: '2026-10-21T13:15:00Z', by: 'Cora Coach', reason: null },
    ]);
    await booked('midpoint', '2026-10-20T09:00');
    expect(refused(await book('midpoint', '2026-10-21T09:20'))).toEqual([409, 'session.overlaps']);
  });

  it('and both cancel them, which frees the time and says who and why', async () => {
    const meeting = await booked('midpoint', '2026-10-20T09:00');
    const { body } = await test.as(coachee).post(of(meeting, '/cancellation'), { reason: 'I am ill' }).expect(200);
    expect(body).toMatchObject({ state: 'cancelled', cancelledBy: 'coachee', reason: 'I am ill' });
    const again = await booked('midpoint', '2026-10-20T09:00');
    expect((await test.as(coach).post(of(again, '/cancellation'), {}).expect(200)).body).toMatchObject({
      ...{ cancelledBy: 'coach', reason: null },
    });
    for (const step of ['/cancellation', '/completion', '/rescheduling'])
      expect(refused(await test.as(coach).post(of(again, step), bodyOf(step)))).toEqual([409, 'meeting.state']);
  });

  const bodyOf = (step: string) => (step === '/rescheduling' ? { localStart: '2026-10-22T09:00' } : undefined);

  it('and says that one was held, once it has started; the coachee does not', async () => {
    const meeting = await booked('midpoint', '2026-10-20T09:00');
    test.clock.set(new Date('2026-10-20T12:59:59Z'));
    expect(refused(await test.as(coach).post(of(meeting, '/completion')))).toEqual([409, 'meeting.not-started']);
    test.clock.set(new Date('2026-10-20T13:00:00Z'));
    await test.as(coachee).post(of(meeting, '/completion')).expect(403);
    expect((await test.as(coach).post(of(meeting, '/completion')).expect(200)).body).toMatchObject({ state: 'held' });
  });

  it('a chemistry call before all have agreed, and the others after it', async () => {
    const draft = await practice.draft(coach, await practice.coachee(), { startsOn: '2026-11-06', sessions: 2 });
    const state = [409, 'meeting.engagement-state'];
    for (const kind of ['kickoff', 'midpoint', 'closing'])
      expect([kind, refused(await book(kind, '2026-11-09T09:00', {}, draft))]).toEqual([kind, state]);
    await booked('chemistry', '2026-09-28T09:00', {}, draft);
    await test.as(coach).post(`engagements/${draft}/submission`).expect(200);
    await booked('chemistry', '2026-09-29T09:00', {}, draft);
    expect(refused(await book('chemistry', '2026-09-30T09:00'))).toEqual(state);
  });

  it('on the days that each is for', async () => {
    const outside = [409, 'meeting.outside-window'];
    expect(refused(await book('kickoff', '2026-08-30T09:00'))).toEqual(outside);
    expect(refused(await book('midpoint', '2026-09-30T09:00'))).toEqual(outside);
    expect(refused(await book('midpoint', '2027-01-01T09:00'))).toEqual(outside);
    expect(refused(await book('closing', '2027-01-15T09:00'))).toEqual(outside);
    const closing = await booked('closing', '2027-01-14T09:00');
    const away = { localStart: '2027-01-14T22:00', timeZone: 'Pacific/Honolulu' };
    expect(refused(await test.as(coach).post(of(closing, '/rescheduling'), away))).toEqual(outside);
  });

  it('and nobody else does, or knows of them', async () => {
    const meeting = await booked('midpoint', '2026-10-20T09:00');
    expect((await book('midpoint', '2026-10-21T09:00', {}, id, coachee)).status).toBe(403);
    const [other, { administrator }] = [await practice.coach('Olaf Other'), practice];
    for (const path of [of(meeting), of(meeting, '/moves'), `engagements/${id}/meetings`]) {
      await test.as(administrator).get(path).expect(403);
      await test.as(other).get(path).expect(404);
    }
    const elsewhere = await practice.activePair({ sessions: 1 });
    await test.as(elsewhere.coach).get(`engagements/${elsewhere.id}/meetings/${meeting}`).expect(404);
    await test.as(elsewhere.coach).post(`engagements/${elsewhere.id}/meetings/${meeting}/cancellation`).expect(404);
    expect((await test.as(other).get('meetings').expect(200)).body).toEqual({ items: [] });
  });
});
