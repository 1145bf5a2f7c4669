import type { Caller } from '../../src/platform/database/caller.js';
import { Database } from '../../src/platform/database/database.js';
import { sql } from '../../src/platform/database/tx.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const calendars = sql(`
  select person_id as id from calendars_of($1::uuid[], '2026-09-01', '2026-12-31', null, now()) order by person_id`);
const busyTimes = sql(`select from busy_times($1::uuid[], now(), now(), null, now())`);

describe('what Postgres tells of calendars, past all of our code', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    [coach, coachee] = [await practice.coach(), await practice.coachee()];
    await practice.active(coach, coachee);
  });
  afterAll(() => test.stop());

  const callerOf = ({ personId }: Actor, given: Partial<Caller> = {}): Caller => ({
    ...{ practiceId: practice.practiceId, personId, administrator: false, coach: false, itself: false },
    ...given,
  });
  async function toldTo(caller: Caller): Promise<string[]> {
    const people = [coach, coachee].map(({ personId }) => personId);
    const rows = await test.app.get(Database).ask<{ id: string }>(caller, calendars, [people]);
    return rows.map(({ id }) => (id === coach.personId ? 'coach' : 'coachee')).sort();
  }

  it('is told to the two of an engagement, to administrators and to the practice itself', async () => {
    for (const caller of [
      callerOf(coach, { coach: true }),
      callerOf(coachee),
      callerOf(practice.administrator, { administrator: true }),
      callerOf(coach, { personId: undefined, itself: true }),
    ])
      expect(await toldTo(caller)).toEqual(['coach', 'coachee']);
  });

  it('is told to no other coach, coachee or sponsor, and to nobody of another practice', async () => {
    const [other, stranger, company] = [await practice.coach(), await practice.coachee(), await practice.company()];
    const elsewhere = await PracticeBuilder.start(test);
    for (const caller of [
      callerOf(other, { coach: true }),
      callerOf(stranger),
      callerOf(company.sponsor),
      callerOf(elsewhere.administrator, { administrator: true, practiceId: elsewhere.practiceId }),
      callerOf(coach, { practiceId: elsewhere.practiceId, itself: true }),
    ])
      expect(await toldTo(caller)).toEqual([]);
  });

  it('is told of somebody to the coach who added them, before there is an engagement', async () => {
    const added = await practice.person('Ada Added', { timeZone: 'UTC' }, coach);
    const ask = (caller: Caller) => test.app.get(Database).ask<{ id: string }>(caller, calendars, [[added.personId]]);
    expect(await ask(callerOf(coach, { coach: true }))).toHaveLength(1);
    expect(await ask(callerOf(await practice.coach(), { coach: true }))).toEqual([]);
  });

  it('is not told by the function beneath it, which heeds nobody', async () => {
    const asked = test.app.get(Database).ask(callerOf(coach), busyTimes, [[coachee.personId]]);
    await expect(asked).rejects.toThrow('permission denied');
  });
});
