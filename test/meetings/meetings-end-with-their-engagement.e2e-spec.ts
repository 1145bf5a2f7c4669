import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('meetings end with their engagement', () => {
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
    ({ coach, coachee, id } = await practice.activePair({ sessions: 1 }));
  });
  afterAll(() => test.stop());

  const book = (kind: string, localStart: string, at = id) =>
    test.as(coach).post(`engagements/${at}/meetings`, { kind, localStart });
  const states = async (at = id) => {
    const { body } = await test.as(coachee).get(`engagements/${at}/meetings`).expect(200);
    return (body.items as { kind: string; state: string }[]).map(({ kind, state }) => `${kind} ${state}`);
  };
  const act = (step: string, body: object = {}) => test.as(coach).post(`engagements/${id}/${step}`, body).expect(200);
  const complete = async () => {
    await test.goTo('2026-10-01T15:00:00Z');
    const [session] = await practice.sessions(id, coach);
    await act(`sessions/${session?.id}/completion`);
  };

  it('when it is paused: what is to come is cancelled, what was and what has begun is not', async () => {
    const { body: kickoff } = await book('kickoff', '2026-09-28T09:00').expect(201);
    await book('kickoff', '2026-09-30T09:00').expect(201);
    await book('midpoint', '2026-10-20T09:00').expect(201);
    await test.goTo('2026-09-30T13:10:00Z');
    await act(`meetings/${kickoff.id}/completion`);
    await act('pauses');
    expect(await states()).toEqual(['kickoff held', 'kickoff scheduled', 'midpoint cancelled']);
    const { body } = await test.as(coachee).get(`engagements/${id}/meetings`).expect(200);
    expect(body.items[2]).toMatchObject({ cancelledBy: 'practice', reason: 'The engagement is paused' });
    expect((await book('midpoint', '2026-10-21T09:00')).body.code).toBe('meeting.engagement-state');
    await act('resumption');
    await book('midpoint', '2026-10-20T09:00').expect(201);
  });

  it('when it ends early, and the time is free', async () => {
    await book('closing', '2026-12-30T09:00').expect(201);
    await act('ending', { reason: 'The budget is gone' });
    expect(await states()).toEqual(['closing cancelled']);
    expect((await book('closing', '2026-12-30T09:00')).body.code).toBe('meeting.engagement-state');
    const other = await practice.active(coach, await practice.coachee(), { sessions: 1, localTime: '15:00' });
    await book('closing', '2026-12-30T09:00', other).expect(201);
  });

  it('when it completes by itself, but for the closing talk, which comes after it', async () => {
    await book('midpoint', '2026-11-02T09:00').expect(201);
    const { body: closing } = await book('closing', '2026-10-08T09:00').expect(201);
    await complete();
    expect(await states()).toEqual(['closing scheduled', 'midpoint cancelled']);
    await act(`meetings/${closing.id}/rescheduling`, { localStart: '2026-10-09T09:00' });
    await test.goTo('2026-10-09T13:30:00Z');
    await act(`meetings/${closing.id}/completion`);
    expect(await states()).toEqual(['closing held', 'midpoint cancelled']);
  });

  it('and a closing talk is booked within the grace after its completion, and not later', async () => {
    await complete();
    expect((await book('closing', '2026-10-16T09:00')).body.code).toBe('meeting.outside-window');
    await book('closing', '2026-10-15T09:00').expect(201);
    expect((await book('kickoff', '2026-10-14T09:00')).body.code).toBe('meeting.engagement-state');
  });

  it.each([
    ['discarded', (draft: string) => test.as(coach).delete(`engagements/${draft}`).expect(204)],
    ['declined', (draft: string) => sign(draft, 'declined')],
    ['not agreed to in time', () => test.goTo('2026-10-05T12:00:00Z')],
  ])('when a draft is %s: the chemistry call goes with it', async (how, does) => {
    const other = await practice.coachee('Kim Other');
    const draft = await practice.draft(coach, other, { startsOn: '2026-11-06', sessions: 1 });
    await book('chemistry', '2026-10-20T09:00', draft).expect(201);
    if (how !== 'discarded') await test.as(coach).post(`engagements/${draft}/submission`).expect(200);
    await does(draft);
    const { body } = await test.as(other).get(`engagements/${draft}/meetings`).expect(200);
    expect(body.items).toMatchObject([{ kind: 'chemistry', state: 'cancelled', cancelledBy: 'practice' }]);
  });

  const sign = (draft: string, decision: string) =>
    test.as(coach).post(`engagements/${draft}/signatures`, { decision }).expect(201);

  it('and a chemistry call stays when all have agreed', async () => {
    const other = await practice.coachee('Kim Other');
    const draft = await practice.draft(coach, other, { startsOn: '2026-11-06', sessions: 1 });
    await book('chemistry', '2026-10-20T09:00', draft).expect(201);
    await test.as(coach).post(`engagements/${draft}/submission`).expect(200);
    await sign(draft, 'agreed');
    await test.as(other).post(`engagements/${draft}/signatures`, { decision: 'agreed' }).expect(201);
    const { body } = await test.as(other).get(`engagements/${draft}/meetings`).expect(200);
    expect(body.items).toMatchObject([{ kind: 'chemistry', state: 'scheduled' }]);
  });
});
