import type { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { CreateHandovers1764000000014 } from '../../migrations/1764000000014-create-handovers.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { connected, undone } from './databases.js';

/** Foreign keys by which a child has the coach of its engagement. */
const KEYS = `
  select f.conrelid::regclass::text as child, f.confupdtype::text as "onUpdate" from pg_constraint f
  where f.contype = 'f' and f.confrelid = 'engagement'::regclass and exists (
    select from pg_attribute a where a.attrelid = f.confrelid and a.attnum = any (f.confkey) and a.attname = 'coach_id')
  order by 1`;

/** As partiesAreTrue made them before there were handovers. */
const STAYING = `
  do $$ declare k record; begin
    for k in select conrelid::regclass as child, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and confrelid = 'engagement'::regclass and confupdtype = 'c'
    loop
      execute format('alter table %s drop constraint %I, add constraint %I %s', k.child, k.name, k.name,
        replace(k.definition, ' ON UPDATE CASCADE', ''));
    end loop;
  end $$`;

describe('the keys that keep an engagement’s coach true in its children', () => {
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

  const keys = async () => (await owner.query<{ child: string; onUpdate: string }>(KEYS)).rows;

  it('follow it, in every table', async () => {
    const all = await keys();
    expect(all.map(({ child }) => child)).toEqual(
      expect.arrayContaining(['session', 'content.note', 'handover_answer']),
    );
    expect(all.filter(({ onUpdate }) => onUpdate !== 'c')).toEqual([]);
  });

  it('are made to follow it in a database of before', async () => {
    const runner = { query: (text: string, values?: unknown[]) => owner.query(text, values) } as unknown as QueryRunner;
    const [before, after] = await undone(owner, async () => {
      await new CreateHandovers1764000000014().down(runner);
      await owner.query(STAYING);
      const stayed = await keys();
      await new CreateHandovers1764000000014().up(runner);
      return [stayed, await keys()];
    });
    expect(new Set(before?.map(({ onUpdate }) => onUpdate))).toEqual(new Set(['a']));
    expect(after).toEqual(await keys());
  });
});
