import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';

const levels = ['Silent', 'When asked', 'Once a week', 'In each meeting', 'Others follow'];

describe('progress is measured', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
  });
  afterAll(() => test.stop());

  const read = async (actor: Actor, what: string) =>
    (await test.as(actor).get(`engagements/${id}/goals${what}`).expect(200)).body;
  const post = (actor: Actor, goal: string, what: string, body: object) =>
    test.as(actor).post(`engagements/${id}/goals/${goal}/${what}`, body);
  const look = (actor: Actor, goal: string, given: object) => post(actor, goal, 'check-ins', given);
  const agreed = async (given: object, wording = 'Speak up early') => {
    const { body } = await test
      .as(coach)
      .post(`engagements/${id}/goals`, { wording, ...given })
      .expect(201);
    await post(coachee, body.id as string, 'agreement', { revision: 1 }).expect(200);
    return body.id as string;
  };
  const share = async (goal: string) => {
    const { version } = await read(coachee, `/${goal}`);
    const at = `engagements/${id}/goals/${goal}/visibility`;
    await test.as(coachee).change('put', at, version, { sponsor: true }).expect(200);
  };
  const sponsorSees = async () =>
    (await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200)).body;
  /** Everything that somebody can read of goals, as text. */
  const everything = async (actor: Actor, goal: string) => {
    const answers = await Promise.all(
      ['', `/${goal}`, `/${goal}/series`, `/${goal}/timeline`, '/attainment', '/order', '/suggestions'].map((what) =>
        test.as(actor).get(`engagements/${id}/goals${what}`),
      ),
    );
    return JSON.stringify(answers.map(({ body, headers, status }) => [status, headers.etag, body]));
  };

  it('by five written levels, which are agreed to as the words are', async () => {
    const goal = await agreed({ levels, weight: 2, baseline: -1, target: 1 });
    const { current } = await read(coach, `/${goal}`);
    expect(current).toMatchObject({ levels, weight: 2, baseline: -1, target: 1 });
    expect((await look(coachee, goal, { score: 5 }).expect(409)).body.code).toBe('goal.measured-otherwise');
    const { body } = await look(coachee, goal, { level: -1 }).expect(201);
    expect(body).toMatchObject({ level: -1, score: null });
    const other = { wording: 'Speak up early', levels, weight: 3, basedOn: 1 };
    const { body: revised } = await post(coach, goal, 'revisions', other).expect(201);
    expect(revised).toMatchObject({ current: { weight: 2 }, pending: { weight: 3, baseline: null } });
    expect((await read(coachee, '/attainment')).goals).toMatchObject([{ goalId: goal, weight: 2, level: -1 }]);
  });

  it.each<[string, object, string]>([
    ['four levels', { levels: levels.slice(1) }, '/levels'],
    ['a level that says nothing', { levels: [...levels.slice(1), ''] }, '/levels'],
    ['a weight without levels', { weight: 2 }, '/weight'],
    ['no weight', { levels, weight: 0 }, '/weight'],
    ['a target beyond the levels', { levels, target: 3 }, '/target'],
    ['a baseline below a score', { baseline: -1 }, '/baseline'],
  ])('but not by %s', async (_what, given, pointer) => {
    const { body } = await test
      .as(coach)
      .post(`engagements/${id}/goals`, { wording: 'x', ...given })
      .expect(400);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('in a T-score, now and by date: one goal at −1 is 40; +1, +1 and 0 are 59.13', async () => {
    const first = await agreed({ levels }, 'One');
    expect(await read(coach, '/attainment')).toMatchObject({ score: null, series: [] });
    await look(coachee, first, { level: -1 }).expect(201);
    expect(await read(coach, '/attainment')).toMatchObject({ score: 40 });
    test.clock.set(new Date('2026-10-12T12:00:00Z'));
    const others = [await agreed({ levels }, 'Two'), await agreed({ levels }, 'Three')];
    const proposed = await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Four', levels, weight: 100 });
    expect(proposed.status).toBe(201);
    for (const [goal, level] of [
      [first, 1],
      [others[0] ?? '', 1],
      [others[1] ?? '', 0],
    ] as const)
      await look(coach, goal, { level }).expect(201);
    const { score, goals, series } = await read(coachee, '/attainment');
    expect([score, goals.map(({ level }: { level: number }) => level)]).toEqual([59.13, [1, 1, 0]]);
    expect(series).toEqual([
      { on: '2026-10-05', score: 40 },
      { on: '2026-10-12', score: 59.13 },
    ]);
    await test.as(coachee).post(`engagements/${id}/goals/${others[1]}/drop`).expect(200);
    expect((await read(coachee, '/attainment')).goals).toHaveLength(2);
    for (const actor of [company.sponsor, practice.administrator])
      await test.as(actor).get(`engagements/${id}/goals/attainment`).expect(403);
  });

  it('in a series that is ready to plot, by date and side', async () => {
    const goal = await agreed({ baseline: 2, target: 9 });
    await look(coachee, goal, { score: 5, on: '2026-10-02' }).expect(201);
    await look(coach, goal, { score: 3 }).expect(201);
    await look(coachee, goal, { score: 1, private: true }).expect(201);
    const both = [
      { on: '2026-10-02', side: 'coachee', value: 5, private: false },
      { on: '2026-10-05', side: 'coach', value: 3, private: false },
    ];
    const about = { goalId: goal, measure: 'score', lowest: 0, highest: 10, baseline: 2, target: 9 };
    expect(await read(coach, `/${goal}/series`)).toEqual({ ...about, points: both });
    const own = { on: '2026-10-05', side: 'coachee', value: 1, private: true };
    expect(await read(coachee, `/${goal}/series`)).toEqual({ ...about, points: [...both, own] });
  });

  it('also to oneself: nobody else sees of it that it is there, by any answer', async () => {
    const goal = await agreed({ levels });
    await share(goal);
    await look(coach, goal, { level: 0, note: 'Well begun' }).expect(201);
    test.clock.set(new Date('2026-10-30T12:00:00Z'));
    for (const [author, other] of [
      [coachee, coach],
      [coach, coachee],
    ] as const) {
      const before = [await everything(other, goal), JSON.stringify(await sponsorSees())];
      const mirror = JSON.stringify((await test.as(coachee).get(`engagements/${id}/sponsor-view`)).body);
      const { body } = await look(author, goal, { level: -2, note: 'I give up', private: true }).expect(201);
      // Not even to the author does the goal look otherwise than to the other one.
      expect(body).toMatchObject({ level: 0, lastLookAt: '2026-10-05T12:00:00Z' });
      expect([await everything(other, goal), JSON.stringify(await sponsorSees())]).toEqual(before);
      expect(JSON.stringify((await test.as(coachee).get(`engagements/${id}/sponsor-view`)).body)).toBe(mirror);
      const { checkIns } = await read(author, `/${goal}`);
      expect(checkIns.at(-1)).toMatchObject({ level: -2, note: 'I give up', private: true });
      const { items } = await read(author, `/${goal}/timeline`);
      expect(items.at(-1)).toMatchObject({ kind: 'checked_in', level: -2, private: true });
    }
    // A look that nobody else sees is none that keeps a goal from becoming stale.
    test.clock.set(new Date('2026-11-03T12:00:00Z'));
    expect((await sponsorSees()).goals).toMatchObject({ counted: 1, onTrack: 0 });
  });

  it('and read with as many queries, however many goals, wordings and looks there are', async () => {
    const goal = await agreed({ levels });
    const paths = ['', `/${goal}`, `/${goal}/series`, `/${goal}/timeline`, '/attainment', '/order', '/suggestions'];
    const countedOf = (path: string) => queriesOf(() => read(coachee, path));
    const counted = async () => {
      const counts: [string, number][] = [];
      for (const path of paths) counts.push([path, await countedOf(path)]);
      return counts;
    };
    await look(coachee, goal, { level: -1, note: 'Begun' }).expect(201);
    const few = await counted();
    for (const day of ['06', '07', '08']) {
      test.clock.set(new Date(`2026-10-${day}T12:00:00Z`));
      const other = await agreed({ levels }, `Goal of ${day}`);
      for (const each of [goal, other])
        for (const by of [coach, coachee]) await look(by, each, { level: 0, note: 'Further' }).expect(201);
      const { current } = await read(coachee, `/${goal}`);
      const words = { wording: `Speak up on ${day}`, levels, basedOn: current.revision };
      await post(coachee, goal, 'revisions', words).expect(201);
    }
    expect(await counted()).toEqual(few);
  });

  it('once a day and side for both, and once for oneself: the one is not in the way of the other', async () => {
    const goal = await agreed({});
    for (const given of [{ private: true }, {}]) {
      for (const actor of [coach, coachee]) await look(actor, goal, { score: 4, ...given }).expect(201);
      for (const actor of [coach, coachee])
        expect((await look(actor, goal, { score: 5, ...given }).expect(409)).body.code).toBe('goal.checked-in');
    }
  });

  it('and neither the audit trail nor a successor tells of what somebody kept', async () => {
    const goal = await agreed({});
    const entries = async () => (await test.as(practice.administrator).get('audit?limit=100').expect(200)).body.items;
    const before = (await entries()).length;
    await look(coach, goal, { score: 1, private: true }).expect(201);
    expect(await entries()).toHaveLength(before);
    const next = await practice.coach('Nia Next');
    const handover = { coachId: next.personId, reason: 'A long leave' };
    const { body } = await test.as(coach).post(`engagements/${id}/handovers`, handover).expect(201);
    const answer = `engagements/${id}/handovers/${body.id}/answer`;
    for (const actor of [coachee, next]) await test.as(actor).post(answer, { decision: 'agreed' }).expect(200);
    expect((await read(next, `/${goal}`)).checkIns).toEqual([]);
    await test.as(coach).get(`engagements/${id}/goals/${goal}`).expect(404);
  });

  it('and a sponsor reads levels where they read the wording, and not otherwise', async () => {
    const [shared, kept] = [await agreed({ levels, target: 1 }, 'Shared'), await agreed({ levels }, 'Kept')];
    for (const goal of [shared, kept]) await look(coach, goal, { level: 1 }).expect(201);
    await share(shared);
    const seen = (await sponsorSees()).goals;
    expect(seen.shared).toMatchObject([{ id: shared, levels, weight: 1, target: 1, level: 1, score: null }]);
    expect(JSON.stringify(seen)).not.toContain(kept);
  });

  it('and is stale after as many weeks as was agreed on', async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    const employee = await practice.coachee();
    const terms = { companyId: company.id, staleAfterWeeks: 2, localTime: '12:00' };
    const other = await practice.active(coach, employee, terms, company.sponsor);
    await practice.agreedGoal(other, employee);
    const counts = async () =>
      (await test.as(company.sponsor).get(`companies/${company.id}/engagements/${other}`).expect(200)).body.goals;
    test.clock.set(new Date('2026-10-08T12:00:00Z'));
    expect(await counts()).toMatchObject({ counted: 1, onTrack: 1 });
    // The goal was agreed to within a minute: the clock runs on, slowly on a busy machine.
    test.clock.set(new Date('2026-10-08T12:01:00Z'));
    expect(await counts()).toMatchObject({ counted: 1, onTrack: 0 });
  });
});
