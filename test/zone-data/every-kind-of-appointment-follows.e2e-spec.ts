import type { Client } from 'pg';
import { AppointmentKinds } from '../../src/scheduling/appointment-kinds.service.js';
import { connectAsOwner } from '../access/snapshot.js';
import { undone } from '../migrations/databases.js';
import { TestApp } from '../support/test-app.js';

/** Tables that look like appointments and are none that follow, each with why. */
const NONE: Record<string, string> = {
  zone_shift: 'tells of appointments, and is none',
  session_hold: 'is on offer for ten days at most; a session that it becomes keeps its version, and follows',
  change_request: 'waits for two days at most; the session that is moved by it takes its version over, and follows',
  time_off: 'is one person’s own, and nothing is agreed in it',
};

/** What has an instant out of a wall clock keeps the version of the data that it was computed with. */
const LIKE_APPOINTMENTS = `
  select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'content'::regnamespace)
    and exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and (a.attname = 'tz_version' or a.attname = 'starts_at' and exists (
        select from pg_attribute z where z.attrelid = c.oid and z.attname = 'time_zone')))
  order by 1`;

const NEEDED = [
  ...['practice_id', 'id', 'engagement_id', 'coach_id', 'coachee_id', 'company_id'],
  ...['local_date', 'local_time', 'time_zone', 'tz_version', 'starts_at', 'ends_at'],
];
const WRITTEN = ['starts_at', 'ends_at', 'tz_version'];

describe('every kind of appointment', () => {
  let test: TestApp;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const kinds = () => test.app.get(AppointmentKinds, { strict: false }).all;
  const tables = async () => (await owner.query<{ name: string }>(LIKE_APPOINTMENTS)).rows.map(({ name }) => name);
  const unaccounted = async () => {
    const known = [...kinds().map(({ table }) => table), ...Object.keys(NONE)];
    return (await tables()).filter((name) => !known.includes(name));
  };

  it('is registered, or it is said why it need not follow the clocks', async () => {
    expect(await unaccounted()).toEqual([]);
    expect(await tables()).toEqual(expect.arrayContaining(['plan_date', 'session', ...Object.keys(NONE)]));
  });

  it.each([
    'create table walk (practice_id uuid, starts_at timestamptz, time_zone text)',
    'create table walk (practice_id uuid, tz_version text)',
    'create table content.walk (practice_id uuid, tz_version text)',
  ])('is missed where a migration adds one and nobody registers it: %s', async (migration) => {
    const found = await undone(owner, async () => {
      await owner.query(migration);
      return unaccounted();
    });
    expect(found).toEqual(['walk']);
  });

  it('is registered once, and has what reading it again needs', async () => {
    const registered = kinds().map(({ table }) => table);
    expect(new Set(registered).size).toBe(registered.length);
    for (const { table, versioned } of kinds()) {
      const { rows } = await owner.query<{ name: string; written: boolean }>(
        `select attname as name, has_column_privilege('rapport_app', attrelid, attnum, 'update') as written
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [table],
      );
      const written = rows.filter(({ written }) => written).map(({ name }) => name);
      expect({ table, has: rows.map(({ name }) => name) }).toEqual({ table, has: expect.arrayContaining(NEEDED) });
      expect({ table, written }).toEqual({ table, written: expect.arrayContaining(WRITTEN) });
      expect({ table, versioned }).toEqual({ table, versioned: written.includes('version') });
    }
  });
});
