import { CalendarsService } from '../../src/scheduling/calendars.service.js';
import type { Caller } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

interface Slot {
  startsAt: string;
  endsAt: string;
  localStart: string;
  timeZone: string;
}
/** Thursdays in New York, nine to noon. */
const weekly = [{ weekday: 4, from: '09:00', to: '12:00' }];

describe('a coachee finds a free slot', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let engagementId: string;

  beforeAll(async () => {
    test = await TestApp.start();
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-09-24T12:00:00Z'));
    practice = await PracticeBuilder.start(test);
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    await sets(coach, { weekly });
    engagementId = await practice.active(coach, coachee, { sessions: 2 });
  });
  afterAll(() => test.stop());

  async function sets(actor: Actor, given: object): Promise<void> {
    const { body } = await test.as(actor).get('me/availability').expect(200);
    await test
      .as(actor)
      .change('put', 'me/availability', body.version as number, given)
      .expect(200);
  }
  const slotsOf = async (query: string, actor = coachee, of = coach): Promise<Slot[]> => {
    const { body } = await test.as(actor).get(`coaches/${of.personId}/slots?${query}`).expect(200);
    return body.items;
  };
  const starts = async (query: string, actor = coachee) =>
    (await slotsOf(query, actor)).map(({ localStart }) => localStart);
  const week = 'from=2026-09-28&to=2026-10-04';
  const next = 'from=2026-10-12&to=2026-10-18';

  it('within the coach’s windows, around the sessions that there are', async () => {
    expect(await starts(week)).toEqual(['2026-10-01T09:00', '2026-10-01T11:00']);
    expect(await slotsOf(next)).toEqual(
      ['09:00', '09:30', '10:00', '10:30', '11:00'].map((time, at) => ({
        startsAt: new Date(Date.parse('2026-10-15T13:00Z') + at * 1_800_000).toISOString().replace('.000', ''),
        endsAt: new Date(Date.parse('2026-10-15T14:00Z') + at * 1_800_000).toISOString().replace('.000', ''),
        ...{ localStart: `2026-10-15T${time}`, timeZone: 'America/New_York' },
      })),
    );
    expect(await starts(`${next}&minutes=150`)).toEqual(['2026-10-15T09:00', '2026-10-15T09:30']);
  });

  it('of two weeks from today on, where no days are said', async () => {
    const all = (await starts('')).map((start) => start.slice(0, 10));
    expect([...new Set(all)]).toEqual(['2026-09-24', '2026-10-01']);
  });

  it('which is the same in every zone that it is shown in', async () => {
    const days = 'from=2026-10-01&to=2026-11-30';
    const home = await slotsOf(days);
    for (const timeZone of ['Pacific/Apia', 'Asia/Kathmandu', 'Australia/Lord_Howe']) {
      const shown = await slotsOf(`${days}&timeZone=${timeZone}`);
      expect(shown.map(({ startsAt }) => startsAt)).toEqual(home.map(({ startsAt }) => startsAt));
      expect(new Set(shown.map((slot) => slot.timeZone))).toEqual(new Set([timeZone]));
    }
    const [first] = await slotsOf('from=2026-10-16&to=2026-10-16&timeZone=Pacific/Apia');
    expect(first).toMatchObject({ startsAt: '2026-10-15T13:00:00Z', localStart: '2026-10-16T02:00' });
  });

  it('with the buffers, the notice, the furthest day and no more sessions than the coach takes', async () => {
    await sets(coach, { weekly, bufferBeforeMinutes: 15 });
    expect(await starts(week)).toEqual(['2026-10-01T11:00']);
    await sets(coach, { weekly, bufferAfterMinutes: 15 });
    expect(await starts(week)).toEqual(['2026-10-01T09:00']);
    await sets(coach, { weekly, sessionsADay: 1 });
    expect([(await starts(week)).length, (await starts(next)).length]).toEqual([0, 5]);
    await sets(coach, { weekly, sessionsAWeek: 1 });
    expect([(await starts(week)).length, (await starts(next)).length]).toEqual([0, 5]);
    await sets(coach, { weekly, furthestDays: 20 });
    expect([(await starts(week)).length, (await starts(next)).length]).toEqual([2, 0]);
    await sets(coach, { weekly, minimumNoticeMinutes: 7 * 1440 + 59 });
    expect(await starts(week)).toEqual(['2026-10-01T09:00', '2026-10-01T11:00']);
    await sets(coach, { weekly, minimumNoticeMinutes: 7 * 1440 + 61 });
    expect(await starts(week)).toEqual(['2026-10-01T11:00']);
  });

  it('not in time off of either, by the day or the hour, and not outside the hours that they keep themselves', async () => {
    const off = (actor: Actor, given: object) => test.as(actor).post('time-off', given).expect(201);
    await off(coach, { localStart: '2026-10-15T09:00', localEnd: '2026-10-15T09:30' });
    expect(await starts(next)).toEqual([
      '2026-10-15T09:30',
      '2026-10-15T10:00',
      '2026-10-15T10:30',
      '2026-10-15T11:00',
    ]);
    await off(coachee, { localStart: '2026-10-15T08:30', localEnd: '2026-10-15T09:30', timeZone: 'America/Chicago' });
    expect(await starts(next)).toEqual(['2026-10-15T10:30', '2026-10-15T11:00']);
    expect(await starts(next, coach)).toHaveLength(4);
    expect(await starts(`${next}&coacheeId=${coachee.personId}`, coach)).toHaveLength(2);
    await sets(coachee, { weekly: [{ weekday: 4, from: '00:00', to: '11:30' }] });
    expect(await starts(next)).toEqual(['2026-10-15T10:30']);
    await off(coachee, { firstDay: '2026-10-15', lastDay: '2026-10-15' });
    expect(await starts(next)).toEqual([]);
  });

  it('not on public holidays of the region, unless they are switched off', async () => {
    // Corpus Christi is kept in Bavaria, and not in Berlin.
    const day = 'from=2027-05-27&to=2027-05-27';
    const free = async () => (await starts(day)).length > 0;
    await sets(coachee, { holidays: { country: 'DE', region: 'BE' } });
    expect(await free()).toBe(true);
    await sets(coachee, { holidays: { country: 'DE', region: 'BY' } });
    expect(await free()).toBe(false);
    const { body } = await test.as(coachee).get('me/holidays?year=2027').expect(200);
    const { id } = body.items.find(({ name }: { name: string }) => name === 'Corpus Christi');
    await test.as(coachee).delete(`me/holidays/${id}`).expect(204);
    expect(await free()).toBe(true);
  });

  it('by the clock of where the coach travels, with the hours of an excepted day', async () => {
    await test
      .as(coach)
      .post('me/travel', { firstDay: '2026-10-15', lastDay: '2026-10-16', timeZone: 'Europe/Berlin' })
      .expect(201);
    expect(await starts(next)).toEqual(
      ['03:00', '03:30', '04:00', '04:30', '05:00'].map((time) => `2026-10-15T${time}`),
    );
    await sets(coach, { weekly, exceptions: [{ day: '2026-10-15', windows: [{ from: '23:00', to: '24:00' }] }] });
    expect(await starts(next)).toEqual(['2026-10-15T17:00']);
  });

  it('and so does an administrator for them, but nobody who is not in an open engagement with the coach', async () => {
    expect(await starts(week, practice.administrator)).toHaveLength(2);
    const path = `coaches/${coach.personId}/slots`;
    const [other, stranger] = [await practice.coach(), await practice.coachee()];
    for (const actor of [other, stranger]) await test.as(actor).get(path).expect(404);
    await test.as(coachee).get(`coaches/${coachee.personId}/slots`).expect(404);
    await test.as(practice.administrator).get(`coaches/${coachee.personId}/slots`).expect(404);
    await test.as(coachee).get(`${path}?coacheeId=${stranger.personId}`).expect(404);
    await test.as(coach).get(`${path}?coacheeId=${stranger.personId}`).expect(404);
    await test.as(coach).post(`engagements/${engagementId}/ending`, { reason: 'It is time' }).expect(200);
    await test.as(coachee).get(path).expect(404);
  });

  it.each([
    ['from=2026-10-02&to=2026-10-01', '/to'],
    ['from=2026-10-01&to=2026-12-02', '/to'],
    ['from=2026-02-30', '/from'],
    ['timeZone=EST', '/timeZone'],
    ['minutes=10', '/minutes'],
    ['minutes=x', '/minutes'],
  ])('but not by %s: the field is named', async (query, pointer) => {
    const { body } = await test.as(coachee).get(`coaches/${coach.personId}/slots?${query}`).expect(400);
    expect(new Set(body.errors.map((each: { pointer: string }) => each.pointer))).toEqual(new Set([pointer]));
    await test.as(coachee).get(`coaches/${coach.personId}/slots?from=2026-10-01&to=2026-12-01`).expect(200);
  });

  it('which is exactly what the calendars let them book', async () => {
    const caller: Caller = {
      ...{
        practiceId: practice.practiceId,
        personId: coachee.personId,
        administrator: false,
        coach: false,
        itself: false,
      },
    };
    const [calendars, database] = [test.app.get(CalendarsService), test.app.get(Database)];
    const [session] = await practice.sessions(engagementId, coachee);
    const isFree = (startsAt: Date, minutes: number, besides?: string) =>
      database.read(caller, async (tx) => {
        const time = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
        const pair = { coachId: coach.personId, coacheeId: coachee.personId };
        return calendars.refuseUnbookable(tx, { ...pair, ...time }, besides).then(
          () => true,
          (refusal: { code: string }) => refusal.code !== 'slot.not-free',
        );
      });
    const offered = new Set((await slotsOf('from=2026-10-01&to=2026-10-01')).map(({ startsAt }) => startsAt));
    for (let at = Date.parse('2026-10-01T12:00Z'); at < Date.parse('2026-10-01T17:00Z'); at += 900_000) {
      const startsAt = new Date(at);
      expect([startsAt, await isFree(startsAt, 60)]).toEqual([
        startsAt,
        offered.has(startsAt.toISOString().replace('.000', '')),
      ]);
    }
    expect(await isFree(new Date('2026-10-01T14:30Z'), 60)).toBe(false);
    expect(await isFree(new Date('2026-10-01T14:30Z'), 60, session?.id)).toBe(true);
  });
});
