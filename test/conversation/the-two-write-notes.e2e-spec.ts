import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp, type Asking } from '../support/test-app.js';

const HELD = '2026-10-01T15:05:00Z';

describe('coach and coachee write notes of a session', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let asCoach: Asking;
  let asCoachee: Asking;
  let shared: string;
  let own: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  afterAll(() => test.stop());

  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair());
    [asCoach, asCoachee] = [test.as(coach), test.as(coachee)];
    const [first] = await practice.sessions(id, coach);
    shared = `engagements/${id}/sessions/${first?.id}/notes/shared`;
    own = `engagements/${id}/sessions/${first?.id}/notes/private`;
    test.clock.set(new Date(HELD));
  });

  const at = (time: string) => test.clock.set(new Date(`2026-10-01T${time}Z`));
  const write = async (by: Asking, text: string, path = shared) => {
    const { body } = await by.get(path).expect(200);
    return (await by.change('put', path, body.version, { text }).expect(200)).body as { version: number };
  };
  const versions = async (by: Asking, path = shared) => {
    const { body } = await by.get(`${path}/versions`).expect(200);
    return body.items as { number: number; by: string; beganAt: string; at: string }[];
  };
  const textOf = async (by: Asking, number: number, path = shared) =>
    (await by.get(`${path}/versions/${number}`).expect(200)).body.text as string;

  it('and of two who edit one, the second is told, and can read both', async () => {
    await write(asCoach, 'We began.');
    const mine = { text: 'We began with priorities.' };
    const theirs = { text: 'We began with the board.' };
    const answers = await Promise.all([
      asCoach.change('put', shared, 1, mine),
      asCoachee.change('put', shared, 1, theirs),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const stays = answers[0].status === 200 ? mine : theirs;
    const { body } = await asCoachee.get(shared).expect(200);
    expect(body).toMatchObject({ ...stays, version: 2, by: stays === mine ? 'Cora Coach' : 'Kit Coachee' });
  });

  it('and the same text twice is harmless, at whatever version', async () => {
    const once = { text: 'We began.' };
    const [first, again] = [
      await asCoach.change('put', shared, 0, once).expect(200),
      await asCoach.change('put', shared, 0, once).expect(200),
    ];
    expect(again.body).toEqual(first.body);
    await asCoachee.change('put', shared, 7, once).expect(200);
    expect(await versions(asCoach)).toEqual([]);
  });

  it('as it is typed, which makes a version of ten minutes, and not one of each letter', async () => {
    // The clock runs on while the server works, so nothing here depends on less than seconds.
    for (const time of ['15:10:00', '15:12:00', '15:15:00', '15:19:30']) {
      at(time);
      await write(asCoach, `We began at ${time}.`);
    }
    expect(await versions(asCoach)).toEqual([]);
    at('15:20:30');
    await write(asCoach, 'And went on.');
    expect(await versions(asCoach)).toEqual([
      {
        number: 1,
        by: 'Cora Coach',
        beganAt: expect.stringMatching(/^2026-10-01T15:10:\d\dZ$/),
        at: expect.stringMatching(/^2026-10-01T15:19:\d\dZ$/),
      },
    ]);
    expect(await textOf(asCoachee, 1)).toBe('We began at 15:19:30.');
  });

  it('and what one wrote is kept as soon as the other writes', async () => {
    await write(asCoach, 'Mine.');
    await write(asCoachee, 'Ours.');
    await write(asCoachee, 'Ours, and more.');
    await write(asCoach, 'All of it.');
    expect((await versions(asCoachee)).map(({ number, by }) => [number, by])).toEqual([
      [2, 'Kit Coachee'],
      [1, 'Cora Coach'],
    ]);
    expect([await textOf(asCoachee, 1), await textOf(asCoach, 2)]).toEqual(['Mine.', 'Ours, and more.']);
    const { body: page } = await asCoach.get(`${shared}/versions?limit=1`).expect(200);
    const { body: rest } = await asCoach.get(`${shared}/versions?limit=1&cursor=${page.nextCursor}`).expect(200);
    expect([...page.items, ...rest.items].map(({ number }) => number)).toEqual([2, 1]);
  });

  it('and what was wiped out at once is kept, however soon', async () => {
    const long = 'We talked about much. '.repeat(20);
    await write(asCoach, long);
    await write(asCoach, '');
    expect(await textOf(asCoach, 1)).toBe(long);
  });

  it('and put an earlier version back, which loses nothing', async () => {
    await write(asCoach, 'Mine.');
    await write(asCoachee, 'Ours.');
    const { body, headers } = await asCoach.post(`${shared}/versions/1/restoration`).expect(200);
    expect([body.text, headers.etag]).toEqual(['Mine.', '"3"']);
    expect(await textOf(asCoachee, 2)).toBe('Ours.');
    await asCoachee.change('put', shared, 2, { text: 'Over it, unread' }).expect(412);
    await asCoachee.post(`${shared}/versions/1/restoration`).expect(200);
    expect(await versions(asCoachee)).toHaveLength(2);
    for (const none of ['9/restoration', '0/restoration'])
      expect((await asCoach.post(`${shared}/versions/${none}`)).status).toBe(none.startsWith('9') ? 404 : 400);
  });

  it('of which a private one is its author’s alone, with all that it said before', async () => {
    await write(asCoachee, 'I doubt it.', own);
    at('15:30:00');
    await write(asCoachee, 'I still doubt it.', own);
    expect(await textOf(asCoachee, 1, own)).toBe('I doubt it.');
    expect(await versions(asCoach, own)).toEqual([]);
    await asCoach.get(`${own}/versions/1`).expect(404);
    await asCoach.post(`${own}/versions/1/restoration`).expect(404);
    expect((await asCoach.get(own).expect(200)).body).toEqual({ text: '', updatedAt: null, by: null, version: 0 });
    const { body } = await asCoachee.post(`${own}/versions/1/restoration`).expect(200);
    expect(body.text).toBe('I doubt it.');
  });

  it('of fifty thousand characters, whatever they take', async () => {
    await write(asCoach, '𝄞'.repeat(50_000));
    expect((await asCoachee.get(shared).expect(200)).body.text).toHaveLength(100_000);
    await asCoach.change('put', shared, 1, { text: 'x'.repeat(50_001) }).expect(400);
  });

  it('while it is paused; and once it has ended early, all stays to be read, and nothing is written', async () => {
    await asCoach.post(`engagements/${id}/pauses`, {}).expect(200);
    await write(asCoach, 'We paused.');
    await write(asCoachee, 'Both of us.');
    await asCoach.post(`engagements/${id}/ending`, { reason: 'A new job' }).expect(200);
    expect((await asCoach.change('put', shared, 2, { text: 'Late' }).expect(409)).body.code).toBe(
      'conversation.engagement-over',
    );
    await asCoach.change('put', own, 0, { text: 'Late' }).expect(409);
    await asCoach.post(`${shared}/versions/1/restoration`).expect(409);
    expect((await asCoachee.get(shared).expect(200)).body.text).toBe('Both of us.');
    expect(await textOf(asCoachee, 1)).toBe('We paused.');
  });

  it('of the last session, which completes the engagement, in the grace of two weeks after it', async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    const pair = await practice.activePair({ sessions: 1 });
    const [only] = await practice.sessions(pair.id, pair.coach);
    const ask = test.as(pair.coach);
    test.clock.set(new Date(HELD));
    await ask.post(`engagements/${pair.id}/sessions/${only?.id}/completion`).expect(200);
    expect((await ask.get(`engagements/${pair.id}`).expect(200)).body.state).toBe('completed');
    const note = `engagements/${pair.id}/sessions/${only?.id}/notes/shared`;
    const action = { text: 'Go on alone', owner: 'coachee', dueOn: '2026-11-01' };
    const actions = `engagements/${pair.id}/actions`;
    test.clock.set(new Date('2026-10-15T14:59:00Z'));
    await ask.change('put', note, 0, { text: 'What we take along.' }).expect(200);
    await ask.post(actions, { ...action, sessionId: only?.id }).expect(201);
    await ask.post(actions, action).expect(409);
    test.clock.set(new Date('2026-10-15T15:01:00Z'));
    await ask.change('put', note, 1, { text: 'Late.' }).expect(409);
    await ask.post(actions, { ...action, sessionId: only?.id }).expect(409);
  });
});
