import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

/** Weekdays from nine to five, a quarter of an hour after each session, and two days ahead at the latest. */
const HOURS = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
  ...{ bufferAfterMinutes: 15, minimumNoticeMinutes: 48 * 60, slotStepMinutes: 15 },
};

describe('a coachee moves a session', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start('2026-10-06T12:00:00Z');
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    ({ coach, coachee, id } = await practice.activePair());
    await test.as(coach).change('put', 'me/availability', 0, HOURS).expect(200);
  });
  afterAll(() => test.stop());

  // Tuesday, 6 October, eight in the morning of New York: the engagement's notice of a day leaves room for all of these.
  const sessionOn = async (day: string) =>
    (await practice.sessions(id, coachee)).find(({ localStart }) => localStart.startsWith(day))?.id ?? '';
  const move = async (actor: Actor, day: string, body: object) =>
    test.as(actor).post(`engagements/${id}/sessions/${await sessionOn(day)}/rescheduling`, body);
  const slotsOn = async (day: string): Promise<string[]> => {
    const path = `coaches/${coach.personId}/slots?from=${day}&to=${day}`;
    const { body } = await test.as(coachee).get(path).expect(200);
    return body.items.map(({ localStart }: { localStart: string }) => localStart);
  };

  it('to any of the coach’s free slots of its week', async () => {
    const [first] = await slotsOn('2026-10-09');
    expect(first).toBe('2026-10-09T09:00');
    expect((await move(coachee, '2026-10-08', { localStart: first })).status).toBe(200);
    expect(await slotsOn('2026-10-09')).not.toContain(first);
  });

  it.each([
    ['outside the coach’s hours', '2026-10-08', '2026-10-09T17:30'],
    ['at a minute at which no slot begins', '2026-10-08', '2026-10-09T10:10'],
    ['sooner than the coach can be booked', '2026-10-08', '2026-10-07T10:00'],
    ['at a weekend', '2026-10-08', '2026-10-10T10:00'],
  ])('but not %s: nothing changes, and the coach may', async (_where, day, localStart) => {
    const before = await practice.sessions(id, coachee);
    const refused = await move(coachee, day, { localStart });
    expect([refused.status, refused.body.code]).toEqual([409, 'slot.not-free']);
    expect(await practice.sessions(id, coachee)).toEqual(before);
    expect((await move(coach, day, { localStart })).status).toBe(200);
  });
});
