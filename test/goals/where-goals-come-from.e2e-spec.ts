import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

interface Entry {
  kind: string;
  by: string | null;
  wording: string | null;
  reason: string | null;
}

describe('where goals come from, and what becomes of them', () => {
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

  const at = (what = '', engagement = id) => `engagements/${engagement}/goals${what}`;
  const read = async (actor: Actor, what: string, engagement = id) =>
    (await test.as(actor).get(at(what, engagement)).expect(200)).body;
  const post = (actor: Actor, what: string, body?: object) => test.as(actor).post(at(what), body);
  const later = (minutes: number) => test.clock.set(new Date(test.clock.now().getTime() + minutes * 60_000));
  const inOrder = async (actor: Actor) => ((await read(actor, '')).items as { id: string }[]).map((goal) => goal.id);

  async function roleNamed(name: string, exampleGoals: string[] = []) {
    const administrator = test.as(practice.administrator);
    if (exampleGoals.length) return (await administrator.post('roles', { name, exampleGoals }).expect(201)).body;
    const { body } = await administrator.get('roles').expect(200);
    return (body.items as { id: string; name: string; exampleGoals: { id: string }[] }[]).find((r) => r.name === name);
  }
  const promote = (actor: Actor, roleId: string, from: string) =>
    test.as(practice.administrator).post(`people/${actor.personId}/roles`, { roleId, from }).expect(201);

  it('examples by the job of the first day, without those that are proposed; whatever the job is by now', async () => {
    expect(await read(coach, '/suggestions')).toEqual({ role: null, items: [] });
    await promote(coachee, (await roleNamed('Product Manager'))?.id ?? '', '2026-01-01');
    await promote(coachee, (await roleNamed('Architect'))?.id ?? '', '2026-10-02');
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    const { role, items } = await read(coachee, '/suggestions');
    expect([role, items.length]).toEqual(['Product Manager', 3]);
    const [one, two, three] = items as { exampleGoalId: string; wording: string }[];
    const adapted = { wording: 'Prioritize in the open', exampleGoalId: one?.exampleGoalId };
    const { body } = await post(coach, '', adapted).expect(201);
    expect(body).toMatchObject({ origin: 'catalogue', exampleGoalId: one?.exampleGoalId, state: 'proposed' });
    await post(coachee, '', { wording: two?.wording.toUpperCase() }).expect(201);
    expect((await read(coach, '/suggestions')).items).toEqual([three]);
  });

  it('which an administrator adds to any role and retires, and nobody else; what was taken from them stays', async () => {
    const role = await roleNamed('Tech Lead');
    const administrator = test.as(practice.administrator);
    await promote(coachee, role?.id ?? '', '2026-01-01');
    const { body: added } = await administrator
      .post('example-goals', { roleId: role?.id, wording: 'Let others decide' })
      .expect(201);
    expect((await read(coachee, '/suggestions')).items.at(-1)).toEqual({
      ...{ exampleGoalId: added.id, wording: 'Let others decide' },
    });
    const taken = { wording: 'Let others decide', exampleGoalId: added.id as string };
    const { body: goal } = await post(coachee, '', taken).expect(201);
    await test.as(coach).delete(`example-goals/${added.id}`).expect(403);
    await test.as(coach).post('example-goals', { roleId: role?.id, wording: 'Obey' }).expect(403);
    await administrator.delete(`example-goals/${added.id}`).expect(204);
    await administrator.delete(`example-goals/${added.id}`).expect(404);
    const ofNoRole = { roleId: goal.id as string, wording: 'Of no role' };
    expect((await administrator.post('example-goals', ofNoRole).expect(409)).body.code).toBe('role.unknown');
    expect((await post(coach, '', taken).expect(409)).body.code).toBe('goal.example-retired');
    const { body: roles } = await test.as(coach).get('roles').expect(200);
    expect(JSON.stringify(roles)).not.toContain('Let others decide');
    expect(await read(coach, `/${goal.id}`)).toMatchObject({ origin: 'catalogue', exampleGoalId: added.id });
  });

  it('in an order that the two of them choose, all of the open ones', async () => {
    const [one, two, three] = [
      await practice.agreedGoal(id, coachee, 'One'),
      await practice.agreedGoal(id, coachee, 'Two'),
      await practice.agreedGoal(id, coachee, 'Three'),
    ];
    const arrange = (actor: Actor, version: number, goalIds: string[]) =>
      test.as(actor).change('put', at('/order'), version, { goalIds });
    const { body, headers } = await test.as(coach).get(at('/order')).expect(200);
    expect([body, headers.etag]).toEqual([{ goalIds: [one, two, three], version: 1 }, '"1"']);
    expect((await arrange(coach, 1, [three, one, two]).expect(200)).body).toMatchObject({ version: 2 });
    expect(await inOrder(coachee)).toEqual([three, one, two]);
    await arrange(coachee, 1, [one, two, three]).expect(412);
    await test
      .as(coachee)
      .send('put', at('/order'))
      .send({ goalIds: [one, two, three] })
      .expect(428);
    const waiting = (await post(coach, '', { wording: 'Four' }).expect(201)).body.id as string;
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    await post(coachee, `/${one}/drop`).expect(200);
    const { body: refused } = await arrange(coachee, 2, [two, one]).expect(409);
    expect(refused).toMatchObject({ code: 'goal.order-of-others', open: [three, two], missing: [three] });
    for (const goalIds of [[two, three, waiting], [two, two, three], []])
      await arrange(coachee, 2, goalIds).expect(409);
    const answers = await Promise.all([arrange(coachee, 2, [two, three]), arrange(coach, 2, [three, two])]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const { goalIds } = await read(coach, '/order');
    expect((await inOrder(coach)).filter((each) => each !== one && each !== waiting)).toEqual(goalIds);
  });

  it('while the engagement is paused as well: words are found, and nothing is worked on', async () => {
    const goal = await practice.agreedGoal(id, coachee);
    await test.as(coach).post(`engagements/${id}/pauses`, {}).expect(200);
    const { body: proposed } = await post(coach, '', { wording: 'Then' }).expect(201);
    await post(coach, `/${proposed.id}/revisions`, { wording: 'Afterwards', basedOn: 1 }).expect(201);
    await post(coachee, `/${proposed.id}/agreement`, { revision: 2 }).expect(200);
    await post(coach, `/${goal}/revisions`, { wording: 'Other words', basedOn: 1 }).expect(201);
    await post(coachee, `/${goal}/decline`, { revision: 2 }).expect(200);
    const order = { goalIds: [proposed.id, goal] };
    await test.as(coachee).change('put', at('/order'), 1, order).expect(200);
    const { version } = await read(coachee, `/${goal}`);
    await test
      .as(coachee)
      .change('put', at(`/${goal}/visibility`), version, { sponsor: true })
      .expect(200);
    for (const [what, body] of [
      ...['start', 'achievement', 'drop'].map((step) => [step, undefined] as const),
      ...[{ score: 5 }, { score: 5, private: true }].map((look) => ['check-ins', look] as const),
    ])
      expect((await post(coachee, `/${goal}/${what}`, body).expect(409)).body.code).toBe('goal.engagement-over');
  });

  it('and all of it is told, from who first proposed it, across renewals; why it was declined to the coachee alone', async () => {
    const { body: first } = await post(coach, '', { wording: 'Be louder' }).expect(201);
    const steps: [Actor, string, object?][] = [
      [coach, `/${first.id}/revisions`, { wording: 'Be heard', basedOn: 1 }],
      [coachee, `/${first.id}/amendment`, { revision: 2, wording: 'Speak up' }],
    ];
    for (const [actor, what, body] of steps) {
      later(1);
      await post(actor, what, body).expect(201);
    }
    const goal = ((await read(coachee, '')).items as { id: string; state: string }[]).find(
      ({ state }) => state === 'agreed',
    )?.id;
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    const worked: [Actor, string, object?][] = [
      [coach, 'revisions', { wording: 'Speak up early', basedOn: 1 }],
      [coachee, 'decline', { revision: 2, reason: 'I am no early bird' }],
      ...(['start', 'hold', 'resumption'] as const).map((step): [Actor, string] => [coach, step]),
      [coach, 'check-ins', { score: 4, note: 'Not told here' }],
      [coachee, 'check-ins', { score: 1, private: true }],
    ];
    for (const [actor, what, body] of worked) {
      later(1);
      expect([what, (await post(actor, `/${goal}/${what}`, body)).status < 300]).toEqual([what, true]);
    }
    for (const sponsor of [true, false]) {
      later(1);
      const { version } = await read(coachee, `/${goal}`);
      await test
        .as(coachee)
        .change('put', at(`/${goal}/visibility`), version, { sponsor })
        .expect(200);
    }
    later(1);
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'A break' }).expect(200);
    const renewal = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: next } = await test.as(coach).post(`engagements/${id}/renewal`, renewal).expect(201);
    const [carried] = (await read(coachee, '', next.id as string)).items as { id: string }[];
    later(1);
    await test
      .as(coachee)
      .post(at(`/${carried?.id}/agreement`, next.id as string), { revision: 1 })
      .expect(200);

    const told = async (actor: Actor) =>
      (await read(actor, `/${carried?.id}/timeline`, next.id as string)).items as Entry[];
    const common = [
      ['proposed', 'Cora Coach', 'Be louder'],
      ['reworded', 'Cora Coach', 'Be heard'],
      ['amended', 'Kit Coachee', null],
      ['agreed', 'Kit Coachee', 'Speak up'],
      ['reworded', 'Cora Coach', 'Speak up early'],
      ['declined', 'Kit Coachee', 'Speak up early'],
      ...(['started', 'held', 'resumed', 'checked_in'] as const).map((kind) => [kind, 'Cora Coach', null]),
      ...(['shared', 'taken_back'] as const).map((kind) => [kind, 'Kit Coachee', null]),
      ['carried_over', 'Cora Coach', 'Speak up'],
      ['agreed', 'Kit Coachee', 'Speak up'],
    ];
    const asTold = (items: Entry[]) => items.map(({ kind, by, wording }) => [kind, by, wording]);
    expect(asTold(await told(coach))).toEqual(common);
    expect(asTold(await told(coachee))).toEqual(common.toSpliced(10, 0, ['checked_in', 'Kit Coachee', null]));
    const reasonsTo = async (actor: Actor) => (await told(actor)).flatMap(({ reason }) => reason ?? []);
    expect([await reasonsTo(coachee), await reasonsTo(coach)]).toEqual([['I am no early bird'], []]);
    expect(JSON.stringify(await told(coach))).not.toContain('Not told here');
  });

  it('as far back as somebody took part: not to the coach of a renewal who was not its predecessor’s', async () => {
    const goal = await practice.agreedGoal(id, coachee, 'Speak up');
    const next = await practice.coach('Nia Next');
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'A break' }).expect(200);
    const renewal = { startsOn: '2027-01-07', localTime: '10:00' };
    const { body: draft } = await test.as(coach).post(`engagements/${id}/renewal`, renewal).expect(201);
    const renewed = `engagements/${draft.id}`;
    await test.as(coach).post(`${renewed}/submission`).expect(200);
    for (const actor of [coach, coachee])
      await test.as(actor).post(`${renewed}/signatures`, { decision: 'agreed' }).expect(201);
    const handover = { coachId: next.personId, reason: 'A long leave' };
    const { body } = await test.as(coach).post(`${renewed}/handovers`, handover).expect(201);
    for (const actor of [coachee, next])
      await test.as(actor).post(`${renewed}/handovers/${body.id}/answer`, { decision: 'agreed' }).expect(200);
    const [carried] = (await read(next, '', draft.id as string)).items as { id: string; carriedFromId: string }[];
    expect(carried?.carriedFromId).toBe(goal);
    const kinds = async (actor: Actor) =>
      ((await read(actor, `/${carried?.id}/timeline`, draft.id as string)).items as Entry[]).map(({ kind }) => kind);
    expect(await kinds(next)).toEqual(['carried_over']);
    expect(await kinds(coachee)).toEqual(['proposed', 'agreed', 'carried_over']);
    await test
      .as(next)
      .get(at(`/${goal}/timeline`))
      .expect(404);
  });
});
