import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const KEPT = 'Talk to the board about leaving';
const SHOWN = 'Answer stakeholders within a week';

describe('who sees what of an engagement', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let [coach, coachee, manager]: Partial<Actor>[] = [];
  let company: { id: string; sponsor: Actor };
  let id: string;
  let shown: string;
  let kept: string;

  /** Three sessions that came to their time: held, cancelled too late, and missed. Two goals, of which one is shared. */
  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    const given = { companyId: company.id };
    const [a, b] = [await practice.coach(), await practice.person('Max Manager', given)];
    const c = await practice.coachee('Kit Coachee', { ...given, managerId: b.personId });
    [coach, coachee, manager] = [a, c, b];
    id = await practice.active(a, c, given, company.sponsor);
    [shown, kept] = [await practice.agreedGoal(id, c, SHOWN), await practice.agreedGoal(id, c, KEPT)];
    await test.as(a).post(`engagements/${id}/goals`, { wording: 'Only proposed' }).expect(201);
    await share(true);
    const { body: sessions } = await test.as(a).get(`engagements/${id}/sessions`).expect(200);
    const [first, second, third] = sessions.items;
    await test.goTo(first.endsAt);
    await test.as(a).post(`engagements/${id}/sessions/${first.id}/completion`).expect(200);
    await test.as(c).post(`engagements/${id}/goals/${shown}/check-ins`, { score: 6, note: 'Halfway' }).expect(201);
    await test.as(c).post(`engagements/${id}/goals/${kept}/check-ins`, { score: 2 }).expect(201);
    await test.goTo(new Date(Date.parse(second.startsAt as string) - 3_600_000).toISOString());
    await test.as(c).post(`engagements/${id}/sessions/${second.id}/cancellation`, {}).expect(200);
    await test.goTo(third.endsAt);
    await test.as(a).post(`engagements/${id}/sessions/${third.id}/absence`, { absent: 'coachee' }).expect(200);
  });
  afterAll(() => test.stop());

  async function share(sponsor: boolean): Promise<void> {
    const { body: goal } = await test.as(coachee).get(`engagements/${id}/goals/${shown}`).expect(200);
    const path = `engagements/${id}/goals/${shown}/visibility`;
    await test.as(coachee).change('put', path, goal.version, { sponsor }).expect(200);
  }
  const sponsorSees = async () =>
    (await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200)).body;
  const mirror = async () => (await test.as(coachee).get(`engagements/${id}/sponsor-view`).expect(200)).body;

  it('shows the sponsor state, dates, names, counts, forfeits, attendance and the next date, milestones and what was agreed', async () => {
    const { goals, milestones, agreement, ...rest } = await sponsorSees();
    expect(milestones.map(({ kind }: { kind: string }) => kind)).toEqual(['kickoff', 'midpoint', 'closing']);
    expect(agreement.map(({ party }: { party: string }) => party).sort()).toEqual(['coach', 'coachee', 'sponsor']);
    expect(rest).toEqual({
      ...{ id, state: 'active', coach: 'Cora Coach', coachee: 'Kit Coachee' },
      ...{ startsOn: '2026-10-01', endsOn: '2026-12-31', sessions: 12 },
      ...{ held: 1, left: 9, forfeited: 2, attendance: 0.5, nextAt: '2026-10-22T14:00:00Z', reports: [] },
      health: { status: 'at_risk', reasons: [{ code: 'forfeits', text: 'Two sessions or more were forfeited.' }] },
    });
    expect(Object.keys(goals).sort()).toEqual(['counted', 'onTrack', 'shared']);
  });

  it('shows the sponsor a shared goal with its rating, and counts the others that were agreed to', async () => {
    const { goals } = await sponsorSees();
    expect(goals).toEqual({
      ...{ counted: 2, onTrack: 2 },
      shared: [
        {
          ...{ id: shown, state: 'agreed', proposedBySponsor: false, wording: SHOWN, measure: null, targetDate: null },
          score: 6,
          ...{ revision: 1, levels: null, weight: null, baseline: null, target: null, level: null },
          checkIns: [{ on: '2026-10-01', score: 6, level: null }],
        },
      ],
    });
    expect(JSON.stringify(goals)).not.toContain(kept);
  });

  it('shows the sponsor the same in the company’s overview', async () => {
    const { body } = await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    const {
      milestones: _milestones,
      agreement: _agreement,
      reports: _reports,
      goals,
      ...standing
    } = await sponsorSees();
    const shared = goals.shared.map(({ checkIns: _checkIns, ...goal }: Record<string, unknown>) => goal);
    expect(body.items).toEqual([{ ...standing, goals: { ...goals, shared } }]);
  });

  it('shows the sponsor no engagement, person or session by any other door', async () => {
    const ask = test.as(company.sponsor);
    for (const list of ['engagements', `engagements?companyId=${company.id}`, 'me/agenda'])
      expect([list, (await ask.get(list).expect(200)).body]).toEqual([list, { items: [] }]);
    const { body: people } = await ask.get('people').expect(200);
    expect(people.items.map((each: { id: string }) => each.id)).toEqual([company.sponsor.personId]);
  });

  it('shows the coachee exactly what the sponsor sees', async () => {
    expect(await mirror()).toEqual(await sponsorSees());
  });

  it('shows no goal any more from the moment its share is taken back, and shows it again when it is given again', async () => {
    await share(false);
    expect((await sponsorSees()).goals).toEqual({ counted: 2, onTrack: 2, shared: [] });
    expect(await mirror()).toEqual(await sponsorSees());
    const { body } = await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(JSON.stringify(body)).not.toContain(SHOWN);
    await share(true);
    expect((await sponsorSees()).goals.shared).toMatchObject([{ id: shown, wording: SHOWN, score: 6 }]);
  });

  it('shows the sponsor the wording that was agreed to, and not the next one before it is', async () => {
    const path = `engagements/${id}/goals/${shown}`;
    await test.as(coach).post(`${path}/revisions`, { wording: 'A wording that waits', basedOn: 1 }).expect(201);
    expect((await sponsorSees()).goals.shared).toMatchObject([{ wording: SHOWN }]);
    expect(await mirror()).toEqual(await sponsorSees());
    await test.as(coachee).post(`${path}/decline`, { revision: 2, reason: 'Not mine' }).expect(200);
    expect((await sponsorSees()).goals.shared).toMatchObject([{ wording: SHOWN }]);
  });

  it('shows the sponsor their own proposal, uncounted, and of its decline only that it was declined', async () => {
    const wording = 'Lead the guild';
    const { body: own } = await test.as(company.sponsor).post(`engagements/${id}/goals`, { wording }).expect(201);
    const ofOwn = async () => (await sponsorSees()).goals.shared.find((goal: { id: string }) => goal.id === own.id);
    const asRead = {
      ...{ id: own.id, proposedBySponsor: true, wording },
      measure: null,
      targetDate: null,
      score: null,
      ...{ revision: 1, levels: null, weight: null, baseline: null, target: null, level: null },
      checkIns: [],
    };
    expect(await ofOwn()).toEqual({ ...asRead, state: 'proposed' });
    expect((await sponsorSees()).goals.counted).toBe(2);
    const no = { revision: 1, reason: 'They do not know the team' };
    await test.as(coachee).post(`engagements/${id}/goals/${own.id}/decline`, no).expect(200);
    expect(await ofOwn()).toEqual({ ...asRead, state: 'declined' });
    expect(await mirror()).toEqual(await sponsorSees());
  });

  it('shows the sponsor of a proposal that was amended only that it was', async () => {
    const asked = { wording: 'Be louder' };
    const { body: own } = await test.as(company.sponsor).post(`engagements/${id}/goals`, asked).expect(201);
    const mine = { revision: 1, wording: 'Be clearer, in my own words' };
    await test.as(coachee).post(`engagements/${id}/goals/${own.id}/amendment`, mine).expect(201);
    const { goals } = await sponsorSees();
    expect(goals.shared.find((goal: { id: string }) => goal.id === own.id)).toMatchObject({
      state: 'amended',
      ...asked,
    });
    expect(goals.counted).toBe(3);
    expect(JSON.stringify(goals)).not.toContain('in my own words');
  });

  it('shows the administrator state, dates and counts, and no next date', async () => {
    const ask = test.as(practice.administrator);
    const { body } = await ask.get(`engagements/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'active', startsOn: '2026-10-01', endsOn: '2026-12-31' });
    expect(body.figures).toEqual({ held: 1, left: 9, scheduled: 9, forfeited: 2, nextAt: null });
    const { body: list } = await ask.get('engagements').expect(200);
    expect(list.items).toEqual([body]);
    const { body: agenda } = await ask.get('me/agenda').expect(200);
    expect(agenda.items).toEqual([]);
  });

  it.each(['sessions', 'plan', 'goals', 'ledger', 'sponsor-view'])('shows the administrator no %s', async (what) => {
    await test.as(practice.administrator).get(`engagements/${id}/${what}`).expect(403);
  });

  it('shows no company’s overview to the administrator, and none of it to a coach', async () => {
    await test.as(practice.administrator).get(`companies/${company.id}/overview`).expect(403);
    await test.as(coach).get(`companies/${company.id}/overview`).expect(403);
    await test.as(coach).get(`companies/${company.id}/engagements/${id}`).expect(403);
  });

  it('shows an administrator who coaches their own engagement as its coach, and no other one’s', async () => {
    const both = await practice.person('Ada Both', { capacities: ['coach', 'administrator'] });
    const own = await practice.active(both, await practice.coachee());
    const { body: sessions } = await test.as(both).get(`engagements/${own}/sessions`).expect(200);
    expect(sessions.items).toHaveLength(12);
    const { body: mine } = await test.as(both).get(`engagements/${own}`).expect(200);
    expect(mine.figures.nextAt).toBe('2026-10-22T14:00:00Z');
    await test.as(both).get(`engagements/${id}/sessions`).expect(403);
    const { body: other } = await test.as(both).get(`engagements/${id}`).expect(200);
    expect(other.figures.nextAt).toBeNull();
  });

  it('shows the manager of the coachee nothing: not the engagement, not the person', async () => {
    await test.as(manager).get(`engagements/${id}`).expect(404);
    await test.as(manager).get(`people/${coachee?.personId}`).expect(404);
    const { body } = await test.as(manager).get('engagements').expect(200);
    expect(body.items).toEqual([]);
  });

  it('shows the sponsor nothing of a draft, nor of an engagement that no company, or another one, pays for', async () => {
    const [lone, other] = [await practice.coach(), await practice.company()];
    const draft = await practice.draft(lone, await practice.coachee(), { companyId: company.id });
    const [early, late] = [{ localTime: '08:00' }, { localTime: '14:00' }];
    const personal = await practice.active(lone, await practice.coachee(), early);
    const theirs = await practice.active(
      lone,
      await practice.coachee(),
      { ...late, companyId: other.id },
      other.sponsor,
    );
    for (const each of [draft, personal, theirs]) {
      await test.as(company.sponsor).get(`companies/${company.id}/engagements/${each}`).expect(404);
      await test.as(company.sponsor).get(`engagements/${each}/sponsor-view`).expect(404);
      await test.as(company.sponsor).post(`engagements/${each}/goals`, { wording: 'Obey' }).expect(404);
    }
    await test.as(company.sponsor).get(`companies/${other.id}/engagements/${theirs}`).expect(404);
    const { body } = await test.as(company.sponsor).get(`companies/${company.id}/overview`).expect(200);
    expect(body.items.map((each: { id: string }) => each.id)).toEqual([id]);
  });
});
