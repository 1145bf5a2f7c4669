import { jest } from '@jest/globals';
import { Client } from 'pg';
import { tzVersion } from '../../src/platform/clock/zones.js';
import { ResolvingService } from '../../src/zone-data/resolving.service.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { OLDER, readWithOlderData } from './older-data.js';

/** On Thursdays from 2027-01-14, when older data has the clocks of Vancouver an hour late. */
const WINTER = { startsOn: '2027-01-14', timeZone: 'America/Vancouver', sessions: 3, months: 1 };

describe('appointments that move get in each other’s way', () => {
  let test: TestApp;
  let owner: Client;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });
  beforeEach(async () => {
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
    await test.deliver();
    test.mail.clear();
  });

  const resolve = () => test.app.get(ResolvingService).resolve(practice.practiceId);
  const startsOf = async (id: string) => (await practice.sessions(id, coach)).map(({ startsAt }) => startsAt);
  const timesOf = async (id: string) => [...new Set((await startsOf(id)).map((startsAt) => startsAt.slice(11, 16)))];
  const versionsOf = async (id: string) =>
    (
      await owner.query<{ version: string }>(
        `select distinct tz_version as version from session where engagement_id = $1 and state = 'scheduled' order by 1`,
        [id],
      )
    ).rows.map(({ version }) => version);
  /** What was mailed to each of these since the last look. */
  async function letters(...actors: Actor[]): Promise<string[][]> {
    await test.deliver();
    const found = actors.map(({ email }) =>
      test.mail.all
        .filter(({ recipients, subject }) => recipients.includes(email) && subject?.startsWith('Clocks'))
        .map(({ text }) => text ?? ''),
    );
    test.mail.clear();
    return found;
  }

  it('not where they are back-to-back and the clocks of both change alike, earlier', async () => {
    const [early, late] = [await practice.coachee('Eve Early'), await practice.coachee('Lou Late')];
    const ids = [
      await practice.active(coach, early, { ...WINTER, localTime: '09:00' }),
      await practice.active(coach, late, { ...WINTER, localTime: '10:00' }),
    ];
    await readWithOlderData(owner, practice.practiceId);
    expect(await Promise.all(ids.map(timesOf))).toEqual([['17:00'], ['18:00']]);
    await resolve();
    expect(await Promise.all(ids.map(timesOf))).toEqual([['16:00'], ['17:00']]);
  });

  it('nor later, whichever of them is written first, and of whichever kind they are', async () => {
    const [early, late] = [await practice.coachee('Eve Early'), await practice.coachee('Lou Late')];
    const ids = [
      await practice.active(coach, early, { ...WINTER, localTime: '09:00' }),
      await practice.active(coach, late, { ...WINTER, localTime: '10:00' }),
    ];
    const held = await practice.draft(coach, await practice.coachee(), { ...WINTER, localTime: '11:00' });
    await test.as(coach).post(`engagements/${held}/submission`).expect(200);
    // Data that had the clocks an hour early.
    await owner.query('begin');
    await owner.query(`select set_config('rapport.practice', $1, true)`, [practice.practiceId]);
    for (const by of ['1000 years', '-1000 years -1 hours'])
      for (const table of ['session', 'plan_date where held'])
        await owner.query(
          `update ${table.split(' ')[0]} set starts_at = starts_at + $1::interval, ends_at = ends_at + $1::interval,
             tz_version = $2 where practice_id = $3 ${table.includes('held') ? 'and held' : ''}`,
          [by, OLDER, practice.practiceId],
        );
    await owner.query('commit');
    expect(await Promise.all(ids.map(timesOf))).toEqual([['15:00'], ['16:00']]);
    await resolve();
    expect(await Promise.all(ids.map(timesOf))).toEqual([['16:00'], ['17:00']]);
    const { body } = await test.as(coach).get(`engagements/${held}/plan`).expect(200);
    expect(body.items[0].startsAt).toBe('2027-01-14T18:00:00Z');
  });

  it('but one that would come to where something stays is left there, and both are told, once, until it is free', async () => {
    const [moving, staying] = [await practice.coachee('Mo Moving'), await practice.coachee('Sue Staying')];
    const id = await practice.active(coach, moving, { ...WINTER, localTime: '09:00' });
    await readWithOlderData(owner, practice.practiceId);
    const other = await practice.active(coach, staying, {
      ...WINTER,
      localTime: '17:00',
      timeZone: 'Europe/Berlin',
      sessions: 1,
    });
    await resolve();
    expect(await startsOf(id)).toEqual(['2027-01-14T17:00:00Z', '2027-01-21T16:00:00Z', '2027-01-28T16:00:00Z']);
    expect(await startsOf(other)).toEqual(['2027-01-14T16:00:00Z']);
    expect(await versionsOf(id)).toEqual([OLDER, tzVersion].sort());
    const [[first, ...more] = [], ofCoach, ofStaying] = await letters(moving, coach, staying);
    expect([more, ofStaying]).toEqual([[], []]);
    expect(ofCoach).toHaveLength(1);
    expect(first).toContain('please move them by hand');
    expect(first).toMatch(
      /^Session with Cora Coach: agreed for Thursday,? 14 January 2027 at 09:00 in America\/Vancouver\. It stays at what is Thursday,? 14 January 2027 at 12:00 on your clock, in America\/New_York\.$/m,
    );
    expect(first).not.toContain('Sue');

    // Another look finds it in the way still: nothing new is to be told.
    await resolve();
    expect(await letters(coach, moving)).toEqual([[], []]);
    expect((await startsOf(id))[0]).toBe('2027-01-14T17:00:00Z');

    const [inTheWay] = await practice.sessions(other, coach);
    await test.as(coach).post(`engagements/${other}/sessions/${inTheWay?.id}/cancellation`).expect(200);
    await resolve();
    expect((await startsOf(id))[0]).toBe('2027-01-14T16:00:00Z');
    expect(await versionsOf(id)).toEqual([tzVersion]);
    const [toCoach, toMoving] = await letters(coach, moving);
    for (const [letter, ...others] of [toCoach ?? [], toMoving ?? []]) {
      expect(others).toEqual([]);
      expect(letter?.match(/Session with/g)).toHaveLength(1);
      expect(letter).toContain('14 January 2027 at 09:00 in America/Vancouver, as agreed.');
    }
  });

  it('and one that is moved by hand is none any more', async () => {
    const [moving, staying] = [await practice.coachee('Mo Moving'), await practice.coachee('Sue Staying')];
    const id = await practice.active(coach, moving, { ...WINTER, localTime: '09:00', sessions: 1 });
    await readWithOlderData(owner, practice.practiceId);
    await practice.active(coach, staying, { ...WINTER, localTime: '17:00', timeZone: 'Europe/Berlin', sessions: 1 });
    await resolve();
    const [session] = await practice.sessions(id, coach);
    const path = `engagements/${id}/sessions/${session?.id}/rescheduling`;
    await test.as(coach).post(path, { localStart: '2027-01-15T09:00' }).expect(200);
    expect(await versionsOf(id)).toEqual([tzVersion]);
    expect(await letters(moving)).toEqual([[]]);
    await resolve();
    expect(await startsOf(id)).toEqual(['2027-01-15T16:00:00Z']);
  });

  it('a hundred of a pair take as many queries as five, and more than one batch holds all move, neighbours among them', async () => {
    const all = { startsOn: '2027-01-14', timeZone: 'America/Vancouver', months: 12 };
    const few = await practice.active(coach, await practice.coachee(), { ...all, localTime: '07:00', sessions: 5 });
    await readWithOlderData(owner, practice.practiceId, 'session', `engagement_id = '${few}'`);
    const queriesOfFew = await counted(resolve);
    const first = await practice.coachee();
    const many = [await practice.active(coach, first, { ...all, localTime: '08:00', sessions: 52 })];
    await readWithOlderData(owner, practice.practiceId, 'session', `engagement_id = '${many[0]}'`);
    expect(await counted(resolve)).toBe(queriesOfFew);
    for (const localTime of ['09:00', '10:00', '11:00', '12:00'])
      many.push(await practice.active(coach, await practice.coachee(), { ...all, localTime, sessions: 52 }));
    await readWithOlderData(owner, practice.practiceId);
    await resolve();
    for (const [hour, id] of many.entries()) {
      const now = await practice.sessions(id, coach);
      const winter = now.filter(({ startsAt }) => startsAt < '2027-03-14' || startsAt > '2027-11-08');
      expect(now).toHaveLength(52);
      expect(new Set(winter.map(({ startsAt }) => startsAt.slice(11, 13)))).toEqual(new Set([String(hour + 15)]));
      expect(await versionsOf(id)).toEqual([tzVersion]);
    }
    const { rows } = await owner.query<{ outcome: string }>(
      `select distinct outcome from zone_shift where practice_id = $1`,
      [practice.practiceId],
    );
    expect(rows).toEqual([{ outcome: 'moved' }]);
  }, 120_000);

  it('and whoever books at the same moment gets the instant first or is refused it: nobody is in two places', async () => {
    const [moving, booking] = [await practice.coachee('Mo Moving'), await practice.coachee('Bo Booking')];
    const id = await practice.active(coach, moving, { ...WINTER, localTime: '09:00', sessions: 1 });
    const other = await practice.active(coach, booking, {
      ...WINTER,
      startsOn: '2027-01-11',
      localTime: '09:00',
      sessions: 1,
    });
    await test
      .as(coach)
      .post(`engagements/${other}/ledger`, { reason: 'granted', sessions: 1, note: 'One more' })
      .expect(201);
    await readWithOlderData(owner, practice.practiceId, 'session', `engagement_id = '${id}'`);
    const book = { localStart: '2027-01-14T09:00', overrideWeek: true };
    const [{ status }] = await Promise.all([test.as(coach).post(`engagements/${other}/sessions`, book), resolve()]);
    const [startsAt] = await startsOf(id);
    expect([status, startsAt]).toEqual(status === 201 ? [201, '2027-01-14T17:00:00Z'] : [409, '2027-01-14T16:00:00Z']);
  });
});

/** How many statements `work` sends. */
async function counted(work: () => Promise<void>): Promise<number> {
  const query = jest.spyOn(Client.prototype, 'query');
  await work();
  const count = query.mock.calls.length;
  query.mockRestore();
  return count;
}
