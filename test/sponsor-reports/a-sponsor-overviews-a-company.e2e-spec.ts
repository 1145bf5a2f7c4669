import type { CompanyOverviewResponse } from '../../src/sponsor-reports/overview.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';

interface Told {
  id: string;
  coachee: Actor;
}

describe('a sponsor overviews a company', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let other: { id: string; sponsor: Actor };
  let [cora, carl]: Actor[] = [];
  /** Grace is on track, and shares one of two goals; Edsger's is off track; Ada's is paused; Alan's is over. */
  let grace: Told;
  let edsger: Told;
  let ada: Told;
  let alan: Told;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    [company, other] = [await practice.company('Analytical Engines'), await practice.company('Other Engines')];
    [cora, carl] = [await practice.coach(), await practice.coach('Carl Coach')];
    grace = await engaged('Grace Murray', cora, { localTime: '08:00' });
    edsger = await engaged('Edsger Wybe', cora, { localTime: '10:00', months: 2, sessions: 6 });
    ada = await engaged('Ada Byron', carl, { localTime: '08:00' });
    alan = await engaged('Alan Mathison', carl, { localTime: '10:00' });
    await practice.draft(carl, await practice.coachee(), { companyId: company.id, localTime: '15:00' });
    await practice.active(
      ...([carl, await practice.coachee(), { companyId: other.id, localTime: '12:00' }, other.sponsor] as const),
    );
    const kept = await practice.agreedGoal(grace.id, grace.coachee, 'Find out whether to stay');
    const shared = await practice.agreedGoal(grace.id, grace.coachee, 'Speak up early');
    const path = `engagements/${grace.id}/goals/${shared}`;
    const { body: goal } = await test.as(grace.coachee).get(path).expect(200);
    await test.as(grace.coachee).change('put', `${path}/visibility`, goal.version, { sponsor: true }).expect(200);
    await test.as(carl).post(`engagements/${ada.id}/pauses`, {}).expect(200);
    await test.as(carl).post(`engagements/${alan.id}/ending`, { reason: 'Done' }).expect(200);
    for (const { id } of await practice.sessions(edsger.id, cora))
      await test.as(cora).post(`engagements/${edsger.id}/sessions/${id}/cancellation`, {}).expect(200);
    const [first, second] = await practice.sessions(grace.id, cora);
    await test.goTo(first?.endsAt ?? '');
    await test.as(cora).post(`engagements/${grace.id}/sessions/${first?.id}/completion`).expect(200);
    await test.goTo(second?.endsAt ?? '');
    await test
      .as(cora)
      .post(`engagements/${grace.id}/sessions/${second?.id}/absence`, { absent: 'coachee' })
      .expect(200);
    await test.goTo('2026-10-22T08:00:00Z');
    await test.as(grace.coachee).post(`engagements/${grace.id}/goals/${kept}/check-ins`, { score: 5 }).expect(201);
  });
  afterAll(() => test.stop());

  async function engaged(name: string, coach: Actor | undefined, given: object): Promise<Told> {
    const coachee = await practice.coachee(name);
    const terms = { companyId: company.id, ...given };
    return { id: await practice.active(coach as Actor, coachee, terms, company.sponsor), coachee };
  }
  const overview = async (query = '', actor = company.sponsor): Promise<CompanyOverviewResponse> =>
    (await test.as(actor).get(`companies/${company.id}/overview${query}`).expect(200)).body;
  const ids = async (query: string) => (await overview(query)).items.map(({ id }) => id);
  const search = (coachee: string, given: object = {}) =>
    test.as(company.sponsor).post(`companies/${company.id}/overview/search`, { coachee, ...given });

  it('by state, health in words, sessions, attendance and the next date of each', async () => {
    const { items, name } = await overview();
    expect(name).toBe('Analytical Engines');
    expect(items).toMatchObject([
      {
        ...{ id: grace.id, coachee: 'Grace Murray', coach: 'Cora Coach', state: 'active', sessions: 12 },
        ...{ held: 1, left: 10, forfeited: 1, attendance: 0.5, nextAt: '2026-10-22T12:00:00Z' },
        health: { status: 'on_track', reasons: [] },
      },
      {
        ...{ id: edsger.id, held: 0, left: 6, nextAt: null, attendance: null },
        health: {
          status: 'off_track',
          reasons: [{ code: 'no_session', text: 'There has been no session for 3 weeks, and none is scheduled.' }],
        },
      },
      { id: ada.id, state: 'paused', health: { status: null, reasons: [{ code: 'paused' }] } },
      { id: alan.id, state: 'ended_early', left: 0, health: { status: null, reasons: [] } },
    ]);
  });

  it('by goals as counts and, where they are shared, by name; and nothing else of them', async () => {
    const { items } = await overview();
    expect(items[0]?.goals).toMatchObject({ counted: 2, onTrack: 2, shared: [{ wording: 'Speak up early' }] });
    expect(JSON.stringify(items)).not.toContain('Find out');
  });

  it('exactly as each is shown by itself, which is shown more of', async () => {
    for (const item of (await overview()).items) {
      const { body } = await test.as(company.sponsor).get(`companies/${company.id}/engagements/${item.id}`).expect(200);
      expect(body).toMatchObject(item);
    }
  });

  it('with totals of all that the filter lets through, not of the page', async () => {
    const { totals, items } = await overview('?limit=1');
    expect(items).toHaveLength(1);
    expect(totals).toEqual({
      engagements: 4,
      states: { awaitingAgreement: 0, active: 2, paused: 1, completed: 0, endedEarly: 1 },
      health: { onTrack: 1, atRisk: 0, offTrack: 1 },
      ...{ sessions: 42, held: 1, left: 28, forfeited: 1, attendance: 0.5 },
      goals: { counted: 2, onTrack: 2 },
    });
    expect((await overview('?health=off_track&limit=1')).totals).toMatchObject({ engagements: 1, left: 6 });
  });

  it('filtered by state, health, coach and end', async () => {
    expect(await ids('?state=paused')).toEqual([ada.id]);
    expect(await ids('?health=off_track')).toEqual([edsger.id]);
    expect(await ids('?health=at_risk')).toEqual([]);
    expect(await ids(`?coachId=${cora?.personId}`)).toEqual([grace.id, edsger.id]);
    expect(await ids('?endingBefore=2026-12-01')).toEqual([edsger.id]);
    expect(await ids(`?state=active&health=on_track&coachId=${carl?.personId}`)).toEqual([]);
    for (const query of ['?health=well', '?endingBefore=soon', '?sort=name', '?coachee=grace', '?cursor=x'])
      await test.as(company.sponsor).get(`companies/${company.id}/overview${query}`).expect(400);
  });

  it.each([
    ['oldest', () => [grace, edsger, ada, alan]],
    ['ending', () => [edsger, grace, ada, alan]],
    ['health', () => [edsger, grace, ada, alan]],
  ] as const)('page by page, %s first', async (sort, expected) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page: CompanyOverviewResponse = await overview(`?limit=1&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(expected().map(({ id }) => id));
    const { nextCursor } = await overview('?limit=1&sort=ending');
    if (sort !== 'ending')
      await test
        .as(company.sponsor)
        .get(`companies/${company.id}/overview?sort=${sort}&cursor=${nextCursor}`)
        .expect(400);
  });

  it('by something in the name of a coachee, which stands in no address', async () => {
    const { body } = await search('gRaCe').expect(200);
    expect(body).toMatchObject({ items: [{ id: grace.id }], totals: { engagements: 1 } });
    for (const [name, given] of [
      ['%', {}],
      ['Grace', { state: 'paused' }],
      ['Kit', {}],
    ] as const)
      expect((await search(name, given).expect(200)).body.items).toEqual([]);
    await search('').expect(400);
  });

  it('month by month: engagements that ran, sessions held, attendance', async () => {
    const ask = (query = '') => test.as(company.sponsor).get(`companies/${company.id}/trend${query}`);
    const { body } = await ask('?months=3').expect(200);
    expect(body).toEqual({
      companyId: company.id,
      items: [
        { month: '2026-08', active: 0, held: 0, attendance: null },
        // Alan's was over before its first day.
        { month: '2026-09', active: 0, held: 0, attendance: null },
        { month: '2026-10', active: 3, held: 1, attendance: 0.5 },
      ],
    });
    expect((await ask().expect(200)).body.items).toHaveLength(12);
    for (const query of ['?months=0', '?months=37', '?months=x']) await ask(query).expect(400);
  });

  it('of each company that they are a sponsor of', async () => {
    const mine = async (actor: Actor) => (await test.as(actor).get('me/companies').expect(200)).body.items;
    const engines = { id: company.id, name: 'Analytical Engines', engagements: 4 };
    expect(await mine(company.sponsor)).toEqual([{ ...engines, health: { onTrack: 1, atRisk: 0, offTrack: 1 } }]);
    const both = { personId: company.sponsor.personId };
    await test.as(practice.administrator).post(`companies/${other.id}/sponsors`, both).expect(201);
    expect(await mine(company.sponsor)).toMatchObject([
      engines,
      { id: other.id, name: 'Other Engines', engagements: 1 },
    ]);
    expect((await overview()).totals.engagements).toBe(4);
    await test.as(practice.administrator).delete(`companies/${other.id}/sponsors/${both.personId}`).expect(204);
    for (const actor of [practice.administrator, cora as Actor, grace.coachee]) expect(await mine(actor)).toEqual([]);
  });

  it('with as many queries, however many there are', async () => {
    const few = await queriesOf(() => overview('?limit=1'));
    expect(await queriesOf(() => overview('?limit=100'))).toBe(few);
  });

  it('and nobody else does: not the sponsor of another company, an administrator, a coach or a coachee', async () => {
    const asks = [
      (actor: Actor) => test.as(actor).get(`companies/${company.id}/overview`),
      (actor: Actor) => test.as(actor).get(`companies/${company.id}/trend`),
      (actor: Actor) => test.as(actor).post(`companies/${company.id}/overview/search`, { coachee: 'a' }),
    ];
    for (const ask of asks) {
      for (const actor of [other.sponsor, grace.coachee]) await ask(actor).expect(404);
      for (const actor of [practice.administrator, cora as Actor]) await ask(actor).expect(403);
    }
    expect((await test.as(other.sponsor).get(`companies/${other.id}/overview`).expect(200)).body.items).toHaveLength(1);
  });

  it('and shows each coachee that theirs was opened', async () => {
    const { body } = await test.as(grace.coachee).get(`engagements/${grace.id}/openings`).expect(200);
    expect(JSON.stringify(body)).toContain('company.overview');
  });
});
