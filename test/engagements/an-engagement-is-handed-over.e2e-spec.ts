import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { whileHeldUp } from '../support/held-up.js';
import { Handovers, type Trio } from './handing-over.js';

describe('an engagement is handed over', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let handovers: Handovers;
  let trio: Trio;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    handovers = new Handovers(practice);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    trio = await handovers.trio();
  });
  afterAll(() => test.stop());

  const within = (what = '') => `engagements/${trio.id}${what}`;
  const read = async (by: Actor, what = '') => (await test.as(by).get(within(what)).expect(200)).body;
  const note = (by: Actor, session: string, kind: string, version: number, text: string) =>
    test.as(by).change('put', within(`/sessions/${session}/notes/${kind}`), version, { text });
  const firstSession = async (by: Actor) => (await practice.sessions(trio.id, by))[0]?.id ?? '';

  it('with the coachee’s yes and then the other coach’s: from then on it is theirs, with all there is', async () => {
    const goal = await practice.agreedGoal(trio.id, trio.coachee);
    const session = await firstSession(trio.coach);
    await test.goTo('2026-10-01T15:00:00Z');
    await test
      .as(trio.coach)
      .post(within(`/sessions/${session}/completion`))
      .expect(200);
    const { version } = await read(trio.coachee);
    await handovers.done(trio);
    const { successor } = trio;
    expect(await read(successor)).toMatchObject({
      coach: { id: successor.personId, name: 'Sue Successor' },
      ...{ state: 'active', version: version + 1, figures: { held: 1, left: 11, scheduled: 11 } },
    });
    expect((await read(successor, '/sessions')).items).toHaveLength(12);
    expect((await read(successor, '/goals')).items).toMatchObject([{ id: goal }]);
    expect((await read(successor, '/ledger')).items).toHaveLength(2);
    const { body: agenda } = await test.as(successor).get('me/agenda').expect(200);
    expect(agenda.items[0]).toMatchObject({ engagementId: trio.id, as: 'coach', withName: 'Kit Coachee' });
    const { body: mine } = await test.as(trio.coachee).get('me/agenda').expect(200);
    expect(mine.items[0]).toMatchObject({ withName: 'Sue Successor' });
    await test.as(successor).get(`people/${trio.coachee.personId}`).expect(200);
    await test
      .as(successor)
      .post(within(`/goals/${goal}/revisions`), { wording: 'Speak up', basedOn: 1 })
      .expect(201);
    await test.as(successor).post(within('/ledger'), { reason: 'granted', note: 'To begin with' }).expect(201);
  });

  it('to one of the other coaches of the practice, who are named to its coach and to nobody else', async () => {
    const { coach, coachee, successor } = trio;
    const { items } = await read(coach, '/handovers/candidates');
    expect(items).toContainEqual({ id: successor.personId, name: 'Sue Successor' });
    const named = (items as { id: string }[]).map(({ id }) => id);
    expect(named).not.toContain(coach.personId);
    expect(named).not.toContain(coachee.personId);
    await test.as(coachee).get(within('/handovers/candidates')).expect(403);
  });

  it('and is not there any more, at once, for whoever coached it; they still sign in', async () => {
    const { coach } = trio;
    const [session, goal] = [await firstSession(coach), await practice.agreedGoal(trio.id, trio.coachee)];
    const handover = await handovers.done(trio);
    const children = ['', '/history', '/participants', '/plan', '/sessions', '/goals', '/ledger', '/handovers'];
    for (const what of [...children, `/sessions/${session}`, `/sessions/${session}/notes/private`, `/goals/${goal}`])
      expect([what, (await test.as(coach).get(within(what))).status]).toEqual([what, 404]);
    for (const what of [
      'pauses',
      'ending',
      'handovers',
      `handovers/${handover}/answer`,
      `sessions/${session}/completion`,
    ])
      expect([what, (await test.as(coach).post(within(`/${what}`), {})).status]).toEqual([what, 404]);
    await note(coach, session, 'private', 0, 'One more').expect(404);
    await test.as(coach).get(`people/${trio.coachee.personId}`).expect(404);
    for (const list of ['engagements', 'me/agenda', 'handovers'])
      expect((await test.as(coach).get(list).expect(200)).body.items).toEqual([]);
    await test.as(coach).get('me').expect(200);
  });

  it.each([
    ['coach', 404, 'active'],
    ['coachee', 200, 'paused'],
  ] as const)('also to a request that waited for it meanwhile: a pause by the %s is %s', async (who, status, state) => {
    const handover = await handovers.agreed(trio);
    const engagement = `select from engagement where id = '${trio.id}' for update`;
    const answers = await whileHeldUp(test, engagement, async (untilHeldUp) => {
      const yes = handovers.answer(trio, handover, trio.successor).then((answer) => answer.status);
      await untilHeldUp(1);
      const pause = test
        .as(trio[who])
        .post(within('/pauses'), {})
        .then((answer) => answer.status);
      await untilHeldUp(2);
      return [yes, pause];
    });
    expect(await Promise.all(answers)).toEqual([200, status]);
    expect((await read(trio.successor)).state).toBe(state);
  });

  it('while its history stays: who coached from when until when, and who did what', async () => {
    const { coach, coachee, successor } = trio;
    const session = await firstSession(coach);
    await test
      .as(coach)
      .post(within(`/sessions/${session}/rescheduling`), { localStart: '2026-10-02T10:00' })
      .expect(200);
    await test.goTo('2026-10-05T08:00:00Z');
    await handovers.done(trio);
    const began = expect.stringMatching(/^2026-09-24T/) as string;
    const changed = expect.stringMatching(/^2026-10-05T08:/) as string;
    for (const by of [coachee, successor, practice.administrator])
      expect((await read(by, '/participants')).items.slice(0, 2)).toEqual([
        {
          as: 'coach',
          personId: coach.personId,
          name: 'Cora Coach',
          since: began,
          givenBy: 'Ida Administrator',
          until: changed,
          takenBy: 'Cora Coach',
        },
        {
          as: 'coach',
          personId: successor.personId,
          name: 'Sue Successor',
          since: changed,
          givenBy: 'Cora Coach',
          until: null,
          takenBy: null,
        },
      ]);
    const { items } = await read(coachee, '/history');
    expect(items.at(-1)).toEqual({
      from: 'active',
      to: 'active',
      at: changed,
      by: 'Sue Successor',
      why: 'Handed over: I am ill',
    });
    const { items: moves } = await read(successor, `/sessions/${session}/moves`);
    expect(moves).toMatchObject([{ by: 'Cora Coach' }]);
    expect((await read(coachee)).signatures.map(({ party }: { party: string }) => party)).toEqual(['coach', 'coachee']);
  });

  it('and back again, each time with two yeses', async () => {
    await handovers.done(trio);
    await test.goTo('2026-10-05T08:00:00Z');
    const back = { ...trio, coach: trio.successor, successor: trio.coach };
    await handovers.done(back);
    expect((await read(trio.coach)).coach.name).toBe('Cora Coach');
    const coaches = (await read(trio.coachee, '/participants')).items.filter(
      ({ as }: { as: string }) => as === 'coach',
    );
    expect(coaches.map(({ name }: { name: string }) => name)).toEqual(['Cora Coach', 'Sue Successor', 'Cora Coach']);
    await test.as(trio.successor).get(within()).expect(404);
  });

  it('with the shared notes, and never with what either of them wrote for themself', async () => {
    const { coach, coachee, successor } = trio;
    const session = await firstSession(coach);
    await note(coach, session, 'shared', 0, 'We agreed on a plan').expect(200);
    await note(coach, session, 'private', 0, 'They are tired of me').expect(200);
    await note(coachee, session, 'private', 0, 'I am tired of them').expect(200);
    await handovers.done(trio);
    const at = (kind: string) => `/sessions/${session}/notes/${kind}`;
    expect((await read(successor, at('shared'))).text).toBe('We agreed on a plan');
    expect(await read(successor, at('private'))).toEqual({ text: '', updatedAt: null, by: null, version: 0 });
    await note(successor, session, 'private', 0, 'A fresh look').expect(200);
    await note(successor, session, 'shared', 1, 'We agreed on a plan, and keep it').expect(200);
    expect((await read(coachee, at('private'))).text).toBe('I am tired of them');
    // Were they coach again, their notes would be where they left them.
    await handovers.done({ ...trio, coach: successor, successor: coach });
    expect((await read(coach, at('private'))).text).toBe('They are tired of me');
  });

  it('and both calendars are right: the time is free for one coach, and taken for the other', async () => {
    const another = await practice.coachee();
    await handovers.done(trio);
    const plan = { startsOn: '2026-10-01', localTime: '10:00', timeZone: 'America/New_York' };
    const preview = async (coach: Actor) =>
      (
        await test
          .as(coach)
          .post('engagement-plans', { ...plan, coachId: coach.personId })
          .expect(200)
      ).body;
    expect((await preview(trio.coach)).sessions[0].startsAt).toBe('2026-10-01T14:00:00Z');
    expect((await preview(trio.successor)).skipped).toHaveLength(12);
    await practice.active(trio.coach, another);
    const rival = await practice.active(trio.successor, await practice.coachee(), { localTime: '12:00' });
    const [first] = await practice.sessions(rival, trio.successor);
    const onto = { localStart: '2026-10-01T10:30', overrideWeek: true };
    const { body } = await test
      .as(trio.successor)
      .post(`engagements/${rival}/sessions/${first?.id}/rescheduling`, onto)
      .expect(409);
    expect(body.code).toBe('session.overlaps');
  });

  it('paused as well, and the days of that pause count from its first one', async () => {
    await test.goTo('2026-10-02T12:00:00Z');
    await test.as(trio.coachee).post(within('/pauses'), { reason: 'The coach is ill' }).expect(200);
    await test.goTo('2026-10-05T12:00:00Z');
    await handovers.done(trio);
    await test.goTo('2026-10-09T12:00:00Z');
    const { body } = await test.as(trio.successor).post(within('/resumption')).expect(200);
    expect(body).toMatchObject({ state: 'active', endsOn: '2027-01-07' });
  });

  it('and completes and is renewed with the coach it has now', async () => {
    await handovers.done(trio);
    await test.as(trio.successor).post(within('/completion'), { goals: [] }).expect(200);
    const next = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body } = await test.as(trio.successor).post(within('/renewal'), next).expect(201);
    expect(body).toMatchObject({ coach: { id: trio.successor.personId }, predecessorId: trio.id });
    await test.as(trio.coach).get(`engagements/${body.id}`).expect(404);
  });

  it('to whom the coachee reports, which ends what they saw as manager', async () => {
    const manager = await practice.person('Max Manager', { capacities: ['coach'] });
    const coachee = await practice.coachee('Rob Report', { managerId: manager.personId });
    const id = await practice.active(trio.coach, coachee, { localTime: '15:00' });
    trio = { ...trio, coachee, id, successor: manager };
    await test
      .as(coachee)
      .send('put', within(`/managers/${manager.personId}`))
      .expect(200);
    const given = { conflictReason: 'Nobody else is there' };
    const { body } = await handovers.propose(trio, practice.administrator, given).expect(201);
    for (const by of [coachee, manager]) await handovers.answer(trio, body.id, by).expect(200);
    const managers = (await read(coachee, '/participants')).items.filter(({ as }: { as: string }) => as === 'manager');
    expect(managers).toMatchObject([
      { name: 'Max Manager', until: expect.stringMatching(/^2026-09-24T/) as string, takenBy: 'Max Manager' },
    ]);
    await test.as(manager).get(within('/manager-view')).expect(403);
    await test.as(manager).get(within('/sessions')).expect(200);
  });
});
