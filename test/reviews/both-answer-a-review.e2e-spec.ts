import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Reviewing } from './reviewing.js';

describe('both answer a review', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  /** About when it all begins: the clock goes on while a slow machine works. */
  const begun = expect.stringMatching(/^2026-09-24T12:/);
  const progress = (text: string) => ({ question: 'worthwhile', text });

  it('of three that come with the plan: kickoff is open at once, and before that there is none', async () => {
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    const id = await practice.draft(coach, coachee);
    const { body: none } = await test.as(coach).get(`engagements/${id}/reviews`).expect(200);
    expect(none.items).toEqual([]);
    const review = await Reviewing.begin(practice);
    expect(await review.states()).toEqual({ kickoff: 'open', midpoint: 'coming', closing: 'coming' });
    const { body } = await test.as(review.coach).get(review.path).expect(200);
    expect(body.items[0]).toMatchObject({ kind: 'kickoff', openedAt: begun, youAnsweredAt: null });
  });

  it('whose questions are in their own language, and as their side is asked', async () => {
    const german = await practice.coachee('Karl Coachee', { language: 'de' });
    const coach = await practice.coach();
    const review = new Reviewing(test, await practice.active(coach, german), coach, german);
    const { questions } = await review.read(german, 'kickoff');
    expect(questions[0]).toEqual({ key: 'reason', text: 'Was führt Sie gerade jetzt ins Coaching?' });
    const { questions: asked } = await review.read(coach, 'kickoff');
    expect(asked[0]).toEqual({ key: 'reason', text: 'What do you understand brings your coachee here?' });
  });

  it('with drafts that are kept, at the version that was read', async () => {
    const review = await Reviewing.begin(practice);
    const { coachee } = review;
    const goalId = await practice.agreedGoal(review.engagementId, coachee);
    const at = `${review.path}/${await review.idOf('kickoff')}/answers/draft`;
    const { body: empty } = await test.as(coachee).get(at).expect(200);
    expect(empty).toEqual({ answers: [], goals: [], updatedAt: null, version: 0 });
    const said = { answers: [progress('  I dare to.\n')], goals: [{ goalId, rating: 3, remark: 'From here' }] };
    const written = await review.draft(coachee, 'kickoff', 0, said);
    expect([written.status, written.headers.etag]).toEqual([200, '"1"']);
    const { body: kept } = await test.as(coachee).get(at).expect(200);
    expect(kept).toEqual({ ...said, updatedAt: begun, version: 1 });
    expect((await review.draft(coachee, 'kickoff', 0, said)).status).toBe(412);
    expect((await review.draft(coachee, 'kickoff', 1, { answers: [progress('Less')] })).status).toBe(200);
    const { body: moved } = await review.submit(coachee, 'kickoff', 1);
    expect(moved.code).toBe('review.draft-moved');
    expect((await test.as(coachee).send('put', at).send(said).expect(428)).body.code).toBe('request.unconditional');
  });

  it('with drafts that two windows write at once: one is told, and nothing is lost', async () => {
    const review = await Reviewing.begin(practice);
    await review.draft(review.coach, 'kickoff', 0, { answers: [progress('Begun')] });
    const both = await Promise.all(
      ['One', 'Other'].map((text) => review.draft(review.coach, 'kickoff', 1, { answers: [progress(text)] })),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const first = await Promise.all([0, 0].map((version) => review.draft(review.coachee, 'kickoff', version, {})));
    expect(first.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
  });

  it('with answers to its own questions alone, about goals that were agreed to', async () => {
    const review = await Reviewing.begin(practice);
    const { body: proposed } = await test
      .as(review.coach)
      .post(`engagements/${review.engagementId}/goals`, { wording: 'Only proposed' })
      .expect(201);
    const wrong = { answers: [{ question: 'reached', text: 'All' }], goals: [{ goalId: proposed.id, rating: 1 }] };
    const { status, body } = await review.draft(review.coachee, 'kickoff', 0, wrong);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/answers/0/question',
      '/goals/0/goalId',
    ]);
  });

  it('each alone: what the other submitted is shown once one has submitted, too', async () => {
    const review = await Reviewing.begin(practice);
    const { coach, coachee } = review;
    await review.draft(coachee, 'kickoff', 0, { answers: [progress('Not yet said')] });
    await review.answer(coach, 'kickoff', 'worthwhile', 'That you choose');
    const before = await review.read(coachee, 'kickoff');
    expect(before).toMatchObject({ state: 'open', answers: [], youAnsweredAt: null });
    expect(before.otherAnsweredAt).toEqual(begun);
    const own = { side: 'coach', by: 'Cora Coach', answers: [progress('That you choose')] };
    expect((await review.read(coach, 'kickoff')).answers).toMatchObject([own]);
    const { status, body } = await review.submit(coachee, 'kickoff');
    expect([status, body.state]).toEqual([201, 'answered']);
    const both = [own, { side: 'coachee', by: 'Kit Coachee', answers: [progress('Not yet said')], goals: [] }];
    for (const actor of [coach, coachee]) expect((await review.read(actor, 'kickoff')).answers).toMatchObject(both);
  });

  it('each once: what was submitted stays, and nothing is submitted that is empty', async () => {
    const review = await Reviewing.begin(practice);
    expect((await review.submit(review.coach, 'kickoff')).body.code).toBe('review.empty');
    await review.draft(review.coach, 'kickoff', 0, { answers: [progress('   ')] });
    expect((await review.submit(review.coach, 'kickoff')).body.code).toBe('review.empty');
    await review.draft(review.coach, 'kickoff', 1, { answers: [progress('Now')] });
    const both = await Promise.all([2, 2].map((version) => review.submit(review.coach, 'kickoff', version)));
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    const again = await review.draft(review.coach, 'kickoff', 0, { answers: [progress('Better')] });
    expect([again.status, again.body.code]).toEqual([409, 'review.answered']);
  });

  it('and not before it is open', async () => {
    const review = await Reviewing.begin(practice);
    const { status, body } = await review.draft(review.coach, 'closing', 0, {});
    expect([status, body.code]).toEqual([409, 'review.state']);
  });

  it('and nobody else reads it, or knows of it', async () => {
    const company = await practice.company();
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    const review = new Reviewing(test, id, coach, coachee);
    const at = `${review.path}/${await review.idOf('kickoff')}`;
    const expected: [Actor, number][] = [
      [company.sponsor, 403],
      [practice.administrator, 403],
      [await practice.coach('Olaf Other'), 404],
    ];
    for (const [actor, status] of expected)
      for (const path of [review.path, at, `${at}/answers/draft`]) await test.as(actor).get(path).expect(status);
  });

  it('and after a handover, the other coach reads what both shared, and no draft', async () => {
    const review = await Reviewing.begin(practice);
    const { coach, coachee } = review;
    await review.answerBoth('kickoff', 'worthwhile');
    await review.hold(practice, 6);
    await review.draft(coach, 'midpoint', 0, { answers: [{ question: 'progress', text: 'A thought of the former' }] });
    const next = await practice.coach('Sue Successor');
    const handovers = `engagements/${review.engagementId}/handovers`;
    const { body } = await test.as(coach).post(handovers, { coachId: next.personId, reason: 'A leave' }).expect(201);
    for (const actor of [coachee, next])
      await test.as(actor).post(`${handovers}/${body.id}/answer`, { decision: 'agreed' }).expect(200);
    expect((await review.read(next, 'kickoff')).answers).toHaveLength(2);
    await test.as(coach).get(review.path).expect(404);
    const at = `${review.path}/${await review.idOf('midpoint')}/answers/draft`;
    expect((await test.as(next).get(at).expect(200)).body).toMatchObject({ answers: [], version: 0 });
    await review.answer(next, 'midpoint', 'progress', 'I am new here');
    await review.answer(coachee, 'midpoint', 'progress');
    expect(await review.states()).toMatchObject({ midpoint: 'answered' });
  });
});
