import { PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { Handovers, refusal, type Trio } from './handing-over.js';

const on = (date: string) => expect.stringMatching(new RegExp(`^${date}T`)) as string;
const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('another coach is proposed', () => {
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
  const states = async (by = trio.coachee) => (await handovers.of(trio, by)).map(({ state }) => state);
  const coachOf = async () => (await test.as(trio.coachee).get(within()).expect(200)).body.coach.id as string;

  it('by the coach or an administrator, and both of the two and the administrator read it', async () => {
    const { coach, coachee, successor } = trio;
    const { body } = await handovers.propose(trio, coach).expect(201);
    expect(body).toEqual({
      ...{ id: body.id, state: 'awaiting_coachee', reason: 'I am ill', conflictReason: null, answers: [] },
      from: { id: coach.personId, name: 'Cora Coach' },
      to: { id: successor.personId, name: 'Sue Successor' },
      ...{ proposedBy: 'Cora Coach', proposedAt: on('2026-09-24'), dueAt: on('2026-10-04') },
      ...{ closedAt: null, withdrawnBy: null },
    });
    for (const by of [coach, coachee, practice.administrator]) expect(await handovers.of(trio, by)).toEqual([body]);
    expect(await handovers.awaiting(coachee)).toMatchObject([{ id: body.id, as: 'coachee', engagementId: trio.id }]);
    for (const by of [coach, practice.administrator]) expect(await handovers.awaiting(by)).toEqual([]);
    await handovers.withdraw(trio, body.id, coach).expect(204);
    await handovers.propose(trio, practice.administrator).expect(201);
    for (const by of [coachee, successor, await practice.coach()])
      expect((await handovers.propose(trio, by)).status).toBe(by === coachee ? 403 : 404);
  });

  it('who knows nothing of it before the coachee’s yes', async () => {
    const { successor } = trio;
    const mailed = test.mail.all.length;
    const handover = await handovers.proposed(trio);
    await test.deliver();
    expect(test.mail.all).toHaveLength(mailed);
    const nothing = { ...trio, id: NOBODY };
    const bytes = ({ status, body }: { status: number; body: object }) => [status, { ...body, requestId: '' }];
    for (const what of ['', '/history', '/participants', '/sessions', '/goals', '/ledger', '/plan', '/handovers']) {
      const [real, none] = [within(what), `engagements/${NOBODY}${what}`];
      const [one, other] = [await test.as(successor).get(real), await test.as(successor).get(none)];
      expect([what, bytes(one)]).toEqual([what, bytes(other)]);
      expect(one.status).toBe(404);
    }
    const [one, other] = [
      await handovers.answer(trio, handover, successor),
      await handovers.answer(nothing, handover, successor),
    ];
    expect(bytes(one)).toEqual(bytes(other));
    expect(one.status).toBe(404);
    for (const list of ['handovers', 'engagements', 'me/agenda'])
      expect((await test.as(successor).get(list).expect(200)).body.items).toEqual([]);
    await test.as(successor).get(`people/${trio.coachee.personId}`).expect(404);
  });

  it('who is asked after it, and reads the proposal alone', async () => {
    const { successor } = trio;
    await test.goTo('2026-10-01T15:00:00Z');
    const handover = await handovers.agreed(trio);
    const [asked] = await handovers.awaiting(successor);
    expect(asked).toMatchObject({
      ...{ id: handover, engagementId: trio.id, as: 'successor', coachee: 'Kit Coachee', proposedBy: 'Cora Coach' },
      ...{ reason: 'I am ill', startsOn: '2026-10-01', endsOn: '2026-12-31', sessionMinutes: 60, left: 12 },
    });
    expect(asked?.dates).toHaveLength(11);
    expect((asked?.dates as object[] | undefined)?.[0]).toEqual({
      ...{ startsAt: '2026-10-08T14:00:00Z', endsAt: '2026-10-08T15:00:00Z' },
      ...{ localStart: '2026-10-08T10:00', timeZone: 'America/New_York' },
    });
    for (const what of ['', '/history', '/participants', '/sessions', '/goals', '/ledger', '/plan', '/handovers'])
      expect([what, (await test.as(successor).get(within(what))).status]).toEqual([what, 403]);
    expect((await test.as(successor).get('engagements').expect(200)).body.items).toEqual([]);
    await test.as(successor).get(`people/${trio.coachee.personId}`).expect(404);
    const { body: openings } = await test.as(trio.coachee).get(within('/openings')).expect(200);
    expect(JSON.stringify(openings)).toContain('Sue Successor');
  });

  it('and stays who they were when the coachee says no', async () => {
    const handover = await handovers.proposed(trio);
    const { body } = await handovers.answer(trio, handover, trio.coachee, 'declined', 'I wait for you').expect(200);
    expect(body).toEqual({ id: handover, state: 'declined' });
    expect(await handovers.awaiting(trio.successor)).toEqual([]);
    await test.as(trio.successor).get(within()).expect(404);
    const [declined] = await handovers.of(trio, trio.coach);
    expect(declined).toMatchObject({ state: 'declined', closedAt: on('2026-09-24') });
    expect(declined?.answers).toEqual([
      { party: 'coachee', decision: 'declined', at: on('2026-09-24'), why: 'I wait for you' },
    ]);
    expect(await coachOf()).toBe(trio.coach.personId);
  });

  it('who says no themself, and is a stranger again', async () => {
    const handover = await handovers.agreed(trio);
    await handovers.answer(trio, handover, trio.successor, 'declined').expect(200);
    expect(await states()).toEqual(['declined']);
    expect(await handovers.awaiting(trio.successor)).toEqual([]);
    await test.as(trio.successor).get(within()).expect(404);
    await handovers.answer(trio, handover, trio.successor).expect(404);
    expect(await coachOf()).toBe(trio.coach.personId);
  });

  it.each(['proposed', 'agreed'] as const)('for ten days: %s, it lapses then', async (how) => {
    const handover = await handovers[how](trio);
    await test.goTo('2026-10-04T11:00:00Z');
    expect(await states()).toEqual([how === 'agreed' ? 'awaiting_successor' : 'awaiting_coachee']);
    await test.goTo('2026-10-04T13:00:00Z');
    expect(await states()).toEqual(['lapsed']);
    expect(await handovers.awaiting(trio.successor)).toEqual([]);
    expect(refusal(await handovers.answer(trio, handover, trio.coachee))).toEqual([409, 'handover.state']);
    await handovers.answer(trio, handover, trio.successor).expect(404);
    await handovers.proposed(trio);
  });

  it('until it is withdrawn, by whoever proposed or an administrator', async () => {
    const byCoach = await handovers.agreed(trio);
    await handovers.withdraw(trio, byCoach, practice.administrator).expect(204);
    const byAdministrator = await handovers.proposed(trio, practice.administrator);
    expect(refusal(await handovers.withdraw(trio, byAdministrator, trio.coach))).toEqual([409, 'handover.not-yours']);
    await handovers.withdraw(trio, byAdministrator, trio.coachee).expect(403);
    await handovers.withdraw(trio, byAdministrator, trio.successor).expect(404);
    await handovers.withdraw(trio, byAdministrator, practice.administrator).expect(204);
    expect(refusal(await handovers.withdraw(trio, byAdministrator, practice.administrator))).toEqual([
      409,
      'handover.state',
    ]);
    await handovers.answer(trio, byCoach, trio.successor).expect(404);
    expect(await handovers.of(trio, trio.coachee)).toMatchObject([
      { state: 'withdrawn', withdrawnBy: 'Ida Administrator' },
      { state: 'withdrawn', proposedBy: 'Ida Administrator' },
    ]);
  });

  it('or the engagement is over', async () => {
    const handover = await handovers.agreed(trio);
    await test.as(trio.coachee).post(within('/ending'), { reason: 'Without you, no more' }).expect(200);
    expect(await states()).toEqual(['lapsed']);
    await handovers.answer(trio, handover, trio.successor).expect(404);
  });

  it('one at a time, while it is going on', async () => {
    const answers = await Promise.all([
      handovers.propose(trio, trio.coach),
      handovers.propose(trio, practice.administrator),
    ]);
    expect(new Set(answers.map(({ status, body }) => [status, body.code].join(' ')))).toEqual(
      new Set(['201 ', '409 handover.one-open']),
    );
    const draft = await practice.draft(trio.coach, await practice.coachee(), { localTime: '15:00' });
    expect(refusal(await handovers.propose({ ...trio, id: draft }, trio.coach))).toEqual([409, 'engagement.state']);
  });
});
