import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an engagement ends early', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let company: { id: string; sponsor: Actor };

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    company = await practice.company();
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const end = (actor: Actor, id: string, given: object = {}) =>
    test.as(actor).post(`engagements/${id}/ending`, { reason: 'She leaves the company', ...given });
  const sponsored = async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const id = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
    return { coach, coachee, sponsor: company.sponsor, id };
  };

  it.each(['coach', 'coachee', 'sponsor'] as const)('at the wish of its %s, at no cost', async (party) => {
    const engagement = await sponsored();
    const { coach, coachee, id } = engagement;
    await test.goTo('2026-10-01T15:00:00Z');
    const [first] = await practice.sessions(id, coach);
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/completion`).expect(200);
    // Twenty minutes before the second: late, if somebody cancelled it.
    await test.goTo('2026-10-08T13:40:00Z');
    const { body } = await end(engagement[party], id).expect(200);
    expect(body).toMatchObject({ id, state: 'ended_early' });

    const sessions = await practice.sessions(id, coachee);
    expect(sessions.map(({ state }) => state)).toEqual(['completed', ...Array.from({ length: 11 }, () => 'cancelled')]);
    expect(sessions.some(({ forfeited }) => forfeited)).toBe(false);
    const { body: ledger } = await test.as(coachee).get(`engagements/${id}/ledger`).expect(200);
    expect(
      (ledger.items as { reason: string; amount: number }[]).map(({ reason, amount }) => [reason, amount]),
    ).toEqual([
      ['allocated', 12],
      ['held', -1],
      ['expired', -11],
    ]);
    const { body: history } = await test.as(practice.administrator).get(`engagements/${id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ from: 'active', to: 'ended_early', why: 'She leaves the company' });
    expect(history.items.at(-1).by).toMatch({ coach: /Cora/, coachee: /Kit/, sponsor: /Sam/ }[party]);
  });

  it('for a reason: without one it goes on', async () => {
    const { coach, id } = await practice.activePair();
    await end(coach, id, { reason: undefined }).expect(400);
    await end(coach, id, { reason: '   ' }).expect(400);
    const { body } = await test.as(coach).get(`engagements/${id}`).expect(200);
    expect(body.state).toBe('active');
  });

  it('and then all of it can be read, and nothing booked, proposed or changed', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const goal = await practice.agreedGoal(id, coachee);
    await end(coachee, id).expect(200);
    for (const what of ['', '/sessions', '/ledger', '/goals', `/goals/${goal}`, '/history', '/plan'])
      await test.as(coachee).get(`engagements/${id}${what}`).expect(200);
    const refusals: [Actor, string, object | undefined, string][] = [
      [coach, 'sessions', { localStart: '2026-10-08T10:00' }, 'session.engagement-not-active'],
      [coach, 'goals', { wording: 'One more' }, 'goal.engagement-over'],
      [coachee, `goals/${goal}/revisions`, { wording: 'Other words', basedOn: 1 }, 'goal.engagement-over'],
      [coachee, `goals/${goal}/start`, undefined, 'goal.engagement-over'],
      [coach, 'pauses', {}, 'engagement.state'],
      [coach, 'completion', {}, 'engagement.state'],
      [coach, 'ending', { reason: 'Again' }, 'engagement.state'],
      [coach, 'extension', { endsOn: '2027-01-31', reason: 'More' }, 'engagement.state'],
    ];
    for (const [actor, what, body, code] of refusals) {
      const answer = await test.as(actor).post(`engagements/${id}/${what}`, body);
      expect([what, answer.status, answer.body.code]).toEqual([what, 409, code]);
    }
  });

  it('while it is only drafted, or agreement is awaited: held dates are free again', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const drafted = await practice.draft(coach, coachee);
    await end(coach, drafted).expect(200);
    const submitted = await practice.draft(coach, coachee);
    await test.as(coach).post(`engagements/${submitted}/submission`).expect(200);
    await end(coachee, submitted).expect(200);
    await practice.active(coach, coachee);
  });

  it('or is discarded while it is a draft, by its coach, without a reason; it is kept, as ended', async () => {
    const [coach, coachee] = await Promise.all([practice.coach(), practice.coachee()]);
    const id = await practice.draft(coach, coachee);
    await test.as(coachee).delete(`engagements/${id}`).expect(403);
    await test.as(coach).delete(`engagements/${id}`).expect(204);
    const { body } = await test.as(coachee).get(`engagements/${id}`).expect(200);
    expect(body.state).toBe('ended_early');
    const active = await practice.active(coach, coachee);
    await test.as(coach).delete(`engagements/${active}`).expect(409);
  });

  it('while it is paused', async () => {
    const { coach, id } = await practice.activePair();
    await test.as(coach).post(`engagements/${id}/pauses`, {}).expect(200);
    await end(coach, id).expect(200);
  });

  it('and frees its time', async () => {
    const { coach, id } = await practice.activePair();
    await end(coach, id).expect(200);
    await practice.active(coach, await practice.coachee());
  });

  it('or goes on for longer: an extension is explicit, by the coach, to a later day', async () => {
    const { coach, coachee, id } = await practice.activePair();
    const extend = (actor: Actor, endsOn: string) =>
      test.as(actor).post(`engagements/${id}/extension`, { endsOn, reason: 'One more month' });
    await extend(coachee, '2027-01-31').expect(403);
    for (const endsOn of ['2026-12-31', '2026-12-01', '2028-01-01']) {
      const { body } = await extend(coach, endsOn).expect(409);
      expect(body.code).toBe('engagement.extension-backwards');
    }
    const { body } = await extend(coach, '2027-01-31').expect(200);
    expect(body).toMatchObject({ state: 'active', endsOn: '2027-01-31' });
    const { body: history } = await test.as(coachee).get(`engagements/${id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({
      ...{ from: 'active', to: 'active', by: 'Cora Coach' },
      why: 'Extended from 2026-12-31 to 2027-01-31: One more month',
    });
  });
});
