import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coach holds a slot for a coachee', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  /** With one session in the first week, and another that has no date. */
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair({ sessions: 1 }));
    await grant();
  });
  afterAll(() => test.stop());

  const grant = (sessions = 1) => {
    const more = { reason: 'granted', sessions, note: 'One more' };
    return test.as(coach).post(`engagements/${id}/ledger`, more).expect(201);
  };
  const offer = (localStart: string, given: object = {}, at = id, actor = coach) =>
    test.as(actor).post(`engagements/${at}/holds`, { localStart, ...given });
  const offered = async (localStart: string, given: object = {}) =>
    (await offer(localStart, given).expect(201)).body.id as string;
  /** Just after so many hours: the clock runs on from where it was set. */
  const hoursLater = (hours: number) =>
    test.clock.set(new Date(Date.parse('2026-09-24T12:00:20Z') + hours * 3_600_000));
  const take = (hold: string, actor = coachee) => test.as(actor).post(`engagements/${id}/holds/${hold}/booking`);
  const giveBack = (hold: string, actor = coach) => test.as(actor).delete(`engagements/${id}/holds/${hold}`);
  const open = async (actor = coachee) =>
    (await test.as(actor).get(`engagements/${id}/holds`).expect(200)).body.items as { id: string }[];
  const book = (localStart: string, at = id, given: object = {}) =>
    test.as(coach).post(`engagements/${at}/sessions`, { localStart, ...given });
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('for two days if nothing else is said, and both read it', async () => {
    const { body } = await offer('2026-10-08T10:00').expect(201);
    expect(body).toEqual({
      ...{ id: body.id, engagementId: id, expiresAt: expect.stringMatching(/^2026-09-26T12:00:/) },
      ...{ startsAt: '2026-10-08T14:00:00Z', endsAt: '2026-10-08T15:00:00Z' },
      ...{ localStart: '2026-10-08T10:00', timeZone: 'America/New_York' },
    });
    expect(await open(coachee)).toEqual([body]);
    expect(await open(coach)).toEqual([body]);
    expect((await offer('2026-10-09T10:00', { hours: 240 })).body.expiresAt).toMatch(/^2026-10-04T12:00:/);
    expect((await offer('2026-09-25T10:00', { overrideWeek: true })).body.code).toBe('session.outside-window');
    await grant();
    test.clock.set(new Date('2026-10-07T12:00:00Z'));
    expect((await offer('2026-10-08T10:00')).body.expiresAt).toBe('2026-10-08T14:00:00Z');
  });

  it('which the coachee takes: it is a session like any other', async () => {
    const hold = await offered('2026-10-08T10:00');
    const { body: session } = await take(hold).expect(201);
    expect(session).toMatchObject({ number: 2, state: 'scheduled', localStart: '2026-10-08T10:00' });
    expect(await open()).toEqual([]);
    expect((await practice.sessions(id, coachee)).map((each) => each.id)).toContain(session.id);
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger).toMatchObject({ left: 2, scheduled: 2 });
    for (const again of [await take(hold), await giveBack(hold)]) expect(refused(again)).toEqual([409, 'hold.closed']);
  });

  it('or the coach does, on their behalf', async () => {
    await take(await offered('2026-10-08T10:00'), coach).expect(201);
  });

  it('and nobody else gets the time meanwhile: no session, no meeting, no other slot, no plan', async () => {
    const [other, mentor] = [await practice.coachee('Kim Other'), await practice.coach('Mia Mentor')];
    const ofCoach = await practice.active(coach, other, { localTime: '14:00', sessions: 1 });
    const ofCoachee = await practice.active(mentor, coachee, { localTime: '16:00', sessions: 1 });
    await offered('2026-10-08T10:00');
    const taken = [409, 'session.overlaps'];
    const more = { reason: 'granted', sessions: 1, note: 'One more' };
    const ask = (whose: Actor, path: string, body: object) =>
      test.as(whose).post(`engagements/${whose === coach ? ofCoach : ofCoachee}/${path}`, body);
    for (const whose of [coach, mentor]) {
      await ask(whose, 'ledger', more).expect(201);
      expect(refused(await ask(whose, 'sessions', { localStart: '2026-10-08T10:30' }))).toEqual(taken);
      expect(refused(await ask(whose, 'holds', { localStart: '2026-10-08T10:30' }))).toEqual(taken);
      const talk = { kind: 'midpoint', localStart: '2026-10-08T10:30' };
      expect(refused(await ask(whose, 'meetings', talk))).toEqual(taken);
    }
    expect(await weeksSkipped()).toEqual([{ localDate: '2026-10-08', reasons: ['coach_busy'] }]);
  });

  /** What a plan of the coach's goes around, of two weeks from 2026-10-08. */
  async function weeksSkipped(): Promise<object[]> {
    const terms = { startsOn: '2026-10-08', localTime: '10:00', sessions: 2 };
    const { body } = await test.as(coach).post('engagement-plans', terms).expect(200);
    return body.skipped.map(({ localDate, reasons }: Record<string, unknown>) => ({ localDate, reasons }));
  }

  it('until its time is over, though nobody has tidied up', async () => {
    const hold = await offered('2026-10-08T10:00', { hours: 1 });
    const ofCoach = await practice.active(coach, await practice.coachee(), { localTime: '14:00', sessions: 1 });
    await test.as(coach).post(`engagements/${ofCoach}/ledger`, { reason: 'granted', note: 'One more' }).expect(201);
    test.clock.set(new Date('2026-09-24T12:59:50Z'));
    expect(refused(await book('2026-10-08T10:00', ofCoach))).toEqual([409, 'session.overlaps']);
    hoursLater(1);
    expect(await open()).toEqual([]);
    expect(await weeksSkipped()).toEqual([]);
    await book('2026-10-08T10:00', ofCoach).expect(201);
    for (const late of [await take(hold), await giveBack(hold)]) expect(refused(late)).toEqual([409, 'hold.closed']);
    await test.goTo('2026-09-24T14:00:00Z');
    expect(refused(await book('2026-10-08T10:00'))).toEqual([409, 'session.overlaps']);
  });

  it('and a slot whose time is over gives way to a meeting and to dates that wait to be agreed to, too', async () => {
    await offered('2026-10-08T10:00', { hours: 1 });
    await offered('2026-10-15T10:00', { hours: 1 });
    hoursLater(1);
    const meeting = { kind: 'midpoint', localStart: '2026-10-08T10:00' };
    await test.as(coach).post(`engagements/${id}/meetings`, meeting).expect(201);
    const draft = await practice.draft(coach, await practice.coachee(), { startsOn: '2026-10-15', sessions: 1 });
    await test.as(coach).post(`engagements/${draft}/submission`).expect(200);
  });

  it('and in the coachee’s calendar as well as in the coach’s', async () => {
    await offered('2026-10-08T10:00', { hours: 1 });
    const mentor = await practice.coach('Mia Mentor');
    const mentored = await practice.active(mentor, coachee, { localTime: '16:00', sessions: 1 });
    const talk = { kind: 'midpoint', localStart: '2026-10-08T10:00' };
    const meet = () => test.as(mentor).post(`engagements/${mentored}/meetings`, talk);
    expect(refused(await meet())).toEqual([409, 'session.overlaps']);
    hoursLater(1);
    await meet().expect(201);
  });

  it('and is tidied up when it is over', async () => {
    const [lapsed, stays] = [await offered('2026-10-08T10:00'), await offered('2026-10-15T10:00', { hours: 72 })];
    await test.goTo('2026-09-26T12:00:20Z');
    const owner = await connectAsOwner(test);
    const { rows: holds } = await owner.query<{ id: string; state: string }>(
      'select id, state from session_hold where engagement_id = $1 order by starts_at',
      [id],
    );
    const { rows: blocks } = await owner.query<{ id: string }>(
      `select distinct source_id as id from calendar_block where source_id = any ($1)`,
      [holds.map((hold) => hold.id)],
    );
    await owner.end();
    expect(holds).toEqual([
      { id: lapsed, state: 'lapsed' },
      { id: stays, state: 'open' },
    ]);
    expect(blocks).toEqual([{ id: stays }]);
  });

  it('and of twenty who take it at once, one has a session', async () => {
    await grant(3);
    const hold = await offered('2026-10-08T10:00');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_each, index) => take(hold, index % 2 ? coach : coachee)),
    );
    const told = answers.map(({ status, body }) => (status === 201 ? 'booked' : (body.code as string))).sort();
    expect(told).toEqual(['booked', ...Array.from({ length: 19 }, () => 'hold.closed')]);
    expect(await practice.sessions(id, coachee)).toHaveLength(2);
  });

  it('under all the rules of booking, when it is offered and when it is taken', async () => {
    expect(refused(await offer('2026-10-02T10:00'))).toEqual([409, 'session.week-taken']);
    expect(refused(await offer('2027-01-01T10:00'))).toEqual([409, 'session.outside-window']);
    const [one, two] = [await offered('2026-10-08T10:00'), await offered('2026-10-15T10:00')];
    const overridden = await offered('2026-10-02T10:00', { overrideWeek: true });
    await take(one).expect(201);
    expect(refused(await take(two))).toEqual([409, 'session.none-left']);
    expect(refused(await offer('2026-10-22T10:00'))).toEqual([409, 'session.none-left']);
    await grant(2);
    const sameWeek = await offered('2026-10-16T10:00');
    await take(two).expect(201);
    expect(refused(await take(sameWeek))).toEqual([409, 'session.week-taken']);
    await take(overridden).expect(201);
  });

  it('and a slot that could not be taken is on offer still', async () => {
    const hold = await offered('2026-10-08T10:00');
    await test.as(coach).post(`engagements/${id}/ledger`, { reason: 'revoked', note: 'As agreed' }).expect(201);
    expect(refused(await take(hold))).toEqual([409, 'session.none-left']);
    expect(await open()).toMatchObject([{ id: hold }]);
    await grant();
    await take(hold).expect(201);
  });

  it('and either of them gives it back', async () => {
    for (const actor of [coach, coachee]) {
      await giveBack(await offered('2026-10-08T10:00'), actor).expect(204);
      expect(await open()).toEqual([]);
    }
    await book('2026-10-08T10:00').expect(201);
  });

  it('five at most at a time, those that are over not counted', async () => {
    await test.as(coach).post(`engagements/${id}/extension`, { endsOn: '2027-06-30', reason: 'We began late' });
    const days = ['08', '15', '22', '29'].map((day) => `2026-10-${day}T10:00`);
    for (const day of days) await offered(day);
    await offered('2026-11-05T10:00', { hours: 1 });
    expect(refused(await offer('2026-11-12T10:00'))).toEqual([409, 'hold.too-many']);
    hoursLater(1);
    await offered('2026-11-12T10:00');
    expect(refused(await offer('2026-11-19T10:00'))).toEqual([409, 'hold.too-many']);
  });

  it('of a time to come', async () => {
    test.clock.set(new Date('2026-10-08T14:00:00Z'));
    expect(refused(await offer('2026-10-08T10:00'))).toEqual([409, 'hold.past']);
  });

  it.each(['pauses', 'ending'])('and not past the engagement’s %s: what is on offer is free', async (step) => {
    const hold = await offered('2026-10-08T10:00');
    await test.as(coach).post(`engagements/${id}/${step}`, { reason: 'It is time' }).expect(200);
    expect(await open()).toEqual([]);
    expect(refused(await take(hold))).toEqual([409, 'hold.closed']);
    const other = await practice.active(coach, await practice.coachee(), { startsOn: '2026-10-08', sessions: 1 });
    expect(await practice.sessions(other, coach)).toMatchObject([{ localStart: '2026-10-08T10:00' }]);
    expect(refused(await offer('2026-10-15T10:00'))).toEqual([409, 'session.engagement-not-active']);
  });

  it('and the coachee offers none, and nobody else knows of any', async () => {
    const hold = await offered('2026-10-08T10:00');
    expect((await offer('2026-10-15T10:00', {}, id, coachee)).status).toBe(403);
    const other = await practice.activePair({ sessions: 1, localTime: '18:00' });
    await test.as(other.coach).get(`engagements/${id}/holds`).expect(404);
    await test.as(practice.administrator).get(`engagements/${id}/holds`).expect(403);
    await test.as(other.coach).post(`engagements/${other.id}/holds/${hold}/booking`).expect(404);
    await test.as(other.coach).delete(`engagements/${other.id}/holds/${hold}`).expect(404);
  });
});
