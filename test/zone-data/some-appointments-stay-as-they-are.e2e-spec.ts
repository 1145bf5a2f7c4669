import type { Client } from 'pg';
import { tzVersion } from '../../src/platform/clock/zones.js';
import type { Actor, PracticeBuilder } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';
import { BerlinAndVancouver, VANCOUVER } from './berlin-and-vancouver.js';
import { OLDER, readWithOlderData } from './older-data.js';

describe('where clocks are set differently', () => {
  let pair: BerlinAndVancouver;
  let test: TestApp;
  let owner: Client;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;

  beforeAll(async () => {
    pair = await BerlinAndVancouver.start();
    ({ test, owner } = pair);
  });
  afterAll(() => pair.stop());

  it('what has begun, is over or will not take place is left as it is', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const id = await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    const [, , , , , held, running, cancelled, next] = await pair.sessions(id);
    await test.as(coach).post(`engagements/${id}/sessions/${cancelled?.id}/cancellation`).expect(200);
    // By the older data the one of 12 November begins in a quarter of an hour; by its wall clock it has.
    test.clock.set(new Date('2026-11-12T16:45:00Z'));
    await test.as(coach).post(`engagements/${id}/sessions/${held?.id}/completion`).expect(200);
    await pair.resolve();
    const starts = await pair.starts(id);
    expect(starts).toEqual(
      expect.arrayContaining([held?.startsAt, running?.startsAt, cancelled?.startsAt, '2026-11-26T16:00:00Z']),
    );
    expect(running?.startsAt).toBe('2026-11-12T17:00:00Z');
    expect(starts).not.toContain(next?.startsAt);
    expect(await pair.shifts()).toHaveLength(4);
  });

  it('appointments of newer data than ours are left to whoever has it', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const id = await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await owner.query(`update session set tz_version = '2999a' where practice_id = $1`, [practice.practiceId]);
    const before = await pair.starts(id);
    await pair.resolve();
    expect(await pair.starts(id)).toEqual(before);
  });

  it('one practice’s appointments are read again without touching another’s', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const [theirs, id] = [practice, await practice.active(coach, coachee, VANCOUVER)];
    await readWithOlderData(owner, practice.practiceId);
    const [before, asTheirs] = [await pair.starts(id), coach];
    ({ practice, coach, coachee } = await pair.gather());
    await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await pair.resolve();
    expect(await pair.shifts()).toHaveLength(7);
    const now = (await theirs.sessions(id, asTheirs)).map(({ startsAt }) => startsAt);
    expect(now).toEqual(before);
    expect((await owner.query(`select from zone_shift where practice_id = $1`, [theirs.practiceId])).rowCount).toBe(0);
  });

  it('held dates follow and both are told; proposed ones follow, and nobody has to know; agreed ones stay as agreed', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const lou = await practice.coachee('Lou Coachee');
    const max = await practice.coachee('Max Coachee');
    const held = await practice.draft(coach, coachee, VANCOUVER);
    await test.as(coach).post(`engagements/${held}/submission`).expect(200);
    const proposed = await practice.draft(coach, lou, { ...VANCOUVER, localTime: '11:00' });
    const agreed = await practice.active(coach, max, { ...VANCOUVER, localTime: '13:00' });
    await readWithOlderData(owner, practice.practiceId, 'plan_date');
    const planOf = async (id: string) =>
      (await test.as(coach).get(`engagements/${id}/plan`).expect(200)).body.items.at(-1).startsAt as string;
    const before = await planOf(agreed);
    await pair.resolve();
    expect(await planOf(held)).toBe('2026-12-17T16:00:00Z');
    expect(await planOf(proposed)).toBe('2026-12-17T18:00:00Z');
    expect(await planOf(agreed)).toBe(before);
    await test.deliver();
    expect(pair.toldTo).toEqual(pair.both);
    expect((await test.mail.to(coachee.email)).text).toContain('Proposed session with Cora Coach: ');
    expect((await test.mail.to(coach.email)).text).not.toContain('Lou');
    const versions = `select distinct tz_version as version from plan_date where engagement_id = any ($1) order by 1`;
    expect((await owner.query(versions, [[held, proposed]])).rows).toEqual([{ version: tzVersion }]);
    expect((await owner.query(versions, [[agreed]])).rows).toEqual([{ version: OLDER }]);
  });

  it('nobody is told what somebody has changed before the letter was written, nor who was removed', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const id = await practice.active(coach, coachee, { ...VANCOUVER, startsOn: '2026-11-12', sessions: 3 });
    await readWithOlderData(owner, practice.practiceId);
    await pair.resolve();
    const [first, second] = await pair.sessions(id);
    await test.as(coach).post(`engagements/${id}/sessions/${first?.id}/cancellation`).expect(200);
    await test
      .as(coach)
      .post(`engagements/${id}/sessions/${second?.id}/rescheduling`, { localStart: '2026-11-19T15:00' })
      .expect(200);
    await test.as(practice.administrator).post(`people/${coachee.personId}/removal`, { reason: 'Left' }).expect(204);
    await test.deliver();
    expect(pair.toldTo).toEqual([coach.email]);
    const { text } = await test.mail.to(coach.email);
    expect(text?.match(/Sitzung mit Kit Coachee/g)).toHaveLength(1);
    expect(text).toContain('26. November 2026');
  });
});
