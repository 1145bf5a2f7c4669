import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import type { PromptResponse } from '../../src/reviews/prompts.responses.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';
import { Reviewing } from './reviewing.js';

describe('people are prompted', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const mailsTo = (email: string) => test.mail.all.filter(({ recipients }) => recipients.includes(email));
  /** The subjects of all mails of reviews and goals that somebody has got. */
  const subjectsTo = ({ email }: Actor) =>
    mailsTo(email)
      .map(({ subject }) => subject ?? '')
      .filter((subject) => /review|goal|Fragen|Ziel/i.test(subject));
  /** Time passes, with a round through all practices on the day that it comes to. */
  const dayComes = async (instant: string) => {
    await test.goTo(instant);
    await test.app.get(Rounds).begin();
    // A round sends visits, and those send mail: each is a job of its own.
    for (let step = 0; step < 3; step++) await test.app.get(Jobs).runDue();
  };
  const prompts = async (actor: Actor) =>
    (await test.as(actor).get('me/prompts').expect(200)).body.items as PromptResponse[];
  const kinds = async (actor: Actor) => (await prompts(actor)).map(({ kind }) => kind);

  it('when a review opens, and once more after a week, unless they have answered', async () => {
    const review = await Reviewing.begin(practice);
    const { coach, coachee } = review;
    await test.deliver();
    for (const actor of [coach, coachee]) expect(subjectsTo(actor)).toEqual(['Your kickoff review is open']);
    await review.answer(coach, 'kickoff', 'reason');
    await test.goTo('2026-10-01T11:30:00Z');
    expect(subjectsTo(coachee)).toHaveLength(1);
    await test.goTo('2026-10-01T13:00:00Z');
    expect(subjectsTo(coachee)).toEqual(['Your kickoff review is open', 'Your kickoff review still waits for you']);
    await test.goTo('2026-10-30T12:00:00Z');
    expect(subjectsTo(coach)).toHaveLength(1);
    expect(subjectsTo(coachee)).toHaveLength(2);
  });

  it('in their language, with a link to the place, and nothing of what is said', async () => {
    const coachee = await practice.coachee('Karl Coachee', { language: 'de' });
    const coach = await practice.coach();
    const review = new Reviewing(test, await practice.active(coach, coachee), coach, coachee);
    await practice.agreedGoal(review.engagementId, coachee, 'Unsaid elsewhere');
    await test.deliver();
    const [mail] = mailsTo(coachee.email).filter(({ subject }) => subject === 'Die Fragen zum Auftakt sind da');
    expect(mail?.text).toContain(`http://localhost/engagements/${review.engagementId}/reviews/`);
    expect(mail?.text).toContain('Guten Tag Karl Coachee');
    expect(mail?.text).not.toMatch(/Unsaid|führt Sie/);
  });

  it('not while the engagement is paused, and then in their time', async () => {
    const review = await Reviewing.begin(practice);
    await test.deliver();
    await test.as(review.coach).post(`engagements/${review.engagementId}/pauses`, {}).expect(200);
    await test.goTo('2026-10-02T12:00:00Z');
    expect(subjectsTo(review.coachee)).toHaveLength(1);
    await test.as(review.coach).post(`engagements/${review.engagementId}/resumption`).expect(200);
    await test.goTo('2026-10-10T12:00:00Z');
    expect(subjectsTo(review.coachee)).toEqual([
      'Your kickoff review is open',
      'Your kickoff review still waits for you',
    ]);
  });

  it('both, when nobody has looked at a goal for four weeks: once, until somebody does', async () => {
    const review = await Reviewing.begin(practice);
    const { engagementId, coach, coachee } = review;
    const goal = await practice.agreedGoal(engagementId, coachee);
    const stale = ({ email }: Actor) => mailsTo(email).filter(({ subject }) => /looked at/.test(subject ?? ''));
    await dayComes('2026-10-22T11:00:00Z');
    expect(stale(coach)).toEqual([]);
    expect(await kinds(coach)).not.toContain('stale_goal');
    for (const day of ['2026-10-23', '2026-10-24']) await dayComes(`${day}T12:00:00Z`);
    for (const actor of [coach, coachee]) {
      expect(stale(actor)).toHaveLength(1);
      const found = (await prompts(actor)).filter(({ kind }) => kind === 'stale_goal');
      expect(found).toMatchObject([
        { goalId: goal, goalWording: 'Speak up early', engagementId, since: expect.stringMatching(/^2026-09-24T12:/) },
      ]);
    }
    expect(stale(coachee)[0]?.text).not.toContain('Speak up early');
    await test.as(coach).post(`engagements/${engagementId}/goals/${goal}/check-ins`, { score: 3 }).expect(201);
    expect(await kinds(coach)).not.toContain('stale_goal');
    await dayComes('2026-11-25T12:00:00Z');
    expect(stale(coachee)).toHaveLength(2);
  });

  it('about stale goals not while paused or over, and not of what was looked at before the mail left', async () => {
    const review = await Reviewing.begin(practice);
    const { engagementId, coach, coachee } = review;
    const goal = await practice.agreedGoal(engagementId, coachee);
    const stale = () => mailsTo(coachee.email).filter(({ subject }) => /looked at/.test(subject ?? ''));
    test.clock.set(new Date('2026-10-01T12:00:00Z'));
    await test.as(coach).post(`engagements/${engagementId}/pauses`, {}).expect(200);
    await dayComes('2026-11-01T12:00:00Z');
    expect(stale()).toEqual([]);
    await test.as(coach).post(`engagements/${engagementId}/resumption`).expect(200);
    await test.goTo('2026-11-02T12:00:00Z');
    await test.app.get(Rounds).begin();
    for (const queue of ['rounds', 'visits'] as const) await test.app.get(Jobs).runDue([queue]);
    await test.as(coachee).post(`engagements/${engagementId}/goals/${goal}/check-ins`, { score: 3 }).expect(201);
    await test.deliver();
    expect(stale()).toEqual([]);
    await test.as(coach).post(`engagements/${engagementId}/ending`, { reason: 'Done' }).expect(200);
    await dayComes('2026-12-20T12:00:00Z');
    expect(stale()).toEqual([]);
  });

  it('both, when no goal is agreed to after three sessions: a warning, once', async () => {
    const review = await Reviewing.begin(practice);
    const { engagementId, coach, coachee } = review;
    const warned = ({ email }: Actor) => mailsTo(email).filter(({ subject }) => /agreed to yet/.test(subject ?? ''));
    await test.as(coach).post(`engagements/${engagementId}/goals`, { wording: 'Only proposed' }).expect(201);
    await review.hold(practice, 2);
    await dayComes('2026-10-09T12:00:00Z');
    expect(await kinds(coachee)).not.toContain('no_goal_agreed');
    await review.hold(practice, 1);
    for (const day of ['2026-10-16', '2026-10-17']) await dayComes(`${day}T12:00:00Z`);
    for (const actor of [coach, coachee]) {
      expect(warned(actor)).toHaveLength(1);
      expect(await kinds(actor)).toContain('no_goal_agreed');
    }
    await practice.agreedGoal(engagementId, coachee);
    expect(await kinds(coachee)).not.toContain('no_goal_agreed');
  });

  it('by what waits for them, in one read: signatures, proposals, revisions, reviews, changes, handovers', async () => {
    const company = await practice.company();
    const [coach, coachee, next] = [await practice.coach(), await practice.coachee(), await practice.coach('Sue')];
    const engagementId = await practice.draft(coach, coachee, { companyId: company.id, changeBandHours: 336 });
    await test.as(coach).post(`engagements/${engagementId}/submission`).expect(200);
    const begun = expect.stringMatching(/^2026-09-24T12:/);
    const signature = {
      kind: 'signature',
      engagementId,
      since: begun,
      until: expect.stringMatching(/^2026-10-04T12:/),
    };
    for (const [actor, as, withName] of [
      [coach, 'coach', 'Kit Coachee'],
      [coachee, 'coachee', 'Cora Coach'],
      [company.sponsor, 'sponsor', 'Kit Coachee'],
    ] as const) {
      expect(await prompts(actor)).toMatchObject([{ ...signature, as, withName }]);
      await test.as(actor).post(`engagements/${engagementId}/signatures`, { decision: 'agreed' }).expect(201);
    }
    for (const actor of [company.sponsor, practice.administrator, next]) expect(await prompts(actor)).toEqual([]);

    const review = new Reviewing(test, engagementId, coach, coachee);
    const goal = await practice.agreedGoal(engagementId, coachee);
    const goals = `engagements/${engagementId}/goals`;
    const { body: proposed } = await test.as(coach).post(goals, { wording: 'Delegate' }).expect(201);
    const words = { wording: 'Sooner', basedOn: 1 };
    await test.as(coach).post(`${goals}/${goal}/revisions`, words).expect(201);
    const reviewId = await review.idOf('kickoff');
    await review.answer(coach, 'kickoff', 'reason');
    const [first] = await practice.sessions(engagementId, coachee);
    const at = `engagements/${engagementId}/sessions/${first?.id}/rescheduling`;
    const { body: asked } = await test.as(coachee).post(at, { localStart: '2026-10-02T16:00' }).expect(200);
    const leave = { coachId: next.personId, reason: 'A leave' };
    const handovers = `engagements/${engagementId}/handovers`;
    const { body: handover } = await test.as(coach).post(handovers, leave).expect(201);

    const waiting = await prompts(coachee);
    const wanted = [
      { kind: 'goal_proposal', goalId: proposed.id, goalWording: 'Delegate', revision: 1 },
      { kind: 'goal_revision', goalId: goal, goalWording: 'Speak up early', revision: 2 },
      { kind: 'handover', handoverId: handover.id },
      {
        kind: 'pulse',
        reviewId,
        reviewKind: 'kickoff',
        as: 'coachee',
        until: expect.stringMatching(/^2026-11-05T12:/),
      },
      { kind: 'review_to_answer', reviewId, reviewKind: 'kickoff' },
    ];
    expect(waiting.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject(wanted);
    expect(JSON.stringify(waiting)).not.toContain('Sooner');
    for (const actor of [coach, company.sponsor, practice.administrator, next])
      expect(JSON.stringify(await prompts(actor))).not.toMatch(/Delegate|Sooner|Speak up/);
    const change = { kind: 'change_request', sessionId: first?.id, changeRequestId: asked.pendingChange.id };
    expect(await prompts(coach)).toMatchObject([{ ...change, as: 'coach', withName: 'Kit Coachee' }]);

    await review.answer(coachee, 'kickoff', 'reason');
    for (const actor of [coach, coachee]) expect(await kinds(actor)).toContain('review_to_settle');
    expect(await prompts(next)).toEqual([]);
    await test.as(coachee).post(`${handovers}/${handover.id}/answer`, { decision: 'agreed' }).expect(200);
    expect(await prompts(next)).toMatchObject([{ kind: 'handover', as: 'successor', withName: 'Kit Coachee' }]);
    expect(await kinds(coachee)).not.toContain('handover');
  });

  it('with as many queries, however much waits', async () => {
    const { coachee, engagementId, coach } = await Reviewing.begin(practice);
    const few = await queriesOf(() => prompts(coachee));
    for (const wording of ['One', 'Two', 'Three'])
      await test.as(coach).post(`engagements/${engagementId}/goals`, { wording }).expect(201);
    expect(await queriesOf(() => prompts(coachee))).toBe(few);
  });
});
