import { Client } from 'pg';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('everyone agrees to an engagement', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const submit = (actor: Actor, id: string) => test.as(actor).post(`engagements/${id}/submission`);
  const sign = (actor: Actor, id: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/signatures`, { decision: 'agreed', ...given });
  const read = async (actor: Actor, id: string) => (await test.as(actor).get(`engagements/${id}`).expect(200)).body;
  const draftedPair = async (given: object = {}) => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    return { coach, coachee, id: await practice.draft(coach, coachee, { ...given }) };
  };

  it('once coach and coachee have: then its dates are sessions', async () => {
    const { coach, coachee, id } = await draftedPair();
    expect(await read(coachee, id)).toMatchObject({ state: 'draft', signatures: [], figures: { left: 0 } });
    const { body: submitted } = await submit(coach, id).expect(200);
    expect(submitted).toMatchObject({ state: 'awaiting_agreement' });
    expect(submitted.agreementDueAt).toMatch(/^2026-10-04T12:00:/);
    const { body: first } = await sign(coachee, id).expect(201);
    expect(first).toMatchObject({ state: 'awaiting_agreement', signatures: [{ party: 'coachee' }] });
    expect(await practice.sessions(id, coach)).toEqual([]);
    const { body: second } = await sign(coach, id).expect(201);
    expect(second.state).toBe('active');
    expect(await read(coachee, id)).toMatchObject({
      ...{ state: 'active', kind: 'personal', startsOn: '2026-10-01', endsOn: '2026-12-31' },
      ...{ sessions: 12, sessionMinutes: 60, noticeHours: 24 },
      figures: { held: 0, left: 12, scheduled: 12, forfeited: 0, nextAt: '2026-10-01T14:00:00Z' },
    });
    const sessions = await practice.sessions(id, coachee);
    expect(sessions.map(({ number, state }) => `${number} ${state}`)).toEqual(
      sessions.map((_session, index) => `${index + 1} scheduled`),
    );
  });

  it('and each step is kept: who, when and why', async () => {
    const { coach, coachee, id } = await draftedPair();
    await submit(coach, id).expect(200);
    await sign(coach, id).expect(201);
    await sign(coachee, id).expect(201);
    const { body } = await test.as(practice.administrator).get(`engagements/${id}/history`).expect(200);
    expect(body.items).toMatchObject([
      { from: null, to: 'draft', by: 'Ida Administrator', at: expect.stringMatching(/^2026-09-24T12:00:/) },
      { from: 'draft', to: 'awaiting_agreement', by: 'Cora Coach' },
      { from: 'awaiting_agreement', to: 'active', by: 'Kit Coachee' },
    ]);
  });

  it('and the sponsor, where a company pays', async () => {
    const company = await practice.company();
    const { coach, coachee, id } = await draftedPair({ companyId: company.id });
    await sign(company.sponsor, id).expect(404);
    await submit(practice.administrator, id).expect(200);
    await sign(coach, id).expect(201);
    await sign(coachee, id).expect(201);
    expect(await read(coach, id)).toMatchObject({ state: 'awaiting_agreement', kind: 'external' });
    const stranger = await practice.company();
    await sign(stranger.sponsor, id).expect(404);
    const { body } = await sign(company.sponsor, id).expect(201);
    expect(body).toMatchObject({
      state: 'active',
      signatures: [{ party: 'coach' }, { party: 'coachee' }, { party: 'sponsor' }],
    });
  });

  it('each for themselves, once, and an administrator for nobody', async () => {
    const { coach, coachee, id } = await draftedPair();
    const { body: early } = await sign(coach, id).expect(409);
    expect(early.code).toBe('engagement.state');
    await submit(coachee, id).expect(403);
    await submit(coach, id).expect(200);
    await sign(practice.administrator, id).expect(403);
    const { body: notYours } = await sign(coach, id, { as: 'coachee' }).expect(409);
    expect(notYours.code).toBe('engagement.not-your-signature');
    await sign(coach, id).expect(201);
    const { body: again } = await sign(coach, id).expect(409);
    expect(again.code).toBe('engagement.signed');
    expect(await read(coachee, id)).toMatchObject({ state: 'awaiting_agreement' });
  });

  it('to the terms as they read on that day, which are kept', async () => {
    const { coach, coachee, id } = await draftedPair({ sessions: 3, noticeHours: 48 });
    await submit(coach, id).expect(200);
    await sign(coach, id).expect(201);
    await sign(coachee, id).expect(201);
    const extension = { endsOn: '2027-01-31', reason: 'There is more to do' };
    await test.as(coach).post(`engagements/${id}/extension`, extension).expect(200);
    const client = new Client({ connectionString: test.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query(`select terms from signature where engagement_id = $1`, [id]);
    await client.end();
    const terms = {
      ...{ startsOn: '2026-10-01', endsOn: '2026-12-31', sessions: 3, sessionMinutes: 60, everyWeeks: 1 },
      ...{
        timeZone: 'America/New_York',
        noticeHours: 48,
        goalsInProgress: 3,
        staleAfterWeeks: 4,
        closingReviewDays: 60,
        kind: 'personal',
      },
      ...{ changeBandHours: null, rescheduleLimit: null },
      dates: ['2026-10-01T14:00:00Z', '2026-10-08T14:00:00Z', '2026-10-15T14:00:00Z'],
    };
    expect(rows).toEqual([{ terms }, { terms }]);
  });

  it('and until then its dates are held: nobody else gets them', async () => {
    const { coach, coachee, id } = await draftedPair();
    const other = await practice.coach();
    const rival = await practice.draft(other, coachee, { localTime: '10:30' });
    await submit(coach, id).expect(200);
    const { body } = await submit(other, rival).expect(409);
    expect(body.code).toBe('session.overlaps');
    expect(await read(other, rival)).toMatchObject({ state: 'draft' });
    const plan = { coachId: other.personId, coacheeId: coachee.personId, startsOn: '2026-10-01', localTime: '10:30' };
    const { body: around } = await test.as(practice.administrator).post('engagement-plans', plan).expect(200);
    expect(around.skipped).toHaveLength(12);
    expect(around.skipped[0]).toMatchObject({ localDate: '2026-10-01', reasons: ['coachee_busy'] });
  });

  it('and no session is booked onto dates that are held', async () => {
    const active = await practice.activePair({ sessions: 2, localTime: '14:00' });
    const waiting = await practice.draft(active.coach, await practice.coachee());
    const [, last] = await practice.sessions(active.id, active.coachee);
    await submit(active.coach, waiting).expect(200);
    const { body } = await test
      .as(active.coach)
      .post(`engagements/${active.id}/sessions/${last?.id}/rescheduling`, { localStart: '2026-10-08T10:59' })
      .expect(409);
    expect(body.code).toBe('session.overlaps');
    await test
      .as(active.coach)
      .post(`engagements/${active.id}/sessions/${last?.id}/rescheduling`, { localStart: '2026-10-08T11:00' })
      .expect(200);
  });

  it('or one declines, which ends it and frees its dates', async () => {
    const { coach, coachee, id } = await draftedPair();
    const other = await practice.coach();
    const rival = await practice.draft(other, coachee);
    await submit(coach, id).expect(200);
    await sign(coach, id).expect(201);
    await submit(other, rival).expect(409);
    const { body } = await sign(coachee, id, { decision: 'declined', why: 'Not on Thursdays' }).expect(201);
    expect(body.state).toBe('ended_early');
    await submit(other, rival).expect(200);
    const { body: history } = await test.as(coach).get(`engagements/${id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ to: 'ended_early', by: 'Kit Coachee', why: 'Not on Thursdays' });
    await sign(coach, id).expect(409);
    await practice.draft(coach, coachee, { localTime: '16:00' });
  });

  it('or the sponsor declines', async () => {
    const company = await practice.company();
    const { coach, id } = await draftedPair({ companyId: company.id });
    await submit(coach, id).expect(200);
    const { body } = await sign(company.sponsor, id, { decision: 'declined' }).expect(201);
    expect(body.state).toBe('ended_early');
  });

  it('within ten days: after that its dates are free, and it has ended', async () => {
    const { coach, coachee, id } = await draftedPair({ startsOn: '2026-10-15' });
    const other = await practice.coach();
    const rival = await practice.draft(other, coachee, { startsOn: '2026-10-15' });
    await submit(coach, id).expect(200);
    await sign(coach, id).expect(201);
    await test.goTo('2026-10-04T11:59:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'awaiting_agreement' });
    await submit(other, rival).expect(409);
    await test.goTo('2026-10-04T12:01:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'ended_early' });
    const { body } = await test.as(coachee).get(`engagements/${id}/history`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ to: 'ended_early', by: null, why: 'Not agreed in time' });
    await submit(other, rival).expect(200);
    await sign(coachee, id).expect(409);
  });

  it('and an engagement that was agreed to in time stays so when the ten days are over', async () => {
    const { coach, coachee, id } = await draftedPair({ startsOn: '2026-10-15' });
    await submit(coach, id).expect(200);
    for (const actor of [coach, coachee]) await sign(actor, id).expect(201);
    await test.goTo('2026-10-05T00:00:00Z');
    expect(await read(coach, id)).toMatchObject({ state: 'active', figures: { scheduled: 12 } });
  });

  it('and one that was never active is not opened again', async () => {
    const { coach, coachee, id } = await draftedPair();
    await submit(coach, id).expect(200);
    await sign(coachee, id, { decision: 'declined' }).expect(201);
    const { body } = await test.as(coach).post(`engagements/${id}/reopening`, { reason: 'After all' }).expect(409);
    expect(body.code).toBe('engagement.never-active');
  });
});
