import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { tzVersion } from '../../src/platform/clock/zones.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { ZoneDataService } from '../../src/zone-data/zone-data.service.js';
import { connectAsOwner } from '../access/snapshot.js';
import { asked, connected } from '../platform/sql.js';
import { ServerProcess } from '../platform/server-process.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';
import { readWithOlderData } from './older-data.js';

const VANCOUVER = { startsOn: '2026-10-01', localTime: '09:00', timeZone: 'America/Vancouver' };

interface Job {
  name: string;
  data: Record<string, string>;
  at: string;
}

describe('a server starts with newer zone data', () => {
  let test: TestApp;
  let owner: Client;
  /** As the role that the server runs as. */
  let server: Client;
  let practices: { practice: PracticeBuilder; coach: Actor; id: string }[];

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
    server = await connected(test.database.url);
    practices = [];
    for (let each = 0; each < 2; each++) {
      const practice = await PracticeBuilder.start(test);
      practices.push({ practice, ...(await practice.activePair(VANCOUVER)) });
      await readWithOlderData(owner, practice.practiceId);
    }
    await test.deliver();
  });
  afterAll(async () => {
    await owner.end();
    await server.end();
    await test.stop();
  });

  const begin = () => test.app.get(ZoneDataService).begin();
  async function jobs(): Promise<Job[]> {
    const { rows } = await owner.query<Job>(
      `select name, data, to_char(start_after at time zone 'UTC', 'YYYY-MM-DD') as at from jobs.job
       where name like 'zone-data%' and name <> 'zone-data-mails' order by name, data::text`,
    );
    return rows;
  }
  const lastOf = async ({ practice, coach, id }: (typeof practices)[number]) =>
    (await practice.sessions(id, coach)).at(-1)?.startsAt;

  it('and looks today, once, however many instances start', async () => {
    await Promise.all([begin(), begin(), begin()]);
    expect(await jobs()).toEqual([
      { name: 'zone-data', data: { version: tzVersion, day: '2026-09-24' }, at: '2026-09-24' },
    ]);
  });

  it('into every practice, where the clocks are followed and the two are told', async () => {
    await test.app.get(Jobs).runDue();
    for (const each of practices) expect(await lastOf(each)).toBe('2026-12-17T16:00:00Z');
    await test.deliver();
    const clocks = test.mail.all.filter(({ subject }) => subject?.startsWith('Clocks'));
    expect(clocks).toHaveLength(4);
  });

  it('page by page, of which each begins where the one before ended', async () => {
    const page = async (after: string | null) => {
      const text = 'select practices_after($1, 1) as id';
      return (await asked(server, undefined, text, [after])).rows.map(({ id }) => id);
    };
    const ids = practices.map(({ practice }) => practice.practiceId).sort();
    expect(await page(null)).toEqual([ids[0]]);
    expect(await page(ids[0] ?? '')).toEqual([ids[1]]);
    expect(await page(ids[1] ?? '')).toEqual([]);
  });

  it('and looks again tomorrow, and so on', async () => {
    expect(await jobs()).toEqual([
      { name: 'zone-data', data: { version: tzVersion, day: '2026-09-25' }, at: '2026-09-25' },
    ]);
    const [one] = practices as [(typeof practices)[number]];
    await readWithOlderData(owner, one.practice.practiceId);
    await test.goTo('2026-09-25T11:00:00Z');
    expect(await lastOf(one)).toBe('2026-12-17T17:00:00Z');
    await test.goTo('2026-09-25T12:30:00Z');
    expect(await lastOf(one)).toBe('2026-12-17T16:00:00Z');
    expect(await jobs()).toMatchObject([{ data: { day: '2026-09-26' }, at: '2026-09-26' }]);
  });

  it('one that is started again in the meantime does not look twice on that day', async () => {
    test.clock.set(new Date('2026-09-26T00:30:00Z'));
    await begin();
    expect(await jobs()).toHaveLength(1);
  });

  it('what an older server asked for is over, and what a newer one asked for is left to it', async () => {
    const send = (name: string, data: object) =>
      owner.query(`insert into jobs.job (name, data, start_after) values ($1, $2, $3)`, [name, data, test.clock.now()]);
    await owner.query(`delete from jobs.job where name like 'zone-data%'`);
    await send('zone-data', { version: '2025b', day: '2026-09-26' });
    await test.app.get(Jobs).runDue();
    expect(await jobs()).toEqual([]);
    const [one] = practices as [(typeof practices)[number]];
    const newer = { version: '2999a', practiceId: one.practice.practiceId, day: '2026-09-26' };
    for (const queue of ['zone-data', 'zone-data-of-practice'] as const) {
      await send(queue, newer);
      await expect(test.app.get(Jobs).runDue([queue])).rejects.toThrow(
        expect.objectContaining({ name: 'NewerZoneData' }),
      );
    }
    expect((await jobs()).map(({ name }) => name)).toEqual(['zone-data', 'zone-data-of-practice']);
    await owner.query(`delete from jobs.job where name like 'zone-data%'`);
  });

  it('as a process: it begins by itself', async () => {
    const text = `select count(*)::int as jobs from jobs.job where name = 'zone-data' and data ->> 'version' = $1`;
    const begun = async () => (await owner.query<{ jobs: number }>(text, [tzVersion])).rows[0]?.jobs ?? 0;
    expect(await begun()).toBe(0);
    const process = await ServerProcess.start(test.database.url);
    try {
      for (let tries = 0; tries < 100 && (await begun()) === 0; tries++) await delay(50);
      expect({ begun: (await begun()) > 0, said: process.said }).toMatchObject({ begun: true });
    } finally {
      await process.stop();
    }
  }, 30_000);
});
