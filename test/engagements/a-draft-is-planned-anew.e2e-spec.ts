import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a draft is planned anew', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
  });
  afterAll(() => test.stop());

  const mondays = { startsOn: '2026-10-05', localTime: '09:30' };
  const replan = (id: string, version: number, body: object, actor = coach) =>
    test.as(actor).change('put', `engagements/${id}/plan`, version, body);
  const planOf = async (id: string) => (await test.as(coachee).get(`engagements/${id}/plan`).expect(200)).body.items;

  it('on another weekly slot: its dates, its window and its terms are the new ones', async () => {
    const id = await practice.draft(coach, coachee);
    const { body } = await replan(id, 1, { ...mondays, sessions: 6, sessionMinutes: 45, months: 2 }).expect(200);
    expect(body).toMatchObject({
      ...{ id, state: 'draft', version: 2, startsOn: '2026-10-05', endsOn: '2026-12-04' },
      ...{ sessions: 6, sessionMinutes: 45, skipped: [] },
    });
    const plan = await planOf(id);
    expect(plan).toHaveLength(6);
    expect(plan[0]).toMatchObject({ number: 1, localStart: '2026-10-05T09:30', endsAt: '2026-10-05T14:15:00Z' });
    expect(plan.at(-1)).toMatchObject({ number: 6, localStart: '2026-11-09T09:30' });
  });

  it('around what came up since, and what is agreed to are the new dates', async () => {
    const id = await practice.draft(coach, coachee);
    const other = await practice.active(coach, await practice.coachee('Lee Other'), { sessions: 2 });
    expect(await practice.sessions(other, coach)).toHaveLength(2);
    const { body: taken } = await test.as(coach).post(`engagements/${id}/submission`).expect(409);
    expect(taken.code).toBe('session.overlaps');

    const { body } = await replan(id, 1, { startsOn: '2026-10-01', localTime: '10:00' }).expect(200);
    expect(body.skipped.map(({ localDate }: { localDate: string }) => localDate)).toEqual(['2026-10-01', '2026-10-08']);
    await test.as(coach).post(`engagements/${id}/submission`).expect(200);
    for (const actor of [coach, coachee])
      await test.as(actor).post(`engagements/${id}/signatures`, { decision: 'agreed' }).expect(201);
    const booked = await practice.sessions(id, coachee);
    expect(booked.map(({ localStart }) => localStart)).toEqual(
      body.plan.map(({ localStart }: { localStart: string }) => localStart),
    );
    expect(booked).toHaveLength(12);
  });

  it('by an administrator, who reads no date of it afterwards', async () => {
    const id = await practice.draft(coach, coachee);
    await replan(id, 1, mondays, practice.administrator).expect(200);
    await test.as(practice.administrator).get(`engagements/${id}/plan`).expect(403);
    expect((await planOf(id))[0]).toMatchObject({ localStart: '2026-10-05T09:30' });
  });

  it.each([
    [
      'an overrun without an extension',
      { startsOn: '2026-10-01', localTime: '10:00', months: 1 },
      'engagement.overruns',
    ],
    [
      'a chosen time of another week',
      { ...mondays, chosen: [{ insteadOf: '2026-10-12', localStart: '2026-10-19T09:30' }] },
      'plan.choice',
    ],
  ])('but not with %s: nothing changes', async (_case, body, code) => {
    const id = await practice.draft(coach, coachee);
    const before = await planOf(id);
    const refused = await replan(id, 1, body).expect(409);
    expect(refused.body.code).toBe(code);
    expect(await planOf(id)).toEqual(before);
    await replan(id, 1, mondays).expect(200);
  });

  it('but not over what somebody else has changed, nor without saying which version', async () => {
    const id = await practice.draft(coach, coachee);
    await replan(id, 1, mondays).expect(200);
    await replan(id, 1, { ...mondays, localTime: '15:00' }).expect(412);
    await test.as(coach).send('put', `engagements/${id}/plan`).send(mondays).expect(428);
    expect((await planOf(id))[0]).toMatchObject({ localStart: '2026-10-05T09:30' });
  });

  it('but not once everyone was asked to agree', async () => {
    const id = await practice.draft(coach, coachee);
    const { body } = await test.as(coach).post(`engagements/${id}/submission`).expect(200);
    const refused = await replan(id, body.version, mondays).expect(409);
    expect(refused.body.code).toBe('engagement.state');
    expect((await planOf(id))[0]).toMatchObject({ localStart: '2026-10-01T10:00' });
  });
});
