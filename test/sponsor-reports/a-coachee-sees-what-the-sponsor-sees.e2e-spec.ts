import type { Response } from 'supertest';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const [ONE, TWO] = ['Say no in time', 'Leave on good terms'];

describe('a coachee sees what the sponsor sees', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let [coach, coachee] = [] as unknown as [Actor, Actor];
  let id: string;
  let [one, two] = ['', ''];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    [coach, coachee] = [await practice.coach(), await practice.coachee('Kit Coachee', { companyId: company.id })];
  });
  afterAll(() => test.stop());

  const mirrorOf = (engagementId = id) => test.as(coachee).get(`engagements/${engagementId}/sponsor-view`);
  const reportOf = (engagementId = id, by = company.sponsor) =>
    test.as(by).get(`companies/${company.id}/engagements/${engagementId}`);
  /** What the sponsor reads, after it was seen that the coachee reads the same bytes. */
  async function seen() {
    const [mirror, report] = [await mirrorOf(), await reportOf()];
    // Each refusal has the id of its own request.
    const bytes = ({ status, text, body }: Response) => [status, text.replace(String(body.requestId), '')];
    expect(bytes(mirror)).toEqual(bytes(report));
    return report.status === 200 ? report.body : report.status;
  }
  const shares = async (goalId: string) =>
    (await test.as(coachee).get(`engagements/${id}/goals/${goalId}/shares`).expect(200)).body;
  async function share(goalId: string, shared: object, by = coachee) {
    const { version } = await shares(goalId);
    return test.as(by).change('put', `engagements/${id}/goals/${goalId}/shares/sponsor`, version, shared);
  }
  const preview = (goals: object[], engagementId = id, by = coachee) =>
    test.as(by).post(`engagements/${engagementId}/sponsor-view/preview`, { goals });
  const goalIn = (view: { goals: { shared: { id: string }[] } }, goalId: string) =>
    view.goals.shared.find((goal) => goal.id === goalId);

  it('before anybody is asked to agree: as it would be, while the sponsor sees nothing', async () => {
    id = await practice.draft(coach, coachee, { companyId: company.id, kind: 'external' });
    expect(await seen()).toBe(404);
    const { body } = await preview([]).expect(200);
    expect(body).toMatchObject({ id, state: 'draft', coach: 'Cora Coach', goals: { counted: 0, shared: [] } });
  });

  it('before there is a sponsor at all', async () => {
    const { body: lonely } = await test
      .as(practice.administrator)
      .post('companies', { name: 'Nobody yet' })
      .expect(201);
    const other = await practice.draft(await practice.coach(), coachee, {
      ...{ companyId: lonely.id, localTime: '16:00', startsOn: '2026-10-05' },
    });
    await test.as(practice.administrator).post(`engagements/${other}/submission`).expect(200);
    const { body } = await mirrorOf(other).expect(200);
    expect(body).toMatchObject({ id: other, state: 'awaiting_agreement', agreement: [] });
  });

  it('while it waits for all to agree, and when they have: what was agreed reads as on that day', async () => {
    await test.as(coach).post(`engagements/${id}/submission`).expect(200);
    expect(await seen()).toMatchObject({ state: 'awaiting_agreement', agreement: [] });
    for (const actor of [coach, coachee, company.sponsor]) {
      await test.as(actor).post(`engagements/${id}/signatures`, { decision: 'agreed' }).expect(201);
      await seen();
    }
    const { agreement, state } = await seen();
    expect(state).toBe('active');
    expect(agreement).toHaveLength(3);
    expect(agreement.find(({ party }: { party: string }) => party === 'sponsor')).toEqual({
      ...{ party: 'sponsor', decision: 'agreed', at: expect.stringMatching(/^2026-09-24T/) },
      terms: {
        ...{ kind: 'external', startsOn: '2026-10-01', endsOn: '2026-12-31', sessions: 12, sessionMinutes: 60 },
        ...{ everyWeeks: 1, timeZone: 'America/New_York', noticeHours: 24, changeBandHours: null },
        ...{ rescheduleLimit: null, goalsInProgress: 3, staleAfterWeeks: 4, closingReviewDays: 60 },
      },
    });
    await test.as(coach).post(`engagements/${id}/extension`, { endsOn: '2027-01-15', reason: 'A long leave' });
    const { agreement: kept, endsOn } = await seen();
    expect([endsOn, kept]).toEqual(['2027-01-15', agreement]);
  });

  it('that nothing of a goal is shared until the coachee does so', async () => {
    [one, two] = [await practice.agreedGoal(id, coachee, ONE), await practice.agreedGoal(id, coachee, TWO)];
    await test.goTo('2026-10-01T15:00:00Z');
    for (const goalId of [one, two])
      await test
        .as(coachee)
        .post(`engagements/${id}/goals/${goalId}/check-ins`, { score: 4, note: 'It went badly' })
        .expect(201);
    expect((await seen()).goals).toEqual({ counted: 2, onTrack: 2, shared: [] });
    expect(await shares(one)).toEqual({
      ...{ goalId: one, wording: ONE, managers: [], version: 3 },
      sponsor: { wording: false, rating: false, always: false },
    });
  });

  it('what it would be, were a goal shared, without sharing it', async () => {
    const before = [(await reportOf().expect(200)).text, await shares(one)];
    const { body } = await preview([{ goalId: one, wording: true, rating: true }]).expect(200);
    expect(goalIn(body, one)).toMatchObject({ wording: ONE, score: 4, checkIns: [{ on: '2026-10-01', score: 4 }] });
    expect([(await reportOf().expect(200)).text, await shares(one)]).toEqual(before);
    expect((await test.as(coachee).get(`engagements/${id}/shares/history`).expect(200)).body.items).toEqual([]);
    await share(one, { wording: true, rating: true });
    expect(await seen()).toEqual(body);
    await share(one, { wording: false, rating: false });
  });

  it.each([
    ['wording', { wording: true, rating: false }, { wording: ONE, score: null, checkIns: null }],
    ['rating', { wording: false, rating: true }, { wording: null, revision: null, score: 4 }],
    ['all', { wording: true, rating: true }, { wording: ONE, score: 4, level: null }],
  ])('one kind by itself: the %s', async (_kind, shared, shown) => {
    expect((await share(one, shared)).status).toBe(200);
    const view = await seen();
    expect(view.goals.shared).toMatchObject([{ id: one, ...shown }]);
    expect([ONE, '"on"'].map((each) => JSON.stringify(view).includes(each))).toEqual(Object.values(shared));
    expect(JSON.stringify(view)).not.toMatch(/It went badly|Leave on good/);
  });

  it('one goal by itself', async () => {
    await share(two, { wording: true, rating: false });
    expect((await seen()).goals.shared).toMatchObject([
      { id: one, score: 4 },
      { id: two, score: null, checkIns: null },
    ]);
  });

  it('and takes it back: the next read is without it, also of the page after the one that showed it', async () => {
    const later = await practice.active(
      await practice.coach(),
      await practice.coachee(),
      {
        ...{ companyId: company.id, startsOn: '2026-10-05', localTime: '08:00' },
      },
      company.sponsor,
    );
    const page = (query = '') =>
      test.as(company.sponsor).get(`companies/${company.id}/overview?limit=1${query}`).expect(200);
    const { body: first } = await page();
    expect(JSON.stringify(first)).toContain(TWO);
    expect((await share(two, { wording: false, rating: false })).status).toBe(200);
    expect(goalIn(await seen(), two)).toBeUndefined();
    const { body: next } = await page(`&cursor=${first.nextCursor}`);
    expect(next.items.map((each: { id: string }) => each.id)).toEqual([later]);
    expect(JSON.stringify((await page()).body)).not.toContain(TWO);
  });

  it('and nobody else shares: not the coach, the sponsor, an administrator, nor a version that has passed', async () => {
    const shared = { wording: true, rating: true };
    for (const other of [coach, company.sponsor, practice.administrator])
      expect((await share(two, shared, other)).status).toBe(403);
    for (const path of ['shares', 'shares/history', `goals/${one}/shares`])
      for (const other of [coach, company.sponsor, practice.administrator])
        await test.as(other).get(`engagements/${id}/${path}`).expect(403);
    await preview([], id, coach).expect(403);
    await preview([], id, company.sponsor).expect(403);
    const at = `engagements/${id}/goals/${two}/shares/sponsor`;
    await test.as(coachee).change('put', at, 1, shared).expect(412);
    await test.as(coachee).send('put', at).send(shared).expect(428);
    expect(goalIn(await seen(), two)).toBeUndefined();
  });

  it('with who switched what, when, and whether on or off', async () => {
    const { body } = await test.as(coachee).get(`engagements/${id}/shares/history?limit=3`).expect(200);
    const by = 'Kit Coachee';
    expect(body.items[0]).toMatchObject({ goalId: two, kind: 'wording', shared: false, by, manager: null });
    const rest = await test.as(coachee).get(`engagements/${id}/shares/history?cursor=${body.nextCursor}`).expect(200);
    const all = [...body.items, ...rest.body.items] as Record<string, unknown>[];
    expect(all.map(({ by: who, manager }) => [who, manager])).toEqual(all.map(() => [by, null]));
    const of = (goalId: string, kind: string) =>
      all.filter((each) => each.goalId === goalId && each.kind === kind).map(({ shared }) => shared);
    // Newest first: shared to look at the preview, taken back, and then one kind after the other.
    expect([of(two, 'wording'), of(two, 'rating')]).toEqual([[false, true], []]);
    expect(of(one, 'wording')).toEqual([true, false, true, false, true]);
    expect(of(one, 'rating')).toEqual([true, false, true]);
  });

  it('how milestones stand: reviews by their state and date, talks by when they are, never where or what is said', async () => {
    const { body: talk } = await test
      .as(coach)
      .post(`engagements/${id}/meetings`, { kind: 'kickoff', localStart: '2026-10-02T09:00', place: 'Behind the bar' })
      .expect(201);
    const coming = { state: 'coming', doneAt: null, talk: null };
    const milestones = async () => (await seen()).milestones;
    expect(await milestones()).toEqual([
      { kind: 'kickoff', state: 'open', doneAt: null, talk: { state: 'scheduled', startsAt: '2026-10-02T13:00:00Z' } },
      ...[
        { kind: 'midpoint', ...coming },
        { kind: 'closing', ...coming },
      ],
    ]);
    await test.goTo('2026-10-02T15:00:00Z');
    await test.as(coach).post(`engagements/${id}/meetings/${talk.id}/completion`).expect(200);
    expect((await milestones())[0].talk.state).toBe('held');
    expect((await reportOf()).text).not.toContain('Behind the bar');
  });

  it('what the sponsor proposed, always, with how it goes; and of a proposal of the coach nothing', async () => {
    const wording = 'Lead the guild';
    const { body: own } = await test.as(company.sponsor).post(`engagements/${id}/goals`, { wording }).expect(201);
    await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Obey me' }).expect(201);
    const view = await seen();
    expect(goalIn(view, own.id)).toMatchObject({ state: 'proposed', wording, checkIns: [] });
    expect(JSON.stringify(view)).not.toContain('Obey me');
    for (const kept of [
      { wording: false, rating: true },
      { wording: true, rating: false },
    ]) {
      const { status, body } = await share(own.id, kept);
      expect([status, body.code]).toEqual([409, 'goal.sponsors-own']);
    }
    expect((await preview([{ goalId: own.id, wording: false, rating: false }]).expect(409)).body.code).toBe(
      'goal.sponsors-own',
    );
    await test.as(coachee).post(`engagements/${id}/goals/${own.id}/decline`, { revision: 1, reason: 'No' }).expect(200);
    expect(goalIn(await seen(), own.id)).toMatchObject({ state: 'declined', wording });
  });

  it('after sessions of every outcome, a pause and the end', async () => {
    const sessions = await practice.sessions(id, coach);
    await test.as(coach).post(`engagements/${id}/sessions/${sessions[0]?.id}/completion`).expect(200);
    expect(await seen()).toMatchObject({ held: 1, attendance: 1 });
    await test.goTo('2026-10-08T13:30:00Z');
    await test.as(coachee).post(`engagements/${id}/sessions/${sessions[1]?.id}/cancellation`, {}).expect(200);
    expect(await seen()).toMatchObject({ forfeited: 1 });
    await test.as(coach).post(`engagements/${id}/pauses`, { reason: 'Parental leave' }).expect(200);
    expect(await seen()).toMatchObject({ state: 'paused', nextAt: null });
    expect((await reportOf()).text).not.toContain('Parental');
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'It is time' }).expect(200);
    expect(await seen()).toMatchObject({ state: 'ended_early' });
  });

  it('and who of the sponsors opened it, and when', async () => {
    await test.as(coach).get(`engagements/${id}`).expect(200);
    const { body } = await test.as(coachee).get(`engagements/${id}/openings?by=sponsor&limit=100`).expect(200);
    const told = (body.items as { who: { name: string }; what: string }[]).map(({ who, what }) => [who.name, what]);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.map(() => ['Sam Sponsor', 'company.overview']));
    expect((await test.as(coachee).get(`engagements/${id}/openings?by=manager`).expect(200)).body.items).toEqual([]);
    const { body: all } = await test.as(coachee).get(`engagements/${id}/openings?limit=100`).expect(200);
    expect(all.items.length).toBeGreaterThan(body.items.length);
    await test.as(coachee).get(`engagements/${id}/openings?by=everybody`).expect(400);
  });
});
