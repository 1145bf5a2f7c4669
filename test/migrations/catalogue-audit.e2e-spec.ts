import type { Client } from 'pg';
import { ofOnePractice } from '../../migrations/row-level-security.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { auditCatalogue, rulesOfTheAudit } from './audit.js';
import { connected, undone } from './databases.js';

const columns = `practice_id uuid not null references practice on delete cascade, id uuid not null, primary key (practice_id, id)`;
const held = ofOnePractice('trial');

/** Rule by rule, a change that breaks it, and what the audit has to say to that. */
const OFFENCES: [rule: string, offence: string, complaint: string][] = [
  [
    'row-level security is enabled and forced',
    `create table trial (${columns}); ${held} alter table trial disable row level security`,
    'trial has no forced row-level security',
  ],
  [
    'row-level security is enabled and forced',
    `create table trial (${columns}); ${held} alter table trial no force row level security`,
    'trial has no forced row-level security',
  ],
  [
    'row-level security is enabled and forced',
    `create table auth.trial (id uuid primary key)`,
    'auth.trial has no forced row-level security',
  ],
  [
    'row-level security is enabled and forced',
    `alter table schema_migration disable row level security`,
    'schema_migration has no forced row-level security',
  ],
  [
    'the list of migrations is nobody’s but the owner’s',
    `grant select on schema_migration to rapport_app`,
    'schema_migration is open to rapport_app',
  ],
  [
    'the list of migrations is nobody’s but the owner’s',
    `create policy all_of_it on schema_migration using (true)`,
    'schema_migration has the policy all_of_it',
  ],
  [
    'a tenant table says whose it is',
    `create table content.trial (id uuid primary key)`,
    'content.trial has no column practice_id',
  ],
  [
    'a tenant table has the restrictive tenant policy',
    `create table trial (${columns}); alter table trial enable row level security; alter table trial force row level security;
     create policy of_one_practice on trial using (practice_id = (select caller_practice()))`,
    'trial has no restrictive policy of one practice for rapport_app',
  ],
  [
    'a tenant table has the restrictive tenant policy',
    `drop policy of_one_practice on person;
     create policy of_one_practice on person as restrictive to rapport_app using (true) with check (true)`,
    'person has no restrictive policy of one practice for rapport_app',
  ],
  [
    'a tenant table has the restrictive tenant policy',
    `alter policy of_one_practice on session to rapport_app`,
    'session has no restrictive policy of one practice for rapport_overview',
  ],
  [
    'a tenant table has the restrictive tenant policy',
    `grant select (name) on person to rapport_manager`,
    'person has no restrictive policy of one practice for rapport_manager',
  ],
  [
    'a tenant table is open to roles that the tenant policy holds',
    `grant select on person to rapport_jobs`,
    'person is open to rapport_jobs',
  ],
  [
    'a tenant table is open to roles that the tenant policy holds',
    `grant select on company to rapport_audit`,
    'company is open to rapport_audit',
  ],
  [
    'a tenant table is open to roles that the tenant policy holds',
    `create policy wide on company as restrictive to rapport_audit using (true); grant select on company to rapport_audit`,
    'company is open to rapport_audit',
  ],
  [
    'a tenant table is open to roles that the tenant policy holds',
    `grant select (name) on person to public`,
    'person is open to everybody',
  ],
  [
    'content is out of reach of rapport_app',
    `grant select (sealed) on content.note to rapport_app`,
    'rapport_app reads content.note',
  ],
  [
    'a foreign key between tenant tables carries the practice',
    `create table trial (${columns}, friend uuid unique, buddy uuid constraint plain references trial (friend));
     create index on trial (buddy); ${held}`,
    'plain of trial does not carry the practice',
  ],
  [
    'a foreign key between tenant tables carries the practice',
    `create table trial (${columns}, other uuid, friend uuid, unique (id, practice_id),
       constraint crossed foreign key (other, practice_id) references trial (practice_id, id));
     create index on trial (other, practice_id); ${held}`,
    'crossed of trial does not carry the practice',
  ],
  [
    'what is of a practice goes with it',
    `create table trial (practice_id uuid not null references practice, id uuid not null, primary key (practice_id, id));
     ${held}`,
    'trial_practice_id_fkey of trial outlives its practice',
  ],
  [
    'what is of a practice goes with it',
    `create table trial (practice_id uuid not null, id uuid not null, primary key (practice_id, id)); ${held}`,
    ' of trial outlives its practice',
  ],
  [
    'a foreign key has an index',
    `create table trial (${columns}, friend uuid, constraint bare foreign key (practice_id, friend) references trial);
     create index on trial (friend) where friend is not null; create index on trial (practice_id, id, friend); ${held}`,
    'bare of trial has no index',
  ],
  [
    'the server owns nothing and empties nothing',
    `alter table company owner to rapport_app`,
    'company is owned by rapport_app',
  ],
  [
    'the server owns nothing and empties nothing',
    `grant truncate on content.note to rapport_content`,
    'content.note may be emptied by rapport_content',
  ],
  [
    'the server’s roles are held by row-level security',
    `alter role rapport_app bypassrls`,
    'rapport_app has more rights than a role of the server should',
  ],
  [
    'the server’s roles are held by row-level security',
    `alter role rapport_overview superuser`,
    'rapport_overview has more rights than a role of the server should',
  ],
  [
    'a view asks as whoever asks it',
    `create view everybody as select * from person`,
    'the view everybody is not security_invoker',
  ],
  [
    'a view asks as whoever asks it',
    `create materialized view everybody as select * from person`,
    'the view everybody is not security_invoker',
  ],
  [
    'a function with its owner’s rights has few of them, and a fixed search path',
    `create function leak() returns bigint language sql security definer set search_path = pg_catalog, public
       begin atomic select count(*) from person; end;
     revoke all on function leak() from public`,
    'the function leak() runs with the rights of postgres',
  ],
  [
    'a function with its owner’s rights has few of them, and a fixed search path',
    `alter function lock_calendars(uuid[], timestamptz) reset search_path`,
    'the function lock_calendars(uuid[],timestamp with time zone) runs with the rights of rapport_calendar',
  ],
];

describe('the audit of the catalogue', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = await connected(database.ownerUrl);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('has nothing to say about what the migrations make', async () => {
    expect(await auditCatalogue(owner)).toEqual([]);
  });

  it('accepts a new table that keeps every rule', async () => {
    const complaints = await undone(owner, async () => {
      await owner.query(`
        create table trial (${columns}, friend uuid, constraint friends foreign key (practice_id, friend) references person);
        create index on trial (practice_id, friend); ${held}
        create view trials with (security_invoker = true) as select * from trial;
        grant select on trial, trials to rapport_app`);
      return auditCatalogue(owner);
    });
    expect(complaints).toEqual([]);
  });

  it.each(OFFENCES.map(([rule, offence, complaint]) => [rule, complaint, offence] as const))(
    'holds that %s, or says: %s',
    async (_rule, complaint, offence) => {
      const complaints = await undone(owner, async () => {
        await owner.query(offence);
        return auditCatalogue(owner);
      });
      expect(complaints).toContain(complaint);
    },
  );

  it('has seen each of its rules broken', () => {
    expect([...new Set(OFFENCES.map(([rule]) => rule))]).toEqual(rulesOfTheAudit);
  });
});
