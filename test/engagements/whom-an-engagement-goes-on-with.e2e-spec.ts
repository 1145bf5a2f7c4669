import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { whileHeldUp } from '../support/held-up.js';
import { TestApp } from '../support/test-app.js';
import { Handovers, refusal, type Trio } from './handing-over.js';

const NOBODY = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

describe('whom an engagement goes on with', () => {
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

  const states = async (by = trio.coachee) => (await handovers.of(trio, by)).map(({ state }) => state);
  /** No address changes whom somebody reports to, yet. */
  const reportTo = async ({ personId }: Actor, managerId: string | null) => {
    const owner = await connectAsOwner(test);
    await owner.query(`update person set manager_id = $1 where id = $2`, [managerId, personId]);
    await owner.end();
  };
  const coachOf = async () =>
    (await test.as(trio.coachee).get(`engagements/${trio.id}`).expect(200)).body.coach.id as string;

  it('is another coach of the practice, with no open engagement of the two', async () => {
    const { coach, coachee } = trio;
    const proposing = (actor: Partial<Actor>) => handovers.propose({ ...trio, successor: actor as Actor }, coach);
    const removed = await practice.coach('Remy Removed');
    await test.as(practice.administrator).post(`people/${removed.personId}/removal`, { reason: 'Left' }).expect(204);
    expect(refusal(await proposing(coach))).toEqual([409, 'handover.same-coach']);
    expect(refusal(await proposing(coachee))).toEqual([409, 'engagement.one-person']);
    const strangers = [await practice.coachee(), removed, { personId: NOBODY }];
    for (const each of strangers) expect(refusal(await proposing(each))).toEqual([409, 'handover.coach-unknown']);
    await practice.draft(trio.successor, coachee, { localTime: '15:00' });
    expect(refusal(await proposing(trio.successor))).toEqual([409, 'engagement.pair-has-one']);
  });

  it('is not whom the coachee reports to, unless an administrator says why', async () => {
    const coachee = await practice.coachee('Rob Report', { managerId: trio.successor.personId });
    trio = { ...trio, coachee, id: await practice.active(trio.coach, coachee, { localTime: '15:00' }) };
    const given = { conflictReason: 'Nobody else is there' };
    const conflict = [409, 'engagement.conflict-of-interest'];
    expect(refusal(await handovers.propose(trio, trio.coach, given))).toEqual(conflict);
    expect(refusal(await handovers.propose(trio, practice.administrator))).toEqual(conflict);
    await handovers.propose(trio, practice.administrator, given).expect(201);
    expect(await handovers.of(trio, coachee)).toMatchObject([given]);
  });

  it('is nobody who has become the coachee’s manager, or coaches no more, when it comes to a yes', async () => {
    const ask = test.as(practice.administrator);
    const handover = await handovers.agreed(trio);
    await reportTo(trio.coachee, trio.successor.personId);
    const conflict = [409, 'engagement.conflict-of-interest'];
    expect(refusal(await handovers.answer(trio, handover, trio.successor))).toEqual(conflict);
    await reportTo(trio.coachee, null);
    await ask.delete(`people/${trio.successor.personId}/capacities/coach`).expect(204);
    expect(refusal(await handovers.answer(trio, handover, trio.successor))).toEqual([409, 'handover.coach-unknown']);
    expect(await states()).toEqual(['awaiting_successor']);
    await handovers.answer(trio, handover, trio.successor, 'declined').expect(200);
  });

  it('is nobody who has something else at the time: the dates are named, and nothing has changed', async () => {
    const rival = await practice.active(trio.successor, await practice.coachee(), { localTime: '10:30', sessions: 2 });
    const handover = await handovers.agreed(trio);
    const before = await practice.sessions(trio.id, trio.coach);
    const { status, body } = await handovers.answer(trio, handover, trio.successor);
    expect([status, body.code]).toEqual([409, 'handover.coach-busy']);
    expect(body.clashes).toEqual(
      ['2026-10-01', '2026-10-08'].map((day) => ({
        ...{ startsAt: `${day}T14:00:00Z`, localStart: `${day}T10:00`, timeZone: 'America/New_York' },
      })),
    );
    const [open] = await handovers.of(trio, trio.coach);
    expect(open).toMatchObject({ state: 'awaiting_successor', answers: [{ party: 'coachee' }] });
    expect(await practice.sessions(trio.id, trio.coach)).toEqual(before);
    for (const { id } of await practice.sessions(rival, trio.successor))
      await test
        .as(trio.successor)
        .post(`engagements/${rival}/sessions/${id}/cancellation`, { reason: 'Making room' })
        .expect(200);
    expect((await handovers.answer(trio, handover, trio.successor).expect(200)).body.state).toBe('handed_over');
  });

  it('is settled by one answer each, however many are given at once', async () => {
    const handover = await handovers.proposed(trio);
    const engagement = `select from engagement where id = '${trio.id}' for update`;
    const twice = async (by: Actor) => {
      const answers = await whileHeldUp(test, engagement, async (untilHeldUp) => {
        const asked = [0, 1].map(() => handovers.answer(trio, handover, by).then(refusal));
        await untilHeldUp(2);
        return asked;
      });
      return (await Promise.all(answers)).sort(([one], [other]) => one - other);
    };
    expect(await twice(trio.coachee)).toEqual([
      [200, undefined],
      [409, 'handover.state'],
    ]);
    expect(await twice(trio.successor)).toEqual([
      [200, undefined],
      [409, 'handover.state'],
    ]);
    expect(await coachOf()).toBe(trio.successor.personId);
  });
});
