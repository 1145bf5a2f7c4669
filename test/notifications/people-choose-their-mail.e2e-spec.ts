import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('people choose what they want mail about', () => {
  let test: TestApp;
  let practice: PracticeBuilder;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(() => test.clock.set(new Date('2026-09-24T12:00:00Z')));
  afterAll(() => test.stop());

  const read = async (actor: Actor) => (await test.as(actor).get('me/preferences').expect(200)).body;
  const choose = (actor: Actor, version: number, body: object) =>
    test.as(actor).change('put', 'me/preferences', version, body);
  const everything = { remindBefore: [1_440], reviews: true, goals: true, pulse: true };
  const subjects = ({ email }: Actor) =>
    test.mail.all.filter(({ recipients }) => recipients.includes(email)).map(({ subject }) => subject ?? '');

  it('a day before and everything, until they choose; all at once, in order, each their own', async () => {
    const [kit, ann] = [await practice.coachee(), await practice.coachee('Ann Other')];
    expect(await read(kit)).toEqual({ ...everything, version: 0 });
    const { body } = await choose(kit, 0, { remindBefore: [2_880, 60], goals: false }).expect(200);
    expect(body).toEqual({ ...everything, remindBefore: [60, 2_880], goals: false, version: 1 });
    expect(await read(kit)).toEqual(body);
    expect(await read(ann)).toEqual({ ...everything, version: 0 });
    expect((await choose(kit, 1, { remindBefore: [] }).expect(200)).body).toMatchObject({
      ...{ remindBefore: [], goals: true, version: 2 },
    });
  });

  it('and whoever has not seen what was chosen meanwhile is told', async () => {
    const kit = await practice.coachee();
    await choose(kit, 0, { pulse: false }).expect(200);
    for (const version of [0, 2]) await choose(kit, version, {}).expect(412);
    expect(await read(kit)).toMatchObject({ pulse: false, version: 1 });
  });

  it('from lead times that there are, each once', async () => {
    const kit = await practice.coachee();
    for (const remindBefore of [[30], [60, 60], ['60'], 60, null]) await choose(kit, 0, { remindBefore }).expect(400);
    await choose(kit, 0, { codes: false }).expect(400);
    expect(await read(kit)).toMatchObject({ version: 0 });
  });

  it('and who wants no mail about reviews and pulses gets none; the other of the two does', async () => {
    const [coach, coachee] = [await practice.coach(), await practice.coachee()];
    await choose(coachee, 0, { reviews: false, pulse: false }).expect(200);
    await practice.active(coach, coachee);
    await test.goTo('2026-09-27T12:00:00Z');
    expect(subjects(coach)).toContainEqual('Your kickoff review is open');
    expect(subjects(coachee).filter((subject) => /review|answers/.test(subject))).toEqual([]);
    // As it is when the mail would leave: chosen again, the second one arrives.
    await choose(coachee, 1, {}).expect(200);
    await test.goTo('2026-10-02T12:00:00Z');
    expect(subjects(coachee)).toContainEqual('Your kickoff review still waits for you');
  });

  it('but what has to reach them does', async () => {
    const kit = await practice.coachee();
    await choose(kit, 0, { remindBefore: [], reviews: false, goals: false, pulse: false }).expect(200);
    const before = subjects(kit).length;
    await test.as().post('mailed-codes', { email: kit.email, purpose: 'sign-in' }).expect(201);
    await test.deliver();
    expect(subjects(kit)).toHaveLength(before + 1);
  });
});
