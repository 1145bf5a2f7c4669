import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coach moves a session and all that follow', () => {
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
    ({ coach, coachee, id } = await practice.activePair({ sessions: 6 }));
  });
  afterAll(() => test.stop());

  const numbered = async (number: number) =>
    (await practice.sessions(id, coach)).find((session) => session.number === number)?.id ?? '';
  const move = async (actor: Actor, number: number, localStart: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/sessions/${await numbered(number)}/rescheduling`, {
      ...{ localStart, scope: 'following', ...given },
    });
  const starts = async () => (await practice.sessions(id, coachee)).map(({ localStart }) => localStart);
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('to another weekday and hour, kept through the clock change', async () => {
    const { status, body } = await move(coach, 3, '2026-10-13T16:30', { reason: 'My Thursdays are gone' });
    expect([status, body.moved.length, body.skipped]).toEqual([200, 4, []]);
    expect(await starts()).toEqual([
      ...['2026-10-01T10:00', '2026-10-08T10:00', '2026-10-13T16:30'],
      ...['2026-10-20T16:30', '2026-10-27T16:30', '2026-11-03T16:30'],
    ]);
    const [before, after] = (await practice.sessions(id, coach)).slice(4);
    expect([before?.startsAt, after?.startsAt]).toEqual(['2026-10-27T20:30:00Z', '2026-11-03T21:30:00Z']);
    for (const number of [3, 6]) {
      const path = `engagements/${id}/sessions/${await numbered(number)}/moves`;
      const { body: moves } = await test.as(coachee).get(path).expect(200);
      expect(moves.items).toMatchObject([{ by: 'Cora Coach', reason: 'My Thursdays are gone' }]);
    }
    expect((await practice.sessions(id, coach)).map(({ rescheduleCount }) => rescheduleCount)).toEqual([
      ...[0, 0, 1, 1, 1, 1],
    ]);
  });

  it.each([
    ['a week later, each to where the next one was', '2026-10-15T10:00', '2026-11-12T10:00'],
    ['an hour later', '2026-10-08T10:30', '2026-11-05T10:30'],
  ])('by %s', async (_how, from, last) => {
    expect((await move(coach, 2, from)).status).toBe(200);
    expect((await starts()).slice(1)).toHaveLength(5);
    expect([(await starts())[1], (await starts()).at(-1)]).toEqual([from, last]);
  });

  it('and back to earlier weeks', async () => {
    await move(coach, 2, '2026-10-15T10:00');
    expect((await move(coach, 2, '2026-10-08T10:00')).status).toBe(200);
    expect((await starts()).at(-1)).toBe('2026-11-05T10:00');
  });

  it('around time off and what else there is, with the reason of each week that is skipped', async () => {
    await test.as(coachee).post('time-off', { firstDay: '2026-10-19', lastDay: '2026-10-23' }).expect(201);
    await practice.active(coach, await practice.coachee(), { sessions: 1, startsOn: '2026-10-27', localTime: '16:00' });
    const { body } = await move(coach, 3, '2026-10-13T16:00');
    expect(body.skipped).toMatchObject([
      { localDate: '2026-10-20', reasons: ['coachee_time_off'] },
      { localDate: '2026-10-27', reasons: ['coach_busy'] },
    ]);
    expect((await starts()).slice(2)).toEqual([
      ...['2026-10-13T16:00', '2026-11-03T16:00', '2026-11-10T16:00', '2026-11-17T16:00'],
    ]);
  });

  it('and never into a week in which they meet anyway', async () => {
    const { body } = await move(coach, 3, '2026-10-09T10:00');
    expect(body.skipped).toMatchObject([{ localDate: '2026-10-09' }]);
    expect((await starts())[2]).toBe('2026-10-16T10:00');
    const { body: overridden } = await move(coach, 3, '2026-10-09T10:00', { overrideWeek: true });
    expect(overridden.startsAt).toBe('2026-10-09T14:00:00Z');
  });

  it('all of them or none: not past the end, which is extended first', async () => {
    const before = await starts();
    const answer = await move(coach, 2, '2026-12-10T10:00');
    expect(refused(answer)).toEqual([409, 'session.overruns']);
    expect(answer.body).toMatchObject({ endsOn: '2026-12-31', lastDate: '2027-01-07', overrunDays: 7 });
    expect(await starts()).toEqual(before);
    await test.as(coach).post(`engagements/${id}/extension`, { endsOn: '2027-01-07', reason: 'Late' }).expect(200);
    expect((await move(coach, 2, '2026-12-10T10:00')).status).toBe(200);
  });

  it('and those that were held stay where they were', async () => {
    await test.goTo('2026-10-08T16:00:00Z');
    await test
      .as(coach)
      .post(`engagements/${id}/sessions/${await numbered(2)}/completion`)
      .expect(200);
    expect(refused(await move(coach, 2, '2026-10-09T10:00'))).toEqual([409, 'session.state']);
    expect((await move(coach, 3, '2026-10-16T10:00')).body.moved).toHaveLength(4);
  });

  it('as a coachee may, with the notice for each of them', async () => {
    test.clock.set(new Date('2026-09-30T14:00:01Z'));
    expect(refused(await move(coachee, 1, '2026-10-02T10:00'))).toEqual([409, 'session.notice']);
    expect((await move(coachee, 2, '2026-10-09T10:00')).body.moved).toHaveLength(5);
    const first = `engagements/${id}/sessions/${await numbered(1)}/cancellation`;
    await test.as(coach).post(first).expect(200);
    expect(refused(await move(coachee, 2, '2026-10-01T09:00'))).toEqual([409, 'session.notice']);
  });

  it('while what asks the coach is asked for one session alone', async () => {
    ({ coach, coachee, id } = await practice.activePair({ sessions: 3, changeBandHours: 48 }));
    test.clock.set(new Date('2026-09-29T14:00:00Z'));
    expect(refused(await move(coachee, 1, '2026-10-02T10:00'))).toEqual([409, 'session.following-would-ask']);
    expect((await move(coachee, 2, '2026-10-09T10:00')).status).toBe(200);
  });
});
