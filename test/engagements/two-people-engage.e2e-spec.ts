import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const slot = { startsOn: '2026-10-01', localTime: '10:00', timeZone: 'America/New_York' };

describe('two people engage', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  const draft = (actor: Actor, coach: Actor, coachee: Actor, given: object = {}) =>
    test.as(actor).post('engagements', { ...slot, coachId: coach.personId, coacheeId: coachee.personId, ...given });

  it('once at a time: a second open engagement of the pair is refused', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const first = await practice.draft(coach, coachee);
    const { body } = await draft(practice.administrator, coach, coachee, { localTime: '15:00' }).expect(409);
    expect(body.code).toBe('engagement.pair-has-one');
    await test.as(coach).post(`engagements/${first}/ending`, { reason: 'Another start' }).expect(200);
    await draft(practice.administrator, coach, coachee, { localTime: '15:00' }).expect(201);
  });

  it('once, even where twenty ask at once', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => draft(practice.administrator, coach, coachee)));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('being two: nobody coaches themselves', async () => {
    const coach = await practice.coach();
    const { body } = await draft(practice.administrator, coach, coach).expect(409);
    expect(body.code).toBe('engagement.one-person');
    const { body: own } = await draft(coach, coach, coach).expect(409);
    expect(own.code).toBe('engagement.one-person');
  });

  it('and a coach is coached too', async () => {
    const [coach, mentor, coachee] = [await practice.coach(), await practice.coach(), await practice.coachee()];
    const mentored = { kind: 'coaching_a_coach', localTime: '15:00' };
    await practice.active(coach, coachee);
    await practice.active(mentor, coach, mentored);
    const { body } = await test.as(coach).get('engagements').expect(200);
    expect(body.items).toMatchObject([
      { coach: { id: coach.personId }, kind: 'personal' },
      { coachee: { id: coach.personId }, kind: 'coaching_a_coach' },
    ]);
  });

  it('unless the coachee reports to the coach: that is a conflict of interest', async () => {
    const coach = await practice.coach();
    const report = await practice.coachee('Rae Report', { managerId: coach.personId });
    const { body } = await draft(practice.administrator, coach, report).expect(409);
    expect(body.code).toBe('engagement.conflict-of-interest');
    const { body: listed } = await test.as(report).get('engagements').expect(200);
    expect(listed.items).toEqual([]);
  });

  it('unless, which the coach cannot waive by giving a reason', async () => {
    const coach = await practice.coach();
    const { body: report } = await test
      .as(coach)
      .post('people', {
        ...{ name: 'Rae Report', email: 'rae@example.org', timeZone: 'Europe/London', managerId: coach.personId },
      })
      .expect(201);
    const asked = { ...slot, coacheeId: report.id, conflictReason: 'We get along' };
    const { body } = await test.as(coach).post('engagements', asked).expect(409);
    expect(body.code).toBe('engagement.conflict-of-interest');
  });

  it('where an administrator records why, which the history keeps', async () => {
    const coach = await practice.coach();
    const report = await practice.coachee('Rae Report', { managerId: coach.personId });
    const conflictReason = 'Both asked for it; the board agreed';
    const { body } = await draft(practice.administrator, coach, report, { conflictReason }).expect(201);
    const { body: history } = await test.as(practice.administrator).get(`engagements/${body.id}/history`).expect(200);
    expect(history.items).toMatchObject([{ to: 'draft', by: 'Ida Administrator', why: conflictReason }]);
  });

  it('with people and companies of their own practice alone', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const other = await PracticeBuilder.start(test);
    const [stranger, company] = [await other.coach(), await other.company()];
    const codeOf = async (request: ReturnType<typeof draft>) => (await request.expect(409)).body.code;
    expect(await codeOf(draft(practice.administrator, stranger, coachee))).toBe('plan.coach-unknown');
    expect(await codeOf(draft(practice.administrator, coach, stranger))).toBe('plan.coachee-unknown');
    expect(await codeOf(draft(practice.administrator, coach, coachee, { companyId: company.id }))).toBe(
      'engagement.company-unknown',
    );
  });

  it('whom a coach has added, or coaches: a coach drafts for nobody else', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const { body } = await draft(coach, coach, coachee).expect(409);
    expect(body.code).toBe('plan.coachee-unknown');
    const known = { name: 'Ned New', email: 'ned@example.org', timeZone: 'Europe/London' };
    const { body: added } = await test.as(coach).post('people', known).expect(201);
    const { body: drafted } = await test
      .as(coach)
      .post('engagements', { ...slot, coacheeId: added.id })
      .expect(201);
    expect(drafted).toMatchObject({ state: 'draft', coach: { id: coach.personId }, coachee: { name: 'Ned New' } });
  });

  it('on other terms, if they like, and all rules hold for them', async () => {
    const terms = { sessions: 4, sessionMinutes: 90, everyWeeks: 2, months: 2, noticeHours: 48, goalsInProgress: 1 };
    const { coach, coachee, id } = await practice.activePair(terms);
    const { goalsInProgress: _limit, months: _months, ...shown } = terms;
    const { body } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(body).toMatchObject({ ...shown, endsOn: '2026-11-30', figures: { left: 4, scheduled: 4 } });
    const sessions = await practice.sessions(id, coach);
    expect(sessions.map(({ localStart }) => localStart)).toEqual([
      ...['2026-10-01T10:00', '2026-10-15T10:00', '2026-10-29T10:00', '2026-11-12T10:00'],
    ]);
    expect(sessions[0]?.endsAt).toBe('2026-10-01T15:30:00Z');
  });

  it.each([
    [{ sessions: 0 }, '/sessions'],
    [{ sessions: 53 }, '/sessions'],
    [{ sessionMinutes: 14 }, '/sessionMinutes'],
    [{ sessionMinutes: 241 }, '/sessionMinutes'],
    [{ everyWeeks: 3 }, '/everyWeeks'],
    [{ months: 13 }, '/months'],
    [{ startsOn: '2026-02-30' }, '/startsOn'],
    [{ localTime: '24:00' }, '/localTime'],
    [{ timeZone: 'EST' }, '/timeZone'],
  ])('not on terms that are none: %j', async (given, pointer) => {
    const someone = practice.administrator;
    const { body } = await draft(someone, someone, someone, given).expect(400);
    expect(body).toMatchObject({ code: 'request.invalid', errors: [{ pointer }] });
  });
});
