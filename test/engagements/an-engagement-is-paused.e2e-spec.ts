import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('an engagement is paused', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair());
  });
  afterAll(() => test.stop());

  const pause = (actor: Actor, body: object = {}) => test.as(actor).post(`engagements/${id}/pauses`, body);
  const resume = (actor: Actor) => test.as(actor).post(`engagements/${id}/resumption`);
  const read = async () => (await test.as(coachee).get(`engagements/${id}`).expect(200)).body;
  const post = (actor: Actor, what: string, body?: object) => test.as(actor).post(`engagements/${id}/${what}`, body);

  it('which cancels what is to come at no cost, and not what has begun', async () => {
    await test.goTo('2026-10-08T14:20:00Z');
    const { body } = await pause(coachee, { reason: 'Parental leave' }).expect(200);
    expect(body).toMatchObject({ state: 'paused', figures: { left: 12, scheduled: 2, forfeited: 0 } });
    const states = (await practice.sessions(id, coach)).map(({ state, cancelledBy }) => `${state} ${cancelledBy}`);
    expect(states.slice(0, 3)).toEqual(['scheduled null', 'scheduled null', 'cancelled practice']);
    expect(new Set(states.slice(2))).toEqual(new Set(['cancelled practice']));
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger.items).toHaveLength(1);
    const { body: history } = await test.as(coach).get(`engagements/${id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ to: 'paused', by: 'Kit Coachee', why: 'Parental leave' });
  });

  it('and nothing can be booked or moved meanwhile, while the outcome of what was held is still told', async () => {
    await test.goTo('2026-10-01T14:30:00Z');
    await pause(coach).expect(200);
    const [first] = await practice.sessions(id, coach);
    const booked = await post(coach, 'sessions', { localStart: '2026-10-15T10:00' }).expect(409);
    expect(booked.body.code).toBe('session.engagement-not-active');
    const moved = await post(coach, `sessions/${first?.id}/rescheduling`, { localStart: '2026-10-02T10:00' });
    expect([moved.status, moved.body.code]).toEqual([409, 'session.engagement-not-active']);
    await post(coach, `sessions/${first?.id}/completion`).expect(200);
    expect(await read()).toMatchObject({ state: 'paused', figures: { held: 1, left: 11 } });
    await pause(coach).expect(409);
    await post(coach, 'completion', {}).expect(409);
  });

  it('and frees the time of its sessions for others', async () => {
    const another = await practice.coachee();
    await pause(coach).expect(200);
    const rival = await practice.active(coach, another);
    expect(await practice.sessions(rival, another)).toHaveLength(12);
  });

  it('until it is resumed: then its end has moved by the days paused, and sessions are booked again', async () => {
    await resume(coach).expect(409);
    await test.goTo('2026-10-20T12:00:00Z');
    await pause(coach).expect(200);
    await test.goTo('2026-11-03T12:00:00Z');
    const { body } = await resume(coachee).expect(200);
    expect(body).toMatchObject({ state: 'active', endsOn: '2027-01-14', figures: { left: 12 } });
    await post(coach, 'sessions', { localStart: '2027-01-14T10:00' }).expect(201);
    await post(coach, 'sessions', { localStart: '2027-01-15T10:00' }).expect(409);
  });

  it('for two months at most, in all', async () => {
    await test.goTo('2026-10-05T12:00:00Z');
    await pause(coach).expect(200);
    await test.goTo('2026-11-05T12:00:00Z');
    await resume(coach).expect(200);
    await test.goTo('2026-11-10T12:00:00Z');
    await pause(coach).expect(200);
    await test.goTo('2026-12-11T12:00:00Z');
    const { body } = await resume(coach).expect(409);
    expect(body.code).toBe('engagement.paused-too-long');
    await test.goTo('2026-12-10T12:00:00Z');
    const { body: resumed } = await resume(coach).expect(200);
    expect(resumed.endsOn).toBe('2027-03-02');
  });

  it('and does not run out meanwhile, but after the end that was moved', async () => {
    await test.goTo('2026-12-20T12:00:00Z');
    await pause(coach).expect(200);
    await test.goTo('2027-01-20T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'paused' });
    const { body } = await resume(coach).expect(200);
    expect(body).toMatchObject({ state: 'active', endsOn: '2027-01-31' });
    await test.goTo('2027-02-14T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'active' });
    await test.goTo('2027-02-16T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'completed' });
  });

  it('by coach or coachee, and by nobody else', async () => {
    const company = await practice.company();
    const [other, employee] = await Promise.all([practice.coach(), practice.coachee()]);
    id = await practice.active(other, employee, { companyId: company.id }, company.sponsor);
    await pause(company.sponsor).expect(403);
    await pause(practice.administrator).expect(403);
    await pause(coach).expect(404);
    await pause(other).expect(200);
  });
});
