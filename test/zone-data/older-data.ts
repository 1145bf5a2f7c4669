import type { Client } from 'pg';
import { ResolvingService } from '../../src/zone-data/resolving.service.js';
import { connectAsOwner } from '../access/snapshot.js';
import type { TestApp } from '../support/test-app.js';

/** What zone data up to 2025b said of clocks in Vancouver: that they go back an hour in November of 2026, and later. */
export const OLDER = '2025b';
/** From here on, what it said is an hour later than what is so. */
const SET_BACK = '2026-11-01T09:00:00Z';

/**
 * Makes appointments as a server with older data would have written them: those in Vancouver an hour later, from
 * November of 2026 on, and all of them with its version.
 * @param where SQL, of which rows of the table
 */
export async function readWithOlderData(owner: Client, practiceId: string, table = 'session', where = 'true') {
  const shifts = `practice_id = '${practiceId}' and (${where}) and time_zone = 'America/Vancouver'`;
  await owner.query('begin');
  // The trigger that keeps calendars works for the practice of the caller.
  await owner.query(`select set_config('rapport.practice', $1, true)`, [practiceId]);
  // Past one another: back-to-back ones would meet on the way.
  for (const [by, from] of [
    ['1000 years', SET_BACK],
    ['-1000 years 1 hour', '3000-01-01'],
  ])
    await owner.query(
      `update ${table} set starts_at = starts_at + $1::interval, ends_at = ends_at + $1::interval
       where ${shifts} and starts_at >= $2`,
      [by, from],
    );
  await owner.query(`update ${table} set tz_version = $1 where practice_id = $2 and (${where})`, [OLDER, practiceId]);
  await owner.query('commit');
}

/** What newer data moved, in a practice: the last session and meeting of each engagement were a quarter of an hour off. */
export async function followClocks(test: TestApp, practiceId: string): Promise<void> {
  const owner = await connectAsOwner(test);
  await owner.query('begin');
  await owner.query(`select set_config('rapport.practice', $1, true)`, [practiceId]);
  for (const table of ['session', 'meeting'])
    await owner.query(
      `update ${table} set starts_at = starts_at + interval '15 min', ends_at = ends_at + interval '15 min', tz_version = $1
       where id in (select distinct on (engagement_id) id from ${table} where practice_id = $2 and state = 'scheduled'
                    order by engagement_id, starts_at desc)`,
      [OLDER, practiceId],
    );
  await owner.query('commit');
  await owner.end();
  await test.app.get(ResolvingService).resolve(practiceId);
}
