import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a coach plans the rest', () => {
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
    ({ coach, coachee, id } = await practice.activePair({ sessions: 4 }));
  });
  afterAll(() => test.stop());

  const rest = (localStart: string, actor = coach) =>
    test.as(actor).post(`engagements/${id}/remaining-sessions`, { localStart });
  const post = (what: string, body: object = {}) => test.as(coach).post(`engagements/${id}/${what}`, body);
  const scheduled = async () =>
    (await practice.sessions(id, coachee)).filter(({ state }) => state === 'scheduled').map((each) => each.localStart);
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('after a pause: all that are left, in a weekly slot', async () => {
    await post('pauses').expect(200);
    expect(refused(await rest('2026-10-13T09:00'))).toEqual([409, 'session.engagement-not-active']);
    await test.goTo('2026-10-08T12:00:00Z');
    await post('resumption').expect(200);
    const { body } = await rest('2026-10-13T09:00').expect(201);
    expect(body.items).toHaveLength(4);
    expect(await scheduled()).toEqual([
      ...['2026-10-13T09:00', '2026-10-20T09:00', '2026-10-27T09:00', '2026-11-03T09:00'],
    ]);
    const { body: ledger } = await test.as(coach).get(`engagements/${id}/ledger`).expect(200);
    expect(ledger).toMatchObject({ left: 4, scheduled: 4 });
    expect(refused(await rest('2026-11-10T09:00'))).toEqual([409, 'session.none-left']);
  });

  it('after cancellations and a grant: into weeks without a session, past those that have one', async () => {
    const [, second] = await practice.sessions(id, coach);
    await post(`sessions/${second?.id}/cancellation`).expect(200);
    await post('ledger', { reason: 'granted', sessions: 1, note: 'One more' }).expect(201);
    const { body } = await rest('2026-10-06T09:00').expect(201);
    expect(
      body.items.map(({ number, localStart }: { number: number; localStart: string }) => [number, localStart]),
    ).toEqual([
      [5, '2026-10-06T09:00'],
      [6, '2026-10-27T09:00'],
    ]);
    expect(body.skipped.map(({ localDate }: { localDate: string }) => localDate)).toEqual(['2026-10-13', '2026-10-20']);
  });

  it('all of them or none: not past the end, which is extended first', async () => {
    for (const { id: session } of await practice.sessions(id, coach)) await post(`sessions/${session}/cancellation`);
    const answer = await rest('2026-12-17T10:00');
    expect(refused(answer)).toEqual([409, 'session.overruns']);
    expect(answer.body).toMatchObject({ endsOn: '2026-12-31', lastDate: '2027-01-07', overrunDays: 7 });
    expect(await scheduled()).toEqual([]);
    expect(refused(await rest('2026-09-29T10:00'))).toEqual([409, 'session.outside-window']);
  });

  it('and the coachee, or an administrator, does not', async () => {
    for (const actor of [coachee, practice.administrator]) {
      expect((await rest('2026-10-13T09:00', actor)).status).toBe(403);
      await test
        .as(actor)
        .post(`engagements/${id}/remaining-sessions/preview`, { localStart: '2026-10-13T09:00' })
        .expect(403);
    }
  });
});
