import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';

describe('somebody reads their agenda', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const agenda = async (actor: Actor, days = '') =>
    (await test.as(actor).get(`me/agenda${days}`).expect(200)).body.items as Record<string, unknown>[];
  const offer = (coach: Actor, id: string, localStart: string) =>
    test.as(coach).post(`engagements/${id}/holds`, { localStart, overrideWeek: true, hours: 1 }).expect(201);
  const grant = (coach: Actor, id: string) =>
    test.as(coach).post(`engagements/${id}/ledger`, { reason: 'granted', note: 'One more' }).expect(201);

  it('across engagements, as coach and as coachee, soonest first, what is over left out', async () => {
    const [coach, mentor, coachee] = await Promise.all([
      practice.coach('Cora Coach'),
      practice.coach('Mia Mentor'),
      practice.coachee('Kit Coachee'),
    ]);
    const own = await practice.active(coach, coachee, { sessions: 3 });
    const mentored = await practice.active(mentor, coach, { sessions: 2, startsOn: '2026-10-02' });
    await practice.draft(coach, await practice.coachee(), { localTime: '16:00' });

    const asCoach = { kind: 'session', as: 'coach', withName: 'Kit Coachee', engagementId: own, of: 3 };
    const asCoachee = { kind: 'session', as: 'coachee', withName: 'Mia Mentor', engagementId: mentored, of: 2 };
    expect(await agenda(coach)).toMatchObject([
      { ...asCoach, number: 1, localStart: '2026-10-01T10:00' },
      { ...asCoachee, number: 1, localStart: '2026-10-02T10:00' },
      { ...asCoach, number: 2, localStart: '2026-10-08T10:00' },
      { ...asCoachee, number: 2, localStart: '2026-10-09T10:00' },
      { ...asCoach, number: 3, localStart: '2026-10-15T10:00' },
    ]);

    const [, second] = await practice.sessions(own, coach);
    await test.as(coach).post(`engagements/${own}/sessions/${second?.id}/cancellation`).expect(200);
    await test.goTo('2026-10-02T14:30:00Z');
    expect(await agenda(coach)).toMatchObject([
      { ...asCoachee, localStart: '2026-10-02T10:00' },
      { ...asCoachee, localStart: '2026-10-09T10:00' },
      { ...asCoach, localStart: '2026-10-15T10:00' },
    ]);
    expect(await agenda(coachee)).toMatchObject([{ as: 'coachee', withName: 'Cora Coach', number: 3 }]);
    expect(await agenda(practice.administrator)).toEqual([]);
  });

  it('with sessions, meetings, what is held, and their own days off, in their zone and the other’s', async () => {
    const coach = await practice.coach('Cora Coach');
    const coachee = await practice.coachee('Kit Coachee', { timeZone: 'Europe/Berlin' });
    const company = await practice.company();
    const id = await practice.active(coach, coachee, { sessions: 2, companyId: company.id }, company.sponsor);
    await grant(coach, id);
    const place = 'https://meet.example.org/midpoint';
    const talk = { kind: 'midpoint', localStart: '2026-10-02T09:00', place, guestIds: [company.sponsor.personId] };
    await test.as(coach).post(`engagements/${id}/meetings`, talk).expect(201);
    test.clock.set(new Date('2026-09-30T12:00:00Z'));
    await offer(coach, id, '2026-10-03T09:00');
    await test.as(coach).post('time-off', { firstDay: '2026-10-05', lastDay: '2026-10-06' }).expect(201);
    const waiting = await practice.draft(coach, await practice.coachee('Wim Waiting'), { startsOn: '2026-10-07' });
    await test.as(coach).post(`engagements/${waiting}/submission`).expect(200);

    const week = '?from=2026-10-01&to=2026-10-07';
    const none = { number: null, of: null, meetingKind: null, place: null, expiresAt: null };
    const withKit = { engagementId: id, withName: 'Kit Coachee', withNames: ['Kit Coachee'], as: 'coach' };
    const clocks = (localStart: string, otherLocalStart: string | null) => ({
      ...{ localStart, timeZone: 'America/New_York', otherLocalStart },
      otherTimeZone: otherLocalStart && 'Europe/Berlin',
    });
    const items = await agenda(coach, week);
    expect(items.map(({ id: _id, startsAt: _startsAt, endsAt: _endsAt, ...rest }) => rest)).toEqual([
      {
        ...{ ...none, ...withKit, ...clocks('2026-10-01T10:00', '2026-10-01T16:00') },
        ...{ kind: 'session', state: 'scheduled', number: 1, of: 2 },
      },
      {
        ...{ ...none, ...withKit, ...clocks('2026-10-02T09:00', '2026-10-02T15:00'), kind: 'meeting', place },
        ...{ state: 'scheduled', meetingKind: 'midpoint', withNames: ['Kit Coachee', 'Sam Sponsor'] },
      },
      {
        ...{ ...none, ...withKit, ...clocks('2026-10-03T09:00', '2026-10-03T15:00') },
        ...{ kind: 'hold', state: null, expiresAt: expect.stringMatching(/^2026-09-30T13:00:/) },
      },
      {
        ...{ ...none, ...clocks('2026-10-05T00:00', null), kind: 'time_off', state: null },
        ...{ engagementId: null, as: null, withName: null, withNames: [] },
      },
      {
        ...{ ...none, ...clocks('2026-10-07T10:00', null), kind: 'hold', state: null, number: 1, of: 12 },
        ...{ engagementId: waiting, as: 'coach', withName: 'Wim Waiting', withNames: ['Wim Waiting'] },
        expiresAt: expect.stringMatching(/^2026-10-10T12:00:/),
      },
    ]);
    expect(items[3]).toMatchObject({ startsAt: '2026-10-05T04:00:00Z', endsAt: '2026-10-07T04:00:00Z' });

    expect(await agenda(coachee, week)).toMatchObject([
      { kind: 'session', as: 'coachee', localStart: '2026-10-01T16:00', otherLocalStart: '2026-10-01T10:00' },
      { kind: 'meeting', withNames: ['Cora Coach', 'Sam Sponsor'], otherTimeZone: 'America/New_York' },
      { kind: 'hold', timeZone: 'Europe/Berlin' },
    ]);
    expect(await agenda(company.sponsor, week)).toEqual([
      {
        ...{ ...none, id: items[1]?.id, kind: 'meeting', state: 'scheduled', meetingKind: 'midpoint', place },
        ...{ engagementId: id, as: 'guest', withName: 'Cora Coach', withNames: ['Cora Coach', 'Kit Coachee'] },
        ...{ startsAt: '2026-10-02T13:00:00Z', endsAt: '2026-10-02T13:30:00Z', ...clocks('2026-10-02T09:00', null) },
      },
    ]);
    test.clock.set(new Date('2026-09-30T13:00:20Z'));
    expect((await agenda(coachee, week)).map(({ kind }) => kind)).toEqual(['session', 'meeting']);
  });

  it('of some days: both are included, as they begin and end where the reader is', async () => {
    const { coach, id } = await practice.activePair({ sessions: 3, localTime: '22:00' });
    const starts = async (days: string) => (await agenda(coach, days)).map(({ localStart }) => localStart);
    expect(await starts('?from=2026-10-01&to=2026-10-08')).toEqual(['2026-10-01T22:00', '2026-10-08T22:00']);
    expect(await starts('?from=2026-10-02&to=2026-10-07')).toEqual([]);
    expect(await starts('?from=2026-10-08&to=2026-10-08')).toEqual(['2026-10-08T22:00']);
    const inBerlin = '&timeZone=Europe/Berlin';
    expect(await starts(`?from=2026-10-08&to=2026-10-08${inBerlin}`)).toEqual([]);
    expect(await starts(`?from=2026-10-09&to=2026-10-09${inBerlin}`)).toEqual(['2026-10-09T04:00']);

    const [first] = await practice.sessions(id, coach);
    await test.goTo('2026-10-02T03:00:00Z');
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/completion`).expect(200);
    expect(await agenda(coach, '?from=2026-10-01&to=2026-10-02')).toMatchObject([{ number: 1, state: 'completed' }]);
    expect(await starts('')).toEqual(['2026-10-08T22:00', '2026-10-15T22:00']);
  });

  it.each([
    ['?from=2026-10-01', '/to'],
    ['?to=2026-10-01', '/from'],
    ['?from=2026-10-02&to=2026-10-01', '/to'],
    ['?from=2026-10-01&to=2026-12-02', '/to'],
    ['?from=2026-02-30&to=2026-03-01', '/from'],
    ['?timeZone=EST', '/timeZone'],
  ])('but not of %s', async (days, pointer) => {
    const { body } = await test.as(practice.administrator).get(`me/agenda${days}`).expect(400);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('and nothing of anybody else’s', async () => {
    const { coach, coachee } = await practice.activePair({ sessions: 2 });
    const other = await practice.activePair({ sessions: 2 });
    await test.as(coachee).post('time-off', { firstDay: '2026-10-20', lastDay: '2026-10-21' }).expect(201);
    const days = '?from=2026-10-01&to=2026-11-01';
    expect((await agenda(coach, days)).map(({ kind }) => kind)).toEqual(['session', 'session']);
    const theirs = (await agenda(other.coach, days)).map(({ id }) => id);
    expect((await agenda(coachee, days)).filter(({ id }) => theirs.includes(id))).toEqual([]);
  });

  it('with as many queries for three hundred as for none', async () => {
    const { coach, id } = await practice.activePair({ sessions: 1 });
    const owner = await connectAsOwner(test);
    await owner.query(`select set_config('rapport.practice', $1, false)`, [practice.practiceId]);
    await owner.query(
      `insert into session (practice_id, engagement_id, coach_id, coachee_id, id, number, state, starts_at, ends_at,
         local_date, local_time, time_zone, tz_version)
       select practice_id, engagement_id, coach_id, coachee_id, gen_random_uuid(), 1 + n, state,
         starts_at + n * interval '2 hours', ends_at + n * interval '2 hours', local_date, local_time, time_zone, tz_version
       from session cross join generate_series(1, 300) n where engagement_id = $1`,
      [id],
    );
    await owner.end();
    const counted = async (actor: Actor) => {
      let length = 0;
      const queries = await queriesOf(async () => {
        ({ length } = await agenda(actor, '?from=2026-10-01&to=2026-12-01'));
      });
      return { length, queries };
    };
    const [none, many] = [await counted(practice.administrator), await counted(coach)];
    expect([none.length, many.length]).toEqual([0, 301]);
    expect(many.queries).toBe(none.queries);
    expect(many.queries).toBeLessThan(10);
  });
});
