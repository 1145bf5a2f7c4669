import type { Client } from 'pg';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('goals are put in other words', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };
  let owner: Client;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
    [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const propose = async (actor: Actor, wording = 'First words') =>
    (await test.as(actor).post(`engagements/${id}/goals`, { wording }).expect(201)).body.id as string;
  const on = (actor: Actor, goal: string, what: string, body: object) =>
    test.as(actor).post(`engagements/${id}/goals/${goal}/${what}`, body);
  const reword = (actor: Actor, goal: string, wording: string, basedOn: number) =>
    on(actor, goal, 'revisions', { wording, basedOn });
  const agree = (goal: string, revision: number) => on(coachee, goal, 'agreement', { revision });
  const decline = (goal: string, revision: number) => on(coachee, goal, 'decline', { revision });
  const agreed = () => practice.agreedGoal(id, coachee, 'First words');
  const story = async (goal: string, actor = coach) =>
    (await test.as(actor).get(`engagements/${id}/goals/${goal}`).expect(200)).body;
  const shown = async (goal: string) => {
    const { body } = await test.as(company.sponsor).get(`companies/${company.id}/engagements/${id}`).expect(200);
    return (body.goals.shared as { id: string }[]).find((each) => each.id === goal);
  };

  it('by whoever proposed them, until the coachee has decided; what was read before is not agreed to', async () => {
    const goal = await propose(coach);
    const { body } = await reword(coach, goal, 'Second words', 1).expect(201);
    expect(body).toMatchObject({ state: 'proposed', current: { revision: 2 }, pending: { wording: 'Second words' } });
    for (const answer of [await agree(goal, 1), await decline(goal, 1), await amend(goal)])
      expect([answer.status, answer.body.code]).toEqual([409, 'goal.revision-moved']);
    await agree(goal, 2).expect(200);
    expect((await story(goal)).revisions).toMatchObject([
      { wording: 'First words', supersededAt: expect.any(String), agreedAt: null, declinedAt: null },
      { wording: 'Second words', supersededAt: null, agreedAt: expect.any(String) },
    ]);
  });

  it('also by the sponsor who proposed them, and by no other', async () => {
    const goal = await propose(company.sponsor);
    const fellow = await practice.person('Fay Fellow');
    const named = { personId: fellow.personId };
    await test.as(practice.administrator).post(`companies/${company.id}/sponsors`, named).expect(201);
    expect(await shown(goal)).toMatchObject({ revision: 1 });
    for (const other of [fellow, coach, coachee])
      expect((await reword(other, goal, 'Theirs', 1).expect(409)).body.code).toBe('goal.not-proposer');
    const { body } = await reword(company.sponsor, goal, 'Second words', 1).expect(201);
    expect(body).toMatchObject({ pending: { revision: 2, wording: 'Second words' } });
    expect(await shown(goal)).toMatchObject({ revision: 2, wording: 'Second words', state: 'proposed' });
    await agree(goal, 2).expect(200);
    expect((await reword(company.sponsor, goal, 'Third words', 2).expect(409)).body.code).toBe('goal.state');
    await reword(company.sponsor, await propose(coach), 'Not to be seen', 1).expect(404);
    await reword(company.sponsor, await agreed(), 'Not to be seen', 1).expect(404);
  });

  it('by the coach in place of their own that wait; the coachee’s own settle those, and all is kept', async () => {
    const goal = await agreed();
    await reword(coach, goal, 'Second words', 1).expect(201);
    expect((await reword(coach, goal, 'Past my own', 1).expect(409)).body.code).toBe('goal.revision-moved');
    await reword(coach, goal, 'Third words', 2).expect(201);
    expect((await agree(goal, 2).expect(409)).body.code).toBe('goal.revision-moved');
    expect((await reword(coachee, goal, 'Past theirs', 1).expect(409)).body.code).toBe('goal.revision-moved');
    const { body } = await reword(coachee, goal, 'My words', 3).expect(201);
    expect(body).toMatchObject({ current: { revision: 4, wording: 'My words' }, pending: null });
    const { revisions } = await story(goal);
    const told = (revisions as Record<string, string | null>[]).map(({ agreedAt, declinedAt, supersededAt }) =>
      agreedAt ? 'agreed' : declinedAt ? 'declined' : supersededAt ? 'superseded' : 'pending',
    );
    expect(told).toEqual(['agreed', 'superseded', 'declined', 'agreed']);
  });

  it('and nobody else’s that wait: not those of the coach before', async () => {
    const other = await practice.activePair({ localTime: '15:00' });
    const goal = await practice.agreedGoal(other.id, other.coachee);
    const at = `engagements/${other.id}/goals/${goal}/revisions`;
    await test.as(other.coach).post(at, { wording: 'Of the first', basedOn: 1 }).expect(201);
    const next = await practice.coach('Nia Next');
    const handover = { coachId: next.personId, reason: 'A long leave' };
    const { body } = await test.as(other.coach).post(`engagements/${other.id}/handovers`, handover).expect(201);
    for (const actor of [other.coachee, next]) {
      const answer = `engagements/${other.id}/handovers/${body.id}/answer`;
      await test.as(actor).post(answer, { decision: 'agreed' }).expect(200);
    }
    const answer = await test.as(next).post(at, { wording: 'Of the next', basedOn: 2 }).expect(409);
    expect(answer.body.code).toBe('goal.revision-pending');
  });

  /** Ends the file if any of them left two wordings waiting, or two agreed to at once. */
  const statuses = async (...asked: PromiseLike<{ status: number }>[]) =>
    (await Promise.all(asked)).map(({ status }) => status);

  it.each([1, 2, 3])('at once with agreeing to the old ones, and nothing is agreed to unread (%i)', async () => {
    const goal = await propose(coach);
    const [agreement, revision] = await statuses(agree(goal, 1), reword(coach, goal, 'Second words', 1));
    const { state, current, pending } = await story(goal);
    // Agreed first: what the coach wrote waits, as other words for an agreed goal do.
    const outcomes = [
      { agreement: 200, state: 'agreed', current: 'First words', pending: 'Second words' },
      { agreement: 409, state: 'proposed', current: 'Second words', pending: 'Second words' },
    ];
    expect(revision).toBe(201);
    expect(outcomes).toContainEqual({ agreement, state, current: current.wording, pending: pending.wording });
  });

  it.each([
    ['coach and coachee', () => [coach, coachee]],
    ['coachee, twice', () => [coachee, coachee]],
    ['coach, twice', () => [coach, coach]],
  ] as const)('at once, by %s: the second is told', async (_who, actors) => {
    const goal = await agreed();
    const [one, other] = actors();
    const answers = await statuses(reword(one as Actor, goal, 'One', 1), reword(other as Actor, goal, 'Other', 1));
    expect(answers.toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await story(goal)).revisions).toHaveLength(2);
  });

  it.each([
    ['agreed to and declined', (goal: string) => [agree(goal, 1), decline(goal, 1)]],
    ['agreed to twice', (goal: string) => [agree(goal, 1), agree(goal, 1)]],
    ['agreed to and amended', (goal: string) => [agree(goal, 1), amend(goal)]],
    ['declined and amended', (goal: string) => [decline(goal, 1), amend(goal)]],
  ] as const)('and are %s at once: one of them counts', async (_what, asked) => {
    const goal = await propose(coach);
    const answers = await statuses(...asked(goal));
    expect(answers.filter((status) => status < 300)).toHaveLength(1);
    expect(answers).toContain(409);
    const { revisions } = await story(goal);
    expect(revisions).toHaveLength(1);
    expect([revisions[0].agreedAt, revisions[0].declinedAt].filter(Boolean)).toHaveLength(1);
  });
  const amend = (goal: string) => on(coachee, goal, 'amendment', { revision: 1, wording: 'Mine' });

  it('and never change: not even where the code would', async () => {
    const goal = await agreed();
    await reword(coach, goal, 'Second words', 1).expect(201);
    const as = (person: Actor, statement: string) => attempt(owner, practice.practiceId, person.personId, statement);
    const ofGoal = `where goal_id = '${goal}'`;
    for (const column of ['wording', 'measure', 'target_date', 'levels', 'weight', 'written_by_id'])
      expect(await as(coachee, `update goal_revision set ${column} = null ${ofGoal}`)).toBe('42501');
    // What was settled stays so, and the coach settles nothing as the coachee does.
    expect(await as(coach, `update goal_revision set agreed_at = null ${ofGoal} and number = 1`)).toBe(0);
    for (const column of ['agreed_at', 'declined_at'])
      expect(await as(coach, `update goal_revision set ${column} = now() ${ofGoal} and number = 2`)).toBe('42501');
    const proposed = await propose(coach);
    for (const who of [coach, company.sponsor])
      expect(await as(who, `update goal set agreed_at = now(), state = 'agreed' where id = '${proposed}'`)).not.toBe(1);
    expect(await as(coachee, `update goal set proposed_by_id = coachee_id where id = '${proposed}'`)).toBe('42501');
    expect(await as(coachee, `update goal set agreed_at = now(), state = 'agreed' where id = '${proposed}'`)).toBe(1);
  });
});

/** What comes of a statement of the server's role on behalf of somebody: rows that changed, or the refusal's code. */
async function attempt(owner: Client, practiceId: string, personId: string, statement: string) {
  await owner.query(`begin; set local role rapport_app`);
  try {
    await owner.query(
      `select set_config('rapport.practice', $1, true), set_config('rapport.person', $2, true),
         set_config('rapport.administrator', '', true), set_config('rapport.coach', '', true),
         set_config('rapport.itself', '', true), set_config('rapport.account', '', true)`,
      [practiceId, personId],
    );
    return (await owner.query(statement)).rowCount;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await owner.query('rollback');
  }
}
