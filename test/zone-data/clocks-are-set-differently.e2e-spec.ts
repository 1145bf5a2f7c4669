import type { Client } from 'pg';
import { tzVersion } from '../../src/platform/clock/zones.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { entriesOf } from '../audit/trail.js';
import type { PracticeBuilder, Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';
import { BerlinAndVancouver, VANCOUVER } from './berlin-and-vancouver.js';
import { readWithOlderData } from './older-data.js';

describe('clocks are set differently than was known', () => {
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

  describe('of sessions that are ahead', () => {
    let id: string;
    let before: Awaited<ReturnType<BerlinAndVancouver['sessions']>>;

    beforeAll(async () => {
      ({ practice, coach, coachee } = await pair.gather());
      id = await practice.active(coach, coachee, VANCOUVER);
      await readWithOlderData(owner, practice.practiceId);
      before = await pair.sessions(id);
      await pair.resolve();
    });

    it('each that the clocks concern keeps its wall clock and is at another instant', async () => {
      const now = await pair.sessions(id);
      expect(now.map(({ localStart }) => localStart)).toEqual(before.map(({ localStart }) => localStart));
      expect(before.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual([
        ...Array.from({ length: 5 }, () => '16:00'),
        ...Array.from({ length: 7 }, () => '17:00'),
      ]);
      expect(new Set(now.map(({ startsAt }) => startsAt.slice(11)))).toEqual(new Set(['16:00:00Z']));
      expect(new Set(now.map(({ endsAt }) => endsAt.slice(11)))).toEqual(new Set(['17:00:00Z']));
      expect(now.map(({ version, rescheduleCount }) => [version, rescheduleCount])).toEqual([
        ...Array.from({ length: 5 }, () => [1, 0]),
        ...Array.from({ length: 7 }, () => [2, 0]),
      ]);
      const versions = `select distinct tz_version as version from session where engagement_id = $1`;
      expect((await owner.query(versions, [id])).rows).toEqual([{ version: tzVersion }]);
    });

    it('the agenda of each has it, on their own clock', async () => {
      for (const [actor, localStart] of [
        [coach, '2026-12-17T17:00'],
        [coachee, '2026-12-17T09:00'],
      ] as const) {
        const { body } = await test.as(actor).get('me/agenda').expect(200);
        expect(body.items.at(-1)).toMatchObject({ startsAt: '2026-12-17T16:00:00Z', localStart });
      }
    });

    it('the session’s history says that nobody moved it, and why', async () => {
      const moves = async (at: number) =>
        (await test.as(coachee).get(`engagements/${id}/sessions/${before[at]?.id}/moves`).expect(200)).body.items;
      expect(await moves(4)).toEqual([]);
      expect(await moves(11)).toEqual([
        {
          from: '2026-12-17T17:00:00Z',
          to: '2026-12-17T16:00:00Z',
          at: expect.stringMatching(/^2026-09-24T12:/),
          by: null,
          reason: `The clocks of America/Vancouver are set differently from what was known (time-zone data ${tzVersion})`,
        },
      ]);
    });

    it('where Postgres keeps no move by nobody that has no reason', async () => {
      const forget = owner.query(`update session_move set reason = null where by_id is null`);
      await expect(forget).rejects.toMatchObject({ constraint: 'session_move_of_nobody_says_why' });
    });

    it('the calendars follow: the instant that it was is free, and the one that it is is taken', async () => {
      const other = await practice.coachee('Lou Coachee');
      const another = await practice.active(coach, other, { localTime: '23:00', timeZone: 'UTC', sessions: 12 });
      await test.as(coach).post(`engagements/${another}/ledger`, { reason: 'granted', sessions: 2, note: 'More' });
      const book = (localStart: string) =>
        test.as(coach).post(`engagements/${another}/sessions`, { localStart, timeZone: 'UTC', overrideWeek: true });
      const { body: refused } = await book('2026-12-17T16:00').expect(409);
      expect(refused.code).toBe('session.overlaps');
      await book('2026-12-17T17:00').expect(201);
    });

    it('the trail tells of it, by nobody and by ids', async () => {
      const entries = await entriesOf(test, practice.administrator, 'action=zone-data.resolve');
      expect(entries).toMatchObject([
        {
          actor: null,
          outcome: 'done',
          wrote: {
            session_move: expect.arrayContaining([expect.any(String)]),
            zone_shift: expect.arrayContaining([expect.any(String)]),
          },
        },
      ]);
      expect(entries[0]?.wrote.session_move).toHaveLength(7);
    });

    it('both are told, in one letter each, in their language and on their clock', async () => {
      await test.deliver();
      expect(pair.toldTo).toEqual(pair.both);
      const [told, german] = [pair.letterTo(coachee), pair.letterTo(coach)];
      expect(told.subject).toBe('Clocks are set differently: what that means for your sessions');
      expect(told.text).toContain('America/Vancouver is then at UTC−7, and not at UTC−8.');
      expect(told.text).toMatch(
        /^Session with Cora Coach: Thursday,? 17 December 2026 at 09:00 in America\/Vancouver, as agreed\. Your clock shows the same\.$/m,
      );
      expect(told.text?.match(/Session with Cora Coach/g)).toHaveLength(7);
      expect(german.subject).toContain('Die Uhren werden anders gestellt');
      expect(german.text).toContain('In America/Vancouver gilt dann UTC−7, und nicht UTC−8.');
      const when = 'Donnerstag, 17. Dezember 2026 um';
      expect(german.text).toContain(
        `Sitzung mit Kit Coachee: ${when} 09:00 Uhr in America/Vancouver, wie vereinbart. ` +
          `Auf Ihrer Uhr, in Europe/Berlin, ist das ${when} 17:00 Uhr, und nicht mehr ${when} 18:00 Uhr.`,
      );
      expect(told.raw).not.toContain(coach.email);
      expect(german.raw).not.toContain(coachee.email);
    });

    it('and it happens once: run again, nothing moves and nobody is told', async () => {
      const [sessions, recorded] = [await pair.sessions(id), await pair.shifts()];
      test.mail.clear();
      await pair.resolve();
      await test.deliver();
      expect(await pair.sessions(id)).toEqual(sessions);
      expect(await pair.shifts()).toEqual(recorded);
      expect(test.mail.all).toEqual([]);
    });

    it('nobody’s name, address or time is in the log or in a job', async () => {
      const { rows } = await owner.query<{ data: object }>(`select data from jobs.job where name like 'zone-data%'`);
      const said = [...test.log, ...rows.map(({ data }) => JSON.stringify(data))].join('\n');
      for (const what of ['Kit Coachee', coach.email, coachee.email, '2026-12-17']) expect(said).not.toContain(what);
    });
  });

  it('two servers that look at the same moment move everything once, and tell it once', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    const id = await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await Promise.all([pair.resolve(), pair.resolve()]);
    await test.deliver();
    expect(new Set((await pair.starts(id)).map((startsAt) => startsAt.slice(11)))).toEqual(new Set(['16:00:00Z']));
    expect(await pair.shifts()).toHaveLength(7);
    expect(pair.toldTo).toEqual(pair.both);
  });

  it('one that is broken off when everything has moved tells it when it goes on', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await pair.resolve();
    // As it was before the last of its transactions.
    await owner.query(`update zone_shift set telling_id = null where practice_id = $1`, [practice.practiceId]);
    await owner.query(`delete from jobs.job where data ->> 'practiceId' = $1`, [practice.practiceId]);
    await test.deliver();
    expect(pair.letters).toEqual([]);
    await pair.resolve();
    await test.deliver();
    expect(pair.toldTo).toEqual(pair.both);
  });

  it('a mail that has to be sent again is recognized as the same', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await pair.resolve();
    const data = `select data from jobs.job where name = 'zone-data-mails' and data ->> 'personId' = $1`;
    const { rows } = await owner.query<{ data: object }>(data, [coachee.personId]);
    await test.deliver();
    await owner.query(`insert into jobs.job (name, data, start_after) values ('zone-data-mails', $1, $2)`, [
      rows[0]?.data,
      test.clock.now(),
    ]);
    await test.deliver();
    const ids = pair.letters
      .filter(({ recipients }) => recipients[0] === coachee.email)
      .map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('jobs of letters are sent like other mail', async () => {
    ({ practice, coach, coachee } = await pair.gather());
    await practice.active(coach, coachee, VANCOUVER);
    await readWithOlderData(owner, practice.practiceId);
    await pair.resolve();
    test.mail.busy = true;
    await expect(test.app.get(Jobs).runDue(['zone-data-mails'])).rejects.toThrow('The mail was not sent');
    test.mail.busy = false;
    await test.app.get(Jobs).runDue(['zone-data-mails']);
    expect(pair.toldTo).toEqual(pair.both);
  });
});
