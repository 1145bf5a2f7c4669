import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp, type Asking } from '../support/test-app.js';

/** Thursdays at ten in New York, from 1 October 2026: 14:00 in UTC until the clocks change. */
const AFTER_FIRST = '2026-10-01T15:05:00Z';
const AFTER_SECOND = '2026-10-08T15:05:00Z';

interface Topic {
  id: string;
  text: string;
  carriedOn: number;
  version: number;
}

describe('coach and coachee bring topics', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let asCoach: Asking;
  let asCoachee: Asking;
  let topics: string;
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
    topics = `engagements/${id}/topics`;
    sessions = await practice.sessions(id, coach);
  });

  const bring = async (by: Asking, text: string, given: object = {}): Promise<Topic> =>
    (await by.post(topics, { text, ...given }).expect(201)).body as Topic;
  const open = async () => (await asCoach.get(topics).expect(200)).body as { items: Topic[]; version: number };
  const hold = async (number: number, at: string) => {
    test.clock.set(new Date(at));
    await asCoach.post(`engagements/${id}/sessions/${sessions[number - 1]?.id}/completion`).expect(200);
  };

  it('which both read, each with who brought it and what it is about', async () => {
    const goalId = await practice.agreedGoal(id, coachee, 'Speak up early');
    await bring(asCoach, 'How decisions are made', { goalIds: [goalId] });
    await bring(asCoachee, 'The reorganization');
    const { body } = await asCoachee.get(topics).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ text: 'How decisions are made', by: 'Cora Coach', mine: false, state: 'open' }),
      expect.objectContaining({ text: 'The reorganization', by: 'Kit Coachee', mine: true, carriedOn: 0 }),
    ]);
    expect(body.items[0].goals).toEqual([{ id: goalId, wording: 'Speak up early', state: 'agreed' }]);
  });

  it('and what a session did not reach carries on by itself, and says how often', async () => {
    const reached = await bring(asCoach, 'Priorities');
    const waits = await bring(asCoachee, 'The reorganization');
    const later = await bring(asCoachee, 'For the third talk', { sessionId: sessions[2]?.id });
    await hold(1, AFTER_FIRST);
    const { body: discussed } = await asCoachee.post(`${topics}/${reached.id}/discussion`, {}).expect(200);
    expect(discussed).toMatchObject({ state: 'discussed', discussedInId: sessions[0]?.id, carriedOn: 0 });
    await hold(2, AFTER_SECOND);
    const counts = (await open()).items.map((topic) => [topic.id, topic.carriedOn]);
    expect(counts).toEqual([
      [waits.id, 2],
      [later.id, 0],
    ]);
    const { body } = await asCoach.get(`engagements/${id}/sessions/${sessions[0]?.id}/recap`).expect(200);
    expect(body.discussed.map(({ text }: Topic) => text)).toEqual(['Priorities']);
    expect(body.carriesOn.map(({ text }: Topic) => text)).toEqual(['The reorganization']);
  });

  it('and each changes their own words alone, at the version they read', async () => {
    const { id: topicId } = await bring(asCoach, 'Priorities');
    const at = `${topics}/${topicId}`;
    const others = await asCoachee.change('patch', at, 1, { text: 'Mine now' }).expect(409);
    expect(others.body.code).toBe('topic.others-words');
    const { body, headers } = await asCoach.change('patch', at, 1, { text: 'Priorities of the team' }).expect(200);
    expect([body.text, headers.etag]).toEqual(['Priorities of the team', '"2"']);
    await asCoach.change('patch', at, 1, { text: 'Late' }).expect(412);
    await asCoach.send('patch', at).send({ text: 'Unread' }).expect(428);
    await asCoachee.post(`${at}/drop`).expect(200);
    const settled = await asCoach.change('patch', at, 3, { text: 'After all' }).expect(409);
    expect(settled.body.code).toBe('topic.state');
  });

  it('and names another talk for one of theirs, and other goals', async () => {
    const goalId = await practice.agreedGoal(id, coachee);
    const { id: topicId } = await bring(asCoach, 'Priorities', { sessionId: sessions[1]?.id, goalIds: [goalId] });
    const at = `${topics}/${topicId}`;
    const { body } = await asCoach.change('patch', at, 1, { sessionId: null, goalIds: [] }).expect(200);
    expect(body).toMatchObject({ sessionId: null, goals: [], text: 'Priorities' });
  });

  it('for a session that is to come, and for goals of their own engagement', async () => {
    await hold(1, AFTER_FIRST);
    const over = await asCoach.post(topics, { text: 'Late', sessionId: sessions[0]?.id }).expect(409);
    expect(over.body.code).toBe('topic.talk-over');
    const elsewhere = await practice.activePair();
    const goalId = await practice.agreedGoal(elsewhere.id, elsewhere.coachee);
    const [foreign] = await practice.sessions(elsewhere.id, elsewhere.coach);
    await asCoach.post(topics, { text: 'Of others', goalIds: [goalId] }).expect(400);
    await asCoach.post(topics, { text: 'Of others', sessionId: foreign?.id }).expect(400);
    expect((await open()).items).toEqual([]);
  });

  it('which either discusses or lets go of, once, and takes up again', async () => {
    const one = await bring(asCoach, 'Priorities');
    const early = await asCoachee.post(`${topics}/${one.id}/discussion`, {}).expect(409);
    expect(early.body.code).toBe('topic.no-talk');
    await asCoachee.post(`${topics}/${one.id}/drop`).expect(200);
    expect((await asCoach.post(`${topics}/${one.id}/drop`).expect(409)).body.code).toBe('topic.state');
    expect((await open()).items).toEqual([]);
    const { body: settled } = await asCoach.get(`${topics}?state=settled`).expect(200);
    expect(settled.items).toHaveLength(1);
    const { body } = await asCoach.post(`${topics}/${one.id}/reopening`).expect(200);
    expect(body).toMatchObject({ state: 'open', settledAt: null });
  });

  it('and put them into an order, of all that are open, at the list that they read', async () => {
    const [first, second, third] = [await bring(asCoach, '1'), await bring(asCoachee, '2'), await bring(asCoach, '3')];
    const ids = [third.id, first.id, second.id];
    const { version } = await open();
    const { body } = await asCoachee.change('put', `${topics}/order`, version, { topicIds: ids }).expect(200);
    expect(body.items.map((topic: Topic) => topic.id)).toEqual(ids);
    await asCoach.change('put', `${topics}/order`, version, { topicIds: ids }).expect(412);
    const differs = await asCoach.change('put', `${topics}/order`, body.version, { topicIds: [first.id] }).expect(409);
    expect(differs.body).toMatchObject({ code: 'topic.others-open', missing: [third.id, second.id] });
    // An order is nobody's words: what was read of a topic still holds.
    await asCoach.change('patch', `${topics}/${first.id}`, first.version, { text: '1, again' }).expect(200);
    const { items } = await open();
    expect(items.map(({ text }) => text)).toEqual(['3', '1, again', '2']);
    const { body: page, headers } = await asCoach.get(`${topics}?limit=2`).expect(200);
    expect(headers.link).toContain('rel="next"');
    const { body: rest } = await asCoach.get(`${topics}?limit=2&cursor=${page.nextCursor}`).expect(200);
    expect([...page.items, ...rest.items].map(({ text }: Topic) => text)).toEqual(['3', '1, again', '2']);
  });

  it('while it is paused, and not once it is over, when all can still be read and let go of', async () => {
    const one = await bring(asCoach, 'Priorities');
    await asCoach.post(`engagements/${id}/pauses`, {}).expect(200);
    await bring(asCoachee, 'What the pause was for');
    await asCoach.post(`engagements/${id}/ending`, { reason: 'A new job' }).expect(200);
    const refused = await asCoachee.post(topics, { text: 'One more' }).expect(409);
    expect(refused.body.code).toBe('conversation.engagement-over');
    expect((await asCoach.change('patch', `${topics}/${one.id}`, 1, { text: 'Late' }).expect(409)).body.code).toBe(
      'conversation.engagement-over',
    );
    expect((await open()).items).toHaveLength(2);
    await asCoachee.post(`${topics}/${one.id}/drop`).expect(200);
    await asCoachee.post(`${topics}/${one.id}/reopening`).expect(409);
  });

  it('not before all have agreed to the engagement', async () => {
    const draft = await practice.draft(await practice.coach(), coachee, { startsOn: '2027-06-03' });
    const { body } = await asCoachee.post(`engagements/${draft}/topics`, { text: 'Early' }).expect(409);
    expect(body.code).toBe('conversation.engagement-over');
  });
});
