import type { Client } from 'pg';
import type { ConsequencesResponse } from '../../src/sessions/changes.responses.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** What is kept of everything: how many rows, and of the session and the engagement all that is in them. */
const EVERYTHING = `
  select (select jsonb_agg(to_jsonb(s) order by s.id) from session s) as sessions,
    (select jsonb_agg(to_jsonb(e) order by e.id) from engagement e) as engagements,
    (select jsonb_agg(to_jsonb(b) order by b.source_id, b.person_id) from calendar_block b) as calendars,
    (select count(*) from ledger_entry) as lines, (select count(*) from session_move) as moves,
    (select count(*) from change_request) as requests, (select count(*) from engagement_transition) as steps,
    (select count(*) from jobs.job) as jobs, (select count(*) from idempotency_key) as keys,
    (select count(*) from audit_entry where outcome = 'done') as acts`;

describe('somebody looks, before they change a thing, what it would do', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    owner = await connectAsOwner(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair({ sessions: 4, changeBandHours: 24 }));
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const everything = async () => (await owner.query<Record<string, unknown>>(EVERYTHING)).rows[0];
  const sessionId = async (number: number) =>
    (await practice.sessions(id, coach)).find((session) => session.number === number)?.id ?? '';

  /** How it stands, as a preview tells it. */
  async function scene() {
    const { body: engagement } = await test.as(coach).get(`engagements/${id}`).expect(200);
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    const sessions = await practice.sessions(id, coach);
    return { state: engagement.state, endsOn: engagement.endsOn, ledger, sessions };
  }

  /** Looks first, then does it: nothing is there of the look, and then all of it. */
  async function lookAndDo(actor: Actor, path: string, body: object = {}): Promise<ConsequencesResponse> {
    const [before, kept] = [await scene(), await everything()];
    const asked = test.as(actor).post(`engagements/${id}/${path}/preview`, body).set('Idempotency-Key', path);
    const { body: told } = (await asked.expect(200)) as { body: ConsequencesResponse };
    expect(await everything()).toEqual(kept);
    await test
      .as(actor)
      .post(`engagements/${id}/${path}`, body)
      .expect(/./)
      .expect(({ status }) => expect(status).toBeLessThan(300));
    const after = await scene();
    expect(told.state).toEqual({ from: before.state, to: after.state });
    expect(told.endsOn).toEqual({ from: before.endsOn, to: after.endsOn });
    expect(told.left).toEqual({ from: before.ledger.left, to: after.ledger.left });
    expect(told.scheduled).toEqual({ from: before.ledger.scheduled, to: after.ledger.scheduled });
    expect(told.uses).toEqual(
      after.ledger.items
        .slice(before.ledger.items.length)
        .map(({ reason, amount, note }: { reason: string; amount: number; note: string }) => ({
          reason,
          amount,
          note,
        })),
    );
    for (const { number, from, to } of told.sessions) {
      expect(after.sessions.find((each) => each.number === number)).toMatchObject(to);
      expect(before.sessions.find((each) => each.number === number) ?? null).toEqual(
        from && expect.objectContaining(from),
      );
    }
    const changed = after.sessions.filter((each) => {
      const was = before.sessions.find((other) => other.id === each.id);
      return was?.state !== each.state || was.startsAt !== each.startsAt;
    });
    expect(changed.map(({ number }) => number)).toEqual(told.sessions.map(({ number }) => number));
    return told;
  }

  it('moving a session', async () => {
    const move = { localStart: '2026-10-16T11:00' };
    expect(await lookAndDo(coachee, `sessions/${await sessionId(3)}/rescheduling`, move)).toMatchObject({
      ...{ asksCoach: false, noticeEndsAt: '2026-10-14T14:00:00Z', uses: [], overrunDays: 0 },
      sessions: [
        {
          number: 3,
          from: { state: 'scheduled', startsAt: '2026-10-15T14:00:00Z', localStart: '2026-10-15T10:00' },
          to: { state: 'scheduled', startsAt: '2026-10-16T15:00:00Z', localStart: '2026-10-16T11:00' },
        },
      ],
    });
  });

  it('moving all that follow, around what is in the way', async () => {
    await test.as(coachee).post('time-off', { firstDay: '2026-10-19', lastDay: '2026-10-23' }).expect(201);
    const move = { localStart: '2026-10-13T11:00', scope: 'following' };
    const told = await lookAndDo(coach, `sessions/${await sessionId(3)}/rescheduling`, move);
    expect(told.sessions.map(({ to }) => to.localStart)).toEqual(['2026-10-13T11:00', '2026-10-27T11:00']);
    expect(told.skipped).toMatchObject([{ localDate: '2026-10-20', reasons: ['coachee_time_off'] }]);
  });

  it('a move that would ask the coach', async () => {
    test.clock.set(new Date('2026-09-30T12:00:00Z'));
    const told = await lookAndDo(coachee, `sessions/${await sessionId(1)}/rescheduling`, {
      localStart: '2026-10-02T11:00',
    });
    expect(told).toMatchObject({ asksCoach: true, sessions: [], uses: [], noticeEndsAt: '2026-09-30T14:00:00Z' });
  });

  it('cancelling in time, and too late', async () => {
    const path = `sessions/${await sessionId(1)}/cancellation`;
    expect(await lookAndDo(coachee, `sessions/${await sessionId(2)}/cancellation`)).toMatchObject({ uses: [] });
    test.clock.set(new Date('2026-09-30T14:00:01Z'));
    expect(await lookAndDo(coachee, path)).toMatchObject({
      ...{ left: { from: 4, to: 3 }, scheduled: { from: 3, to: 2 } },
      uses: [{ reason: 'forfeited_late_cancel', amount: -1 }],
      sessions: [{ number: 1, to: { state: 'cancelled' } }],
    });
  });

  it('pausing, and resuming', async () => {
    const paused = await lookAndDo(coachee, 'pauses', { reason: 'Leave' });
    expect(paused).toMatchObject({ scheduled: { from: 4, to: 0 }, left: { from: 4, to: 4 }, resumesOn: null });
    await test.goTo('2026-10-08T12:00:00Z');
    expect(await lookAndDo(coach, 'resumption')).toMatchObject({ endsOn: { from: '2026-12-31', to: '2027-01-14' } });
  });

  it('planning the rest', async () => {
    await test
      .as(coach)
      .post(`engagements/${id}/sessions/${await sessionId(2)}/cancellation`)
      .expect(200);
    const told = await lookAndDo(coach, 'remaining-sessions', { localStart: '2026-10-06T09:00' });
    expect(told.sessions).toMatchObject([{ number: 5, from: null, to: { localStart: '2026-10-06T09:00' } }]);
  });

  it('extending', async () => {
    expect(await lookAndDo(coach, 'extension', { endsOn: '2027-01-31', reason: 'Late' })).toMatchObject({
      ...{ endsOn: { from: '2026-12-31', to: '2027-01-31' }, sessions: [], uses: [] },
    });
  });

  it('ending early: what is left expires', async () => {
    expect(await lookAndDo(coachee, 'ending', { reason: 'We are done' })).toMatchObject({
      ...{ state: { from: 'active', to: 'ended_early' }, left: { from: 4, to: 0 } },
      uses: [{ reason: 'expired', amount: -4, note: 'The engagement is over' }],
    });
  });

  it.each<[string, string, object, string]>([
    [
      'a time that is taken',
      'sessions/:3/rescheduling',
      { localStart: '2026-10-22T10:30', overrideWeek: true },
      'session.overlaps',
    ],
    ['a date outside', 'sessions/:3/rescheduling', { localStart: '2027-01-14T10:00' }, 'session.outside-window'],
    ['nothing left', 'remaining-sessions', { localStart: '2026-10-06T09:00' }, 'session.none-left'],
    ['a pause too long', 'pauses', { until: '2026-12-31' }, 'engagement.paused-too-long'],
    ['an end before', 'extension', { endsOn: '2026-12-01', reason: 'Back' }, 'engagement.extension-backwards'],
    ['what is not paused', 'resumption', {}, 'engagement.state'],
  ])('is refused as the thing itself is: %s', async (_what, path, body, code) => {
    const at = `engagements/${id}/${path.replace(':3', await sessionId(3))}`;
    const answers = [await test.as(coach).post(`${at}/preview`, body), await test.as(coach).post(at, body)];
    expect(answers.map(({ status, body: told }) => [status, told.code])).toEqual([
      [409, code],
      [409, code],
    ]);
    const [told, real] = answers.map(({ body: problem }) => ({ ...problem, requestId: '' }));
    expect(told).toEqual(real);
  });

  it('a sponsor at how ending would leave it: in counts, with no date and no line of the ledger', async () => {
    const company = await practice.company();
    [coach, coachee] = await Promise.all([
      practice.coach(),
      practice.coachee('Kit Coachee', { companyId: company.id }),
    ]);
    id = await practice.active(coach, coachee, { companyId: company.id, sessions: 4 }, company.sponsor);
    const ending = { reason: 'The budget is gone' };
    const { body } = await test.as(company.sponsor).post(`engagements/${id}/ending/preview`, ending).expect(200);
    expect(body).toMatchObject({ left: { from: 4, to: 0 }, scheduled: { from: 4, to: 0 }, sessions: [], uses: [] });
    for (const what of ['pauses', 'extension', 'resumption'])
      await test
        .as(company.sponsor)
        .post(`engagements/${id}/${what}/preview`, { endsOn: '2027-01-31', ...ending })
        .expect((answer) => expect([400, 403]).toContain(answer.status));
  });

  it('with an API token that only reads, too', async () => {
    const made = { name: 'reader', access: 'read' };
    const { body: token } = await test.as({ cookie: coach.cookie }).post('api-tokens', made).expect(201);
    await test.as(token).post(`engagements/${id}/ending/preview`, { reason: 'Perhaps' }).expect(200);
    await test.as(token).post(`engagements/${id}/ending`, { reason: 'Perhaps' }).expect(403);
  });
});
