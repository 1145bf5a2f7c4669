import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('people are told of an engagement that is off track', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const told = ({ email }: Actor) =>
    test.mail.all.filter(
      ({ recipients, subject }) => recipients.includes(email) && /off track|Stocken/.test(subject ?? ''),
    );
  /** Time passes, with a round through all practices on the day that it comes to. */
  const dayComes = async (instant: string, queues?: Parameters<Jobs['runDue']>[0]) => {
    await test.goTo(instant);
    await test.app.get(Rounds).begin();
    for (let step = 0; step < 3; step++) await test.app.get(Jobs).runDue(queues);
  };
  const cancelAll = async (id: string, coach: Actor) => {
    for (const { id: session, state } of await practice.sessions(id, coach))
      if (state === 'scheduled')
        await test.as(coach).post(`engagements/${id}/sessions/${session}/cancellation`, {}).expect(200);
  };
  /** With nothing scheduled from the first day on. */
  const quiet = async () => {
    const pair = await practice.activePair();
    await cancelAll(pair.id, pair.coach);
    return pair;
  };

  it('both of them, once, with the reasons in words and a link; and nobody else', async () => {
    const company = await practice.company();
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    await practice.agreedGoal(id, coachee, 'Unsaid elsewhere');
    await cancelAll(id, coach);
    await dayComes('2026-10-21T12:00:00Z');
    expect(told(coach)).toEqual([]);
    for (const day of ['22', '23', '24']) await dayComes(`2026-10-${day}T12:00:00Z`);
    for (const actor of [coach, coachee]) expect(told(actor)).toHaveLength(1);
    for (const actor of [company.sponsor, practice.administrator]) expect(told(actor)).toEqual([]);
    const [mail] = told(coachee);
    expect(mail?.subject).toBe('Your engagement is off track');
    expect(mail?.text).toContain('In your engagement with Cora Coach, there has been no session for 3 weeks');
    expect(mail?.text).toContain('Besides: A goal has not been looked at for more than 4 weeks. The sessions');
    expect(mail?.text).toContain(`http://localhost/engagements/${id}`);
    expect(mail?.text).not.toContain('Unsaid');
  });

  it('in their language', async () => {
    const [coach, coachee] = [await practice.coach(), await practice.coachee('Karl Coachee', { language: 'de' })];
    const id = await practice.active(coach, coachee, { offTrackAfterWeeks: 1 });
    await cancelAll(id, coach);
    await dayComes('2026-10-09T12:00:00Z');
    const [mail] = told(coachee);
    expect(mail?.subject).toBe('Ihr Coaching ist ins Stocken geraten');
    expect(mail?.text).toContain('seit einer Woche keine Sitzung');
  });

  it('again, when it was on track and goes off track another time', async () => {
    const { coach, id } = await quiet();
    await dayComes('2026-10-23T12:00:00Z');
    expect(told(coach)).toHaveLength(1);
    const { body: session } = await test
      .as(coach)
      .post(`engagements/${id}/sessions`, { localStart: '2026-10-29T10:00' })
      .expect(201);
    await dayComes('2026-10-24T12:00:00Z');
    await test.as(coach).post(`engagements/${id}/sessions/${session.id}/cancellation`, {}).expect(200);
    await dayComes('2026-10-25T12:00:00Z');
    expect(told(coach)).toHaveLength(2);
  });

  it('not while it is paused or over, and after a pause not before as many weeks again', async () => {
    const [one, ended] = [await quiet(), await quiet()];
    test.clock.set(new Date('2026-10-02T12:00:00Z'));
    await test.as(one.coach).post(`engagements/${one.id}/pauses`, {}).expect(200);
    await test.as(ended.coach).post(`engagements/${ended.id}/ending`, { reason: 'Done' }).expect(200);
    await dayComes('2026-11-01T12:00:00Z');
    await test.as(one.coach).post(`engagements/${one.id}/resumption`).expect(200);
    await dayComes('2026-11-21T12:00:00Z');
    for (const { coach } of [one, ended]) expect(told(coach)).toEqual([]);
    await dayComes('2026-11-23T12:00:00Z');
    expect([told(one.coachee).length, told(ended.coachee).length]).toEqual([1, 0]);
  });

  it('not of one that is on track again before the mail leaves', async () => {
    const { coach, coachee, id } = await quiet();
    await dayComes('2026-10-23T12:00:00Z', ['rounds', 'visits']);
    await test.as(coach).post(`engagements/${id}/sessions`, { localStart: '2026-10-29T10:00' }).expect(201);
    await test.deliver();
    for (const actor of [coach, coachee]) expect(told(actor)).toEqual([]);
  });
});
