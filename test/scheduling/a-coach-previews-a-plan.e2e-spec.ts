import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const TWELVE = [
  ...['2026-10-01', '2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29', '2026-11-05', '2026-11-12'],
  ...['2026-11-19', '2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07'],
];
const slot = { startsOn: '2026-10-01', localTime: '10:00' };
interface Planned {
  sessions: { number: number; startsAt: string; endsAt: string; localStart: string; timeZone: string }[];
}
const timesOf = ({ sessions }: Planned) =>
  sessions.map(({ number, startsAt, endsAt, localStart, timeZone }) => ({
    ...{ number, startsAt, endsAt, localStart, timeZone },
  }));
const startingAt = (...localStarts: string[]) =>
  localStarts.map((localStart) => expect.objectContaining({ localStart }));
const datesOf = (planned: Planned) => planned.sessions.map(({ localStart }) => localStart.slice(0, 10));

describe('a coach previews a plan', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  /** Away 26–27 November and 21 December–1 January. */
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    await away(coach, '2026-11-26', '2026-11-27');
    await away(coach, '2026-12-21', '2027-01-01');
  });
  afterAll(() => test.stop());

  const away = (actor: Actor, firstDay: string, lastDay: string) =>
    test.as(actor).post('time-off', { firstDay, lastDay }).expect(201);
  const preview = async (actor: Actor, given: object = {}) => {
    const { body } = await test
      .as(actor)
      .post('engagement-plans', { ...slot, ...given })
      .expect(200);
    return body;
  };

  it('of twelve Thursdays around the time off, to the day', async () => {
    const planned = await preview(coach);
    expect(datesOf(planned)).toEqual(TWELVE);
    expect(planned).toMatchObject({ endsOn: '2026-12-31', overrunDays: 7 });
    expect(planned.skipped).toMatchObject([
      {
        localDate: '2026-11-26',
        reasons: ['coach_time_off'],
        alternatives: startingAt('2026-11-25T10:00', '2026-11-24T10:00', '2026-11-23T10:00'),
      },
      { localDate: '2026-12-24', reasons: ['coach_time_off'], alternatives: [] },
      { localDate: '2026-12-31', reasons: ['coach_time_off'], alternatives: [] },
    ]);
    const starts = (planned as Planned).sessions.map(({ startsAt }) => startsAt.slice(10));
    expect(new Set(starts.slice(0, 5))).toEqual(new Set(['T14:00:00Z']));
    expect(new Set(starts.slice(5))).toEqual(new Set(['T15:00:00Z']));
  });

  it('which changes nothing, and is what is then drafted', async () => {
    const coachee = await practice.coachee();
    const terms = { ...slot, coacheeId: coachee.personId, coachId: coach.personId };
    const [first, second] = [
      await preview(practice.administrator, terms),
      await preview(practice.administrator, terms),
    ];
    expect(second).toEqual(first);
    const { body: none } = await test.as(practice.administrator).get('engagements').expect(200);
    expect(none.items).toEqual([]);

    const draft = { ...terms, extendsTo: '2027-01-07' };
    const { body: drafted } = await test.as(practice.administrator).post('engagements', draft).expect(201);
    expect(drafted).toMatchObject({ plan: first.sessions, skipped: first.skipped, endsOn: '2027-01-07' });
    const { body: plan } = await test.as(coachee).get(`engagements/${drafted.id}/plan`).expect(200);
    expect(plan.items).toEqual(timesOf(first));

    await test.as(coach).post(`engagements/${drafted.id}/submission`).expect(200);
    for (const actor of [coach, coachee])
      await test.as(actor).post(`engagements/${drafted.id}/signatures`, { decision: 'agreed' }).expect(201);
    const booked = await practice.sessions(drafted.id, coachee);
    expect(timesOf({ sessions: booked })).toEqual(timesOf(first));
  });

  it('whose overrun is refused without an extension that holds it, and nothing is stored', async () => {
    const coachee = await practice.coachee();
    const draft = { ...slot, coachId: coach.personId, coacheeId: coachee.personId, localTime: '15:00' };
    const ask = test.as(practice.administrator);
    const { body } = await ask.post('engagements', draft).expect(409);
    expect(body).toMatchObject({
      ...{ code: 'engagement.overruns', endsOn: '2026-12-31', lastDate: '2027-01-07', overrunDays: 7 },
      detail: expect.stringContaining('Extend to 2027-01-07'),
    });
    await ask.post('engagements', { ...draft, extendsTo: '2027-01-06' }).expect(409);
    const { body: none } = await test.as(coachee).get('engagements').expect(200);
    expect(none.items).toEqual([]);
    const { body: drafted } = await ask.post('engagements', { ...draft, extendsTo: '2027-01-07' }).expect(201);
    expect(drafted.endsOn).toBe('2027-01-07');
  });

  it('over time off, where it is switched off for either side', async () => {
    const coachee = await practice.coachee();
    await away(coachee, '2026-10-15', '2026-10-15');
    const about = { coachId: coach.personId, coacheeId: coachee.personId, localTime: '12:00' };
    const plan = (given: object) => preview(practice.administrator, { ...about, ...given });
    const both = await plan({});
    expect(both.skipped[0]).toMatchObject({ localDate: '2026-10-15', reasons: ['coachee_time_off'] });
    const withoutCoach = await plan({ ignore: ['coach_time_off'] });
    expect(withoutCoach).toMatchObject({ overrunDays: 0, skipped: [{ localDate: '2026-10-15' }] });
    const withoutCoachee = await plan({ ignore: ['coachee_time_off'] });
    expect(datesOf(withoutCoachee)).toEqual(TWELVE);
  });

  it('around the sessions that either has, saying only when', async () => {
    const [other, coachee] = [await practice.coach(), await practice.coachee()];
    await practice.active(other, coachee);
    const planned = await preview(practice.administrator, {
      ...{ coachId: coach.personId, coacheeId: coachee.personId, localTime: '10:30', sessions: 3 },
    });
    expect(planned.skipped[0]).toEqual({
      ...{ localDate: '2026-10-01', reasons: ['coach_busy', 'coachee_busy'], holidays: [] },
      alternatives: startingAt('2026-10-01T11:00', '2026-10-01T11:30', '2026-10-01T09:00', '2026-10-02T10:30'),
    });
    const backToBack = { coachId: other.personId, coacheeId: coachee.personId, localTime: '11:00', sessions: 1 };
    expect((await preview(practice.administrator, backToBack)).skipped).toEqual([]);
  });

  it('with an alternative taken and a session moved, which is what is then drafted', async () => {
    const coachee = await practice.coachee();
    const terms = { ...slot, localTime: '13:00', coacheeId: coachee.personId, coachId: coach.personId };
    const before = await preview(practice.administrator, terms);
    expect(before).toMatchObject({ overrunDays: 7, extendsTo: '2027-01-07' });
    const [week] = before.skipped;
    const chosen = [
      { insteadOf: week.localDate, localStart: week.alternatives[0].localStart },
      { insteadOf: '2026-10-08', localStart: '2026-10-06T08:30' },
    ];
    const planned = await preview(practice.administrator, { ...terms, chosen });
    expect(planned).toMatchObject({ overrunDays: 0, extendsTo: null, skipped: [] });
    expect(planned.sessions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: 2, localStart: '2026-10-06T08:30', insteadOf: '2026-10-08', despite: [] }),
        expect.objectContaining({ number: 9, localStart: '2026-11-25T13:00', insteadOf: '2026-11-26' }),
      ]),
    );
    const { body: drafted } = await test
      .as(practice.administrator)
      .post('engagements', { ...terms, chosen })
      .expect(201);
    expect(drafted).toMatchObject({ plan: planned.sessions, endsOn: '2026-12-31' });
    const { body: kept } = await test.as(coachee).get(`engagements/${drafted.id}/plan`).expect(200);
    expect(kept.items).toEqual(timesOf(planned));
  });

  it('whose chosen time is refused where something else is, with the slot and the time named', async () => {
    const [other, coachee] = [await practice.coach(), await practice.coachee()];
    await practice.active(other, coachee);
    const chosen = [{ insteadOf: '2026-10-02', localStart: '2026-10-01T10:30' }];
    const { body } = await test
      .as(other)
      .post('engagement-plans', { ...slot, weekday: 5, chosen })
      .expect(409);
    expect(body).toMatchObject({
      ...{ code: 'plan.choice', insteadOf: '2026-10-02', localStart: '2026-10-01T10:30', reasons: ['coach_busy'] },
    });
  });

  it('in the coach’s zone, unless they name another', async () => {
    const vancouver = await practice.person('Vera', { capacities: ['coach'], timeZone: 'America/Vancouver' });
    const own = { startsOn: '2027-01-12', localTime: '09:00', sessions: 1 };
    expect((await preview(vancouver, own)).sessions).toMatchObject([
      { startsAt: '2027-01-12T16:00:00Z', localStart: '2027-01-12T09:00', timeZone: 'America/Vancouver' },
    ]);
    expect((await preview(vancouver, { ...own, timeZone: 'Europe/Berlin' })).sessions).toMatchObject([
      { startsAt: '2027-01-12T08:00:00Z', timeZone: 'Europe/Berlin' },
    ]);
  });

  it('on other terms: every other week, another weekday, fewer and shorter sessions', async () => {
    const other = await practice.coach();
    const terms = { weekday: 1, everyWeeks: 2, sessions: 3, sessionMinutes: 45, months: 2 };
    const planned = await preview(other, terms);
    expect(datesOf(planned)).toEqual(['2026-10-05', '2026-10-19', '2026-11-02']);
    expect(planned).toMatchObject({ endsOn: '2026-11-30', sessions: [{ endsAt: '2026-10-05T14:45:00Z' }, {}, {}] });
  });

  it('which is impossible where the time off leaves too few slots', async () => {
    const tired = await practice.coach();
    await away(tired, '2026-10-01', '2027-10-01');
    const { body } = await test
      .as(tired)
      .post('engagement-plans', { ...slot, sessions: 6 })
      .expect(409);
    expect(body.code).toBe('plan.impossible');
  });

  it('for themselves: not for another coach, nor with somebody who coaches nobody', async () => {
    const other = await practice.coach();
    const ofAnother = { ...slot, coachId: coach.personId };
    const { body } = await test.as(other).post('engagement-plans', ofAnother).expect(409);
    expect(body.code).toBe('plan.coach-unknown');
    const coachee = await practice.coachee();
    const { body: noCoach } = await test
      .as(practice.administrator)
      .post('engagement-plans', { ...slot, coachId: coachee.personId })
      .expect(409);
    expect(noCoach.code).toBe('plan.coach-unknown');
    await test.as(coachee).post('engagement-plans', slot).expect(403);
  });
});

describe('somebody takes time off', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  it('that nobody else reads or gives back, and gives it back', async () => {
    const [coach, other] = [await practice.coach(), await practice.coach()];
    const days = { firstDay: '2026-10-08', lastDay: '2026-10-08' };
    const { body } = await test.as(coach).post('time-off', days).expect(201);
    const { body: others } = await test.as(other).get('time-off').expect(200);
    expect(others.items).toEqual([]);
    await test.as(other).delete(`time-off/${body.id}`).expect(404);
    const { body: own } = await test.as(coach).get('time-off').expect(200);
    expect(own.items).toEqual([{ id: body.id, ...days, localStart: null, localEnd: null, timeZone: null }]);
    await test.as(coach).delete(`time-off/${body.id}`).expect(204);
    const { body: planned } = await test.as(coach).post('engagement-plans', slot).expect(200);
    expect(planned.skipped).toEqual([]);
  });

  it.each([
    ['2026-10-09', '2026-10-08'],
    ['2026-10-08', '2027-11-12'],
  ])('from %s to %s, which is refused', async (firstDay, lastDay) => {
    const { body } = await test.as(practice.administrator).post('time-off', { firstDay, lastDay }).expect(409);
    expect(body.code).toBe('time-off.backwards');
  });
});
