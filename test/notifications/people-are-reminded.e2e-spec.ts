import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ReminderLooks } from '../../src/notifications/reminder-looks.service.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { queriesOf } from '../support/queries.js';
import { TestApp } from '../support/test-app.js';

// The first of twelve is on Thursday, 1 October, at 14:00 in UTC.
describe('people are reminded of what takes place', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    await test.app.get(ReminderLooks).begin();
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    id = await practice.active(coach, coachee, { sessions: 2 });
    await test.app.get(ReminderLooks).begin();
  });
  // What waits is of times that the next test goes back before.
  afterEach(() => test.goTo('2027-06-01T12:00:00Z'));
  afterAll(() => test.stop());

  const choose = async (actor: Actor, body: object) => {
    const { body: now } = await test.as(actor).get('me/preferences').expect(200);
    await test
      .as(actor)
      .change('put', 'me/preferences', now.version as number, body)
      .expect(200);
  };
  const reminders = ({ email }: Actor) =>
    test.mail.all.filter(
      ({ recipients, subject }) => recipients.includes(email) && /^(Reminder|Erinnerung)/.test(subject ?? ''),
    );
  const count = () => [reminders(coach).length, reminders(coachee).length];
  /** Every look up to then, an hour apart, and what is due. */
  const goBy = async (...instants: string[]) => {
    for (const instant of instants) await test.goTo(instant);
  };
  const move = async (localStart: string) => {
    const [first] = await practice.sessions(id, coach);
    const to = { localStart, overrideWeek: true };
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/rescheduling`, to).expect(200);
  };

  it('a day before, both, once: when, with whom, and a link', async () => {
    await goBy('2026-09-30T13:30:00Z', '2026-09-30T13:59:59Z');
    expect(count()).toEqual([0, 0]);
    await goBy('2026-09-30T14:00:00Z', '2026-09-30T14:05:00Z', '2026-09-30T15:00:00Z', '2026-10-01T13:59:00Z');
    expect(count()).toEqual([1, 1]);
    const [first] = await practice.sessions(id, coachee);
    const [mail] = reminders(coachee);
    expect(mail?.subject).toMatch(/^Reminder: session on Thursday,? 1 October 2026 at 10:00$/);
    expect(mail?.text).toContain('Your session with Cora Coach is coming up.');
    expect(mail?.text).toContain('at 10:00, on the clocks of America/New_York.');
    expect(mail?.text).toContain(`${test.publicUrl}/engagements/${id}/sessions/${first?.id}`);
    expect(reminders(coach)[0]?.text).toContain('with Kit Coachee');
  });

  it('as long before as each chooses, and never whoever chooses nothing', async () => {
    await choose(coach, { remindBefore: [] });
    await choose(coachee, { remindBefore: [60, 2_880] });
    await goBy('2026-09-29T13:30:00Z', '2026-09-29T14:00:00Z');
    expect(count()).toEqual([0, 1]);
    await goBy('2026-09-30T13:30:00Z', '2026-09-30T14:00:00Z');
    expect(count()).toEqual([0, 1]);
    await goBy('2026-10-01T12:30:00Z', '2026-10-01T13:00:00Z', '2026-10-01T13:05:00Z');
    expect(count()).toEqual([0, 2]);
  });

  it('by what they have chosen when it is due', async () => {
    await goBy('2026-09-30T13:30:00Z');
    await choose(coach, { remindBefore: [60] });
    await goBy('2026-09-30T14:00:00Z');
    expect(count()).toEqual([0, 1]);
    await goBy('2026-10-01T12:30:00Z', '2026-10-01T13:00:00Z');
    expect(count()).toEqual([1, 1]);
  });

  it('at the new time where it was moved, and not at the old one', async () => {
    await goBy('2026-09-30T13:30:00Z');
    await move('2026-10-02T10:00');
    await goBy('2026-09-30T14:00:00Z', '2026-10-01T13:30:00Z');
    expect(count()).toEqual([0, 0]);
    await goBy('2026-10-01T14:00:00Z');
    expect(count()).toEqual([1, 1]);
  });

  it('again at another time, though they were reminded of the former one', async () => {
    await goBy('2026-09-30T13:30:00Z', '2026-09-30T14:00:00Z');
    await move('2026-10-05T10:00');
    await goBy('2026-10-04T13:30:00Z', '2026-10-04T14:00:00Z');
    expect(count()).toEqual([2, 2]);
  });

  it('not of what was cancelled, and not in a pause', async () => {
    const [first] = await practice.sessions(id, coach);
    await goBy('2026-09-30T13:30:00Z');
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/cancellation`, { reason: 'Ill' }).expect(200);
    await goBy('2026-09-30T14:00:00Z', '2026-10-07T13:30:00Z');
    const paused = await test.as(coach).post(`engagements/${id}/pauses`, { reason: 'A long trip' });
    expect(paused.status).toBeLessThan(300);
    await goBy('2026-10-07T14:00:00Z', '2026-10-08T13:30:00Z');
    expect(count()).toEqual([0, 0]);
  });

  it('not when it was due before it was booked', async () => {
    await goBy('2026-09-30T20:00:00Z');
    const before = count();
    await test
      .as(coach)
      .post(`engagements/${id}/meetings`, { kind: 'midpoint', localStart: '2026-10-01T14:00' })
      .expect(201);
    await goBy('2026-09-30T20:05:00Z', '2026-09-30T21:00:00Z', '2026-10-01T17:00:00Z');
    expect(count()).toEqual(before);
  });

  it('once, however often and by however many servers it is looked for, and however long none was there', async () => {
    await goBy('2026-09-30T12:00:00Z');
    await Promise.all([1, 2].map(() => test.app.get(ReminderLooks).begin()));
    await goBy('2026-09-30T13:30:00Z');
    test.clock.set(new Date('2026-09-30T13:35:00Z'));
    await Promise.all([1, 2].map(() => test.app.get(Jobs).runDue(['reminder-looks'])));
    await goBy('2026-09-30T18:00:00Z', '2026-09-30T18:05:00Z');
    expect(count()).toEqual([1, 1]);
    await goBy('2026-10-08T13:00:00Z', '2026-10-08T13:05:00Z');
    expect(count()).toEqual([2, 2]);
  });

  it('each on their own clock and in their language, also on the day when one of them is set back', async () => {
    const berlin = await practice.coachee('Bea Berlin', { timeZone: 'Europe/Berlin', language: 'de' });
    await practice.active(coach, berlin, { startsOn: '2026-10-25', localTime: '10:00', sessions: 1 });
    await goBy('2026-10-24T13:30:00Z', '2026-10-24T14:00:00Z');
    const [mail] = reminders(berlin);
    expect(mail?.subject).toBe('Erinnerung: Sitzung am Sonntag, 25. Oktober 2026 um 15:00 Uhr');
    expect(mail?.text).toContain('Guten Tag Bea Berlin,');
    expect(mail?.text).toContain('Sitzung mit Cora Coach');
    expect(mail?.text).toContain('nach den Uhren von Europe/Berlin');
    expect(reminders(coach).at(-1)?.subject).toMatch(/Sunday,? 25 October 2026 at 10:00$/);
  });

  it('and a meeting’s guests with the two, who learn where it is, and nothing of the engagement', async () => {
    const { id: companyId, sponsor } = await practice.company();
    const [mia, kim] = [await practice.coach('Mia Mentor'), await practice.coachee('Kim Kickoff', { companyId })];
    const paid = await practice.active(mia, kim, { companyId, sessions: 1, localTime: '16:00' }, sponsor);
    const place = 'https://meet.example.org/kickoff';
    const meeting = { kind: 'kickoff', localStart: '2026-09-29T09:00', place, guestIds: [sponsor.personId] };
    await test.as(mia).post(`engagements/${paid}/meetings`, meeting).expect(201);
    await goBy('2026-09-28T12:30:00Z', '2026-09-28T13:00:00Z');
    for (const actor of [mia, kim, sponsor]) expect(reminders(actor)).toHaveLength(1);
    const [mail] = reminders(sponsor);
    expect(mail?.subject).toMatch(/^Reminder: kickoff meeting on Tuesday,? 29 September 2026 at 09:00$/);
    expect(mail?.text).toContain('with Mia Mentor and Kim Kickoff');
    expect(mail?.text).toContain(place);
    expect(mail?.text).not.toContain(paid);
  });

  it('by as many statements for many as for one', async () => {
    const look = () => {
      test.clock.set(new Date(test.clock.now().getTime() + 300_000));
      return test.app.get(Jobs).runDue(['reminder-looks']);
    };
    test.clock.set(new Date('2026-09-30T13:30:00Z'));
    const one = await queriesOf(look);
    for (const name of ['Al', 'Bo', 'Cy']) {
      test.clock.set(new Date('2026-09-24T12:00:00Z'));
      await practice.active(await practice.coach(), await practice.coachee(name), { sessions: 1 });
    }
    await test.app.get(ReminderLooks).begin();
    test.clock.set(new Date('2026-09-30T13:30:00Z'));
    expect(await queriesOf(look)).toBeLessThanOrEqual(one);
  });
});
