import type { Client } from 'pg';
import type { ShareChangeResponse } from '../../src/goals/shares.responses.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const WORDING = 'Delegate the release';

describe('a manager sees what is shared with them', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let company: { id: string; sponsor: Actor };
  let [coach, coachee, manager, next] = [] as unknown as [Actor, Actor, Actor, Actor];
  let id: string;
  let [goal, other] = ['', ''];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    owner = await connectAsOwner(test);
    company = await practice.company();
    [manager, next] = [await practice.person('Max Manager'), await practice.person('Nia Next')];
    coach = await practice.coach();
    coachee = await practice.coachee('Kit Coachee', { companyId: company.id, managerId: manager.personId });
    id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    [goal, other] = [await practice.agreedGoal(id, coachee, WORDING), await practice.agreedGoal(id, coachee, 'Leave')];
    await test.goTo('2026-10-01T15:00:00Z');
    await test
      .as(coachee)
      .post(`engagements/${id}/goals/${goal}/check-ins`, { score: 5, note: 'Only between us' })
      .expect(201);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  /** People change whom they report to outside of the API, by an import or the like. */
  const reportTo = ({ personId }: Actor) =>
    owner.query('update person set manager_id = $1 where id = $2', [personId, coachee.personId]);
  const invite = (who = manager) => test.as(coachee).send('put', `engagements/${id}/managers/${who.personId}`);
  const withdraw = (who = manager) => test.as(coachee).delete(`engagements/${id}/managers/${who.personId}`);
  const view = (by = manager, query = '') => test.as(by).get(`engagements/${id}/manager-view${query}`);
  const mirror = (of = manager) => view(coachee, `?managerId=${of.personId}`);
  /** What the manager reads, after it was seen that the coachee reads the same bytes. */
  async function seen(who = manager) {
    const [own, same] = [await view(who), await mirror(who)];
    expect([own.status, own.text]).toEqual([same.status, same.text]);
    return own.body.goals as Record<string, unknown>[];
  }
  const versionOf = async (goalId: string) =>
    (await test.as(coachee).get(`engagements/${id}/goals/${goalId}/shares`).expect(200)).body.version as number;
  const share = async (shared: object, who = manager, by = coachee, goalId = goal) =>
    test
      .as(by)
      .change(
        'put',
        `engagements/${id}/goals/${goalId}/shares/managers/${who.personId}`,
        await versionOf(goalId),
        shared,
      );
  const preview = (shared: object, who = manager, by = coachee) =>
    test.as(by).post(`engagements/${id}/manager-view/preview`, {
      managerId: who.personId,
      goals: [{ goalId: goal, ...shared }],
    });

  it('and finds what they are invited to in a list, as long as they are', async () => {
    const listed = async (by: Actor) => (await test.as(by).get('manager-views').expect(200)).body.items as object[];
    expect(await listed(manager)).toEqual([]);
    await invite().expect(200);
    expect(await listed(manager)).toEqual([
      {
        ...{ id, coachee: 'Kit Coachee', coach: 'Cora Coach', state: 'active' },
        ...{ startsOn: '2026-10-01', endsOn: '2026-12-31' },
      },
    ]);
    // The mirror is the coachee's; the list is of those who are invited alone.
    for (const other of [coachee, coach, next, company.sponsor, practice.administrator])
      expect(await listed(other)).toEqual([]);
    await withdraw().expect(204);
    expect(await listed(manager)).toEqual([]);
  });

  it('of whom nothing can be shared before they are invited, but looked at how it would be', async () => {
    const { status, body } = await share({ wording: true, rating: true });
    expect([status, body.code]).toEqual([409, 'goal.manager-not-invited']);
    const { body: would } = await preview({ wording: true, rating: false }).expect(200);
    expect(would.goals).toMatchObject([{ id: goal, wording: WORDING, score: null, checkIns: null }]);
    await view().expect(404);
    expect((await preview({ wording: true, rating: true }, next).expect(409)).body.code).toBe(
      'engagement.not-your-manager',
    );
    for (const by of [coach, company.sponsor, practice.administrator])
      await preview({ wording: true, rating: true }, manager, by).expect(403);
    await preview({ wording: true, rating: true }, manager, manager).expect(404);
  });

  it('who is invited, and sees no goal until one is shared', async () => {
    await invite().expect(200);
    expect(await seen()).toEqual([]);
    await preview({ wording: true, rating: true }, manager, manager).expect(403);
  });

  it.each([
    ['wording', { wording: true, rating: false }, { wording: WORDING, revision: 1, score: null, checkIns: null }],
    ['rating', { wording: false, rating: true }, { wording: null, revision: null, score: 5 }],
    [
      'both',
      { wording: true, rating: true },
      { wording: WORDING, checkIns: [{ on: '2026-10-01', score: 5, level: null }] },
    ],
  ])('each kind by itself: %s', async (_kind, shared, shown) => {
    const { body, status } = await share(shared);
    expect(status).toBe(200);
    expect(body.managers).toEqual([{ personId: manager.personId, name: 'Max Manager', ...shared }]);
    expect(await seen()).toMatchObject([{ id: goal, state: 'agreed', ...shown }]);
    expect((await view()).text).not.toMatch(/Only between us|Leave|Kit Coachee|proposedBySponsor/);
  });

  it('apart from what the sponsor sees', async () => {
    const report = `companies/${company.id}/engagements/${id}`;
    const { body } = await test.as(company.sponsor).get(report).expect(200);
    expect(body.goals).toMatchObject({ shared: [] });
    const at = `engagements/${id}/goals/${other}/shares/sponsor`;
    await test
      .as(coachee)
      .change('put', at, await versionOf(other), { wording: true, rating: true })
      .expect(200);
    expect(await seen()).toMatchObject([{ id: goal }]);
  });

  it('never other words before the coachee has agreed to them', async () => {
    const revised = { wording: 'Delegate everything', basedOn: 1 };
    await test.as(coach).post(`engagements/${id}/goals/${goal}/revisions`, revised).expect(201);
    expect(await seen()).toMatchObject([{ wording: WORDING }]);
    await test.as(coachee).post(`engagements/${id}/goals/${goal}/decline`, { revision: 2 }).expect(200);
  });

  it('and only the coachee shares it', async () => {
    for (const by of [coach, company.sponsor, practice.administrator, manager])
      expect((await share({ wording: false, rating: false }, manager, by)).status).toBe(403);
    expect(await seen()).toHaveLength(1);
  });

  it('and no manager reads what another one does', async () => {
    await reportTo(next);
    await invite(next).expect(200);
    expect(await seen(next)).toEqual([]);
    expect(await seen()).toHaveLength(1);
    await view(next, `?managerId=${manager.personId}`).expect(404);
    await view(next, `?managerId=${next.personId}`).expect(200);
    await share({ wording: false, rating: true }, next);
    expect(await seen(next)).toMatchObject([{ wording: null, score: 5 }]);
    expect(await seen()).toMatchObject([{ wording: WORDING }]);
  });

  it('until it is taken back: the next read is without it', async () => {
    expect((await share({ wording: false, rating: false }, next)).status).toBe(200);
    expect(await seen(next)).toEqual([]);
  });

  it('or the invitation is: another one begins with nothing', async () => {
    await withdraw(next).expect(204);
    await withdraw().expect(204);
    await view().expect(404);
    expect((await mirror().expect(200)).body.goals).toEqual([]);
    expect((await share({ wording: true, rating: true })).status).toBe(409);
    await reportTo(manager);
    await invite().expect(200);
    expect(await seen()).toEqual([]);
  });

  it('with all of it in the history, and who opened it', async () => {
    const { body } = await test.as(coachee).get(`engagements/${id}/shares/history?limit=100`).expect(200);
    const items = body.items as ShareChangeResponse[];
    const of = (name: string, what: string) =>
      items.filter(({ manager: whom, kind }) => whom?.name === name && kind === what).map(({ shared }) => shared);
    expect([of('Nia Next', 'rating'), of('Nia Next', 'wording')]).toEqual([[false, true], []]);
    expect([of('Max Manager', 'rating'), of('Max Manager', 'wording')]).toEqual([[true], [true, false, true]]);
    expect(items.filter(({ manager: whom }) => whom && whom.invitedUntil === null)).toEqual([]);
    const { body: openings } = await test.as(coachee).get(`engagements/${id}/openings?by=manager`).expect(200);
    const names = openings.items.map(({ who }: { who: { name: string } }) => who.name);
    expect(new Set(names)).toEqual(new Set(['Max Manager', 'Nia Next']));
  });
});
