import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp, type Asking } from '../support/test-app.js';

const texts = (items: { text: string }[]) => items.map(({ text }) => text);
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('before and after a session', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let asCoach: Asking;
  let asCoachee: Asking;
  let within: string;
  let sessions: { id: string }[];

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair());
    [asCoach, asCoachee] = [test.as(coach), test.as(coachee)];
    within = `engagements/${id}`;
    sessions = await practice.sessions(id, coach);
  });

  const session = (number: number) => `${within}/sessions/${sessions[number - 1]?.id}`;
  const hold = async (number: number, at: string) => {
    test.clock.set(new Date(at));
    await asCoach.post(`${session(number)}/completion`).expect(200);
  };
  const add = async (by: Asking, what: string, body: object) =>
    (await by.post(`${within}/${what}`, body).expect(201)).body.id as string;
  /** Another wording of a goal, which waits for the coachee. */
  const revise = async (goalId: string, wording: string) => {
    const owner = await connectAsOwner(test);
    await owner.query(
      `insert into goal_revision (practice_id, engagement_id, coach_id, coachee_id, company_id, id, goal_id, sponsor_reads,
         number, wording, written_by_id, by_sponsor, written_at)
       select practice_id, engagement_id, coach_id, coachee_id, company_id, gen_random_uuid(), goal_id, sponsor_reads, 2, $2,
         coach_id, false, written_at from goal_revision where goal_id = $1`,
      [goalId, wording],
    );
    await owner.end();
  };
  const prepare = async (by: Asking) => (await by.get(`${within}/preparation`).expect(200)).body;

  it('nothing was said: the first session, and what waits for the coachee', async () => {
    const proposed = await add(asCoach, 'goals', { wording: 'Delegate' });
    expect(await prepare(asCoachee)).toEqual({
      ...{ next: expect.objectContaining({ number: 1, startsAt: '2026-10-01T14:00:00Z' }), last: null, left: 12 },
      ...{ topics: [], actions: { overdue: 0, mine: [], theirs: [] }, settledActions: [], actionsBefore: [] },
      goals: {
        ...{ dueForALook: [], stale: [] },
        waiting: [{ goalId: proposed, kind: 'proposal', revision: 1, wording: 'Delegate' }],
      },
      ...{ sharedNote: null, privateNote: null },
    });
  });

  it('one read gathers what there is since last time', async () => {
    const seen = await practice.agreedGoal(id, coachee, 'Seen');
    const unseen = await practice.agreedGoal(id, coachee, 'Unseen');
    await add(asCoachee, 'topics', { text: 'The reorganization' });
    await hold(1, '2026-10-01T15:05:00Z');
    await asCoach.change('put', `${session(1)}/notes/shared`, 0, { text: 'We began.' }).expect(200);
    await asCoach.change('put', `${session(1)}/notes/private`, 0, { text: 'They are tired.' }).expect(200);
    const due = { dueOn: '2026-10-03' };
    await add(asCoach, 'actions', { text: 'Send the book', owner: 'coach', ...due });
    const done = await add(asCoach, 'actions', { text: 'Read it', owner: 'coachee', ...due });
    await asCoachee.post(`${within}/actions/${done}/completion`).expect(200);
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    await asCoachee.post(`${within}/goals/${seen}/check-ins`, { score: 5 }).expect(201);
    await revise(seen, 'Seen, and heard');
    const preparation = await prepare(asCoach);
    expect(preparation).toMatchObject({
      ...{ next: { number: 2 }, last: { number: 1, state: 'completed' }, left: 11 },
      topics: [{ text: 'The reorganization', carriedOn: 1, mine: false }],
      actions: { overdue: 1, mine: [{ text: 'Send the book' }], theirs: [] },
      settledActions: [{ text: 'Read it' }],
      sharedNote: { text: 'We began.', by: 'Cora Coach', session: { number: 1 }, version: 1 },
      privateNote: { text: 'They are tired.', session: { number: 1 } },
    });
    expect(ids(preparation.goals.dueForALook)).toEqual([unseen]);
    expect(preparation.goals.waiting).toMatchObject([{ goalId: seen, kind: 'revision', wording: 'Seen, and heard' }]);
    expect((await prepare(asCoachee)).privateNote).toBeNull();
    test.clock.set(new Date('2026-10-29T12:00:00Z'));
    expect(ids((await prepare(asCoachee)).goals.stale)).toEqual([unseen]);
  });

  it('a recap has what was discussed and agreed on, the goals, and what comes next, in one read', async () => {
    const [ofTopic, ofAction, said] = [
      await practice.agreedGoal(id, coachee, 'Of a topic'),
      await practice.agreedGoal(id, coachee, 'Of an action'),
      await practice.agreedGoal(id, coachee, 'Said'),
    ];
    const topic = await add(asCoach, 'topics', { text: 'Priorities', goalIds: [ofTopic] });
    await add(asCoachee, 'topics', { text: 'The reorganization' });
    await hold(1, '2026-10-01T15:05:00Z');
    await asCoach.post(`${within}/topics/${topic}/discussion`, {}).expect(200);
    await add(asCoach, 'actions', {
      ...{ text: 'Ask the team', owner: 'coachee', dueOn: '2026-10-07' },
      ...{ goalId: ofAction, sessionId: sessions[0]?.id },
    });
    for (const by of [asCoachee, asCoach]) await by.send('put', `${session(1)}/goals/${said}`).expect(200);
    await asCoach.change('put', `${session(1)}/notes/shared`, 0, { text: 'We began.' }).expect(200);
    await asCoachee.post(`${within}/goals/${ofTopic}/check-ins`, { score: 5 }).expect(201);
    const { body: recap } = await asCoachee.get(`${session(1)}/recap`).expect(200);
    expect(recap).toMatchObject({
      ...{ session: { number: 1, state: 'completed', absent: null }, left: 11, next: { number: 2 } },
      sharedNote: { text: 'We began.', by: 'Cora Coach', version: 1 },
    });
    expect([texts(recap.discussed), texts(recap.carriesOn)]).toEqual([['Priorities'], ['The reorganization']]);
    expect([texts(recap.actions), texts(recap.openActions)]).toEqual([['Ask the team'], []]);
    expect(recap.goals).toMatchObject([
      { id: ofTopic, ways: ['topic'], checkIns: [{ on: '2026-10-01', score: 5, by: 'Kit Coachee' }] },
      { id: ofAction, ways: ['action'], checkIns: [] },
      { id: said, ways: ['said'], checkIns: [] },
    ]);
    await hold(2, '2026-10-08T15:05:00Z');
    const { body: later } = await asCoach.get(`${session(2)}/recap`).expect(200);
    expect([texts(later.discussed), texts(later.actions), texts(later.openActions)]).toEqual([
      [],
      [],
      ['Ask the team'],
    ]);
    expect(later.goals).toEqual([]);
  });

  it('the two say which goals it was about, and take it back; those of topics stay', async () => {
    const goalId = await practice.agreedGoal(id, coachee);
    const { body } = await asCoach.send('put', `${session(1)}/goals/${goalId}`).expect(200);
    expect(body.items).toMatchObject([{ id: goalId, ways: ['said'] }]);
    await asCoachee.delete(`${session(1)}/goals/${goalId}`).expect(204);
    expect((await asCoach.get(`${session(1)}/goals`).expect(200)).body.items).toEqual([]);
    const elsewhere = await practice.activePair();
    const foreign = await practice.agreedGoal(elsewhere.id, elsewhere.coachee);
    await asCoach.send('put', `${session(1)}/goals/${foreign}`).expect(404);
    await asCoach.post(`${within}/ending`, { reason: 'A new job' }).expect(200);
    await asCoach.send('put', `${session(1)}/goals/${goalId}`).expect(409);
  });

  it('whoever goes on with it reads what was shared, and not what its former coach wrote for themself', async () => {
    await hold(1, '2026-10-01T15:05:00Z');
    for (const kind of ['shared', 'private'])
      await asCoach.change('put', `${session(1)}/notes/${kind}`, 0, { text: `A ${kind} note` }).expect(200);
    const topic = await add(asCoach, 'topics', { text: 'Priorities' });
    await add(asCoach, 'actions', { text: 'Send the book', owner: 'coach', dueOn: '2026-10-07' });
    const successor = await practice.coach('Sue Successor');
    const proposal = { coachId: successor.personId, reason: 'A long leave' };
    const { body: handover } = await asCoach.post(`${within}/handovers`, proposal).expect(201);
    for (const actor of [coachee, successor])
      await test.as(actor).post(`${within}/handovers/${handover.id}/answer`, { decision: 'agreed' }).expect(200);
    for (const path of ['preparation', 'topics', 'actions', `topics/${topic}`])
      await asCoach.get(`${within}/${path}`).expect(404);
    const asSuccessor = test.as(successor);
    const preparation = await prepare(asSuccessor);
    expect(preparation).toMatchObject({
      topics: [{ text: 'Priorities', by: 'Cora Coach', mine: false }],
      actions: { mine: [{ text: 'Send the book', by: 'Cora Coach' }] },
      sharedNote: { text: 'A shared note', by: 'Cora Coach' },
      privateNote: null,
    });
    expect(
      (await asSuccessor.change('patch', `${within}/topics/${topic}`, 1, { text: 'x' }).expect(409)).body.code,
    ).toBe('topic.others-words');
    await asSuccessor.post(`${within}/topics/${topic}/discussion`, {}).expect(200);
    await asSuccessor.change('put', `${session(1)}/notes/shared`, 1, { text: 'And mine' }).expect(200);
    const { body: kept } = await asSuccessor.get(`${session(1)}/notes/shared/versions/1`).expect(200);
    expect(kept).toMatchObject({ text: 'A shared note', by: 'Cora Coach' });
    await asSuccessor.get(`${session(1)}/notes/private/versions/1`).expect(404);
  });

  it('what the two left open in an engagement before carries on, until it is done', async () => {
    const left = await add(asCoach, 'actions', { text: 'Send the book', owner: 'coach', dueOn: '2026-10-03' });
    await asCoach.post(`${within}/ending`, { reason: 'On to the next' }).expect(200);
    const next = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: renewal } = await asCoach.post(`${within}/renewal`, next).expect(201);
    const before = async (by: Asking) =>
      (await by.get(`engagements/${renewal.id}/preparation`).expect(200)).body.actionsBefore;
    for (const by of [asCoach, asCoachee])
      expect(await before(by)).toMatchObject([{ id: left, text: 'Send the book', engagementId: id, goal: null }]);
    const other = await practice.coachee('Olga Other');
    const another = await practice.active(coach, other, { localTime: '15:00' });
    expect((await asCoach.get(`engagements/${another}/preparation`).expect(200)).body.actionsBefore).toEqual([]);
    await asCoachee.post(`${within}/actions/${left}/completion`).expect(200);
    expect(await before(asCoach)).toEqual([]);
  });

  it('is read with as many queries after years as at the beginning', async () => {
    const counted = (path: string) => queriesOf(() => asCoach.get(`${within}/${path}`).expect(200));
    const paths = ['preparation', `sessions/${sessions[0]?.id}/recap`];
    const few = [await counted(paths[0] ?? ''), await counted(paths[1] ?? '')];
    for (let number = 1; number <= 6; number++) {
      const goalId = await practice.agreedGoal(id, coachee, `Goal ${number}`);
      for (const by of [asCoach, asCoachee]) {
        await add(by, 'topics', { text: `Topic ${number}`, goalIds: [goalId] });
        await add(by, 'actions', { text: `Action ${number}`, owner: 'coach', dueOn: '2026-10-07', goalId });
      }
      await asCoach.change('put', `${session(number)}/notes/shared`, 0, { text: 'We met.' }).expect(200);
      await asCoach.send('put', `${session(number)}/goals/${goalId}`).expect(200);
    }
    await hold(1, '2026-10-01T15:05:00Z');
    const many = [await counted(paths[0] ?? ''), await counted(paths[1] ?? '')];
    expect(many).toEqual(few);
    expect(Math.max(...many)).toBeLessThan(35);
  });
});
