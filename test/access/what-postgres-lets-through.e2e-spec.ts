import { writeFileSync } from 'node:fs';
import type { Client } from 'pg';
import { TestApp } from '../support/test-app.js';
import { differences } from './golden.js';
import { PostgresMatrix } from './postgres-matrix.js';
import { undone } from './postgres-probe.js';
import { connectAsOwner } from './snapshot.js';
import { TwoPractices } from './two-practices.js';

const FILE = 'docs/access-in-postgres.txt';

/** The second of the two walls: what the database gives to whom, when everything before it has failed. */
describe('what Postgres lets through, past all of our code', () => {
  let test: TestApp;
  let owner: Client;
  let matrix: PostgresMatrix;
  let text: string;

  beforeAll(async () => {
    test = await TestApp.start();
    const practices = await TwoPractices.fill(test);
    owner = await connectAsOwner(test);
    matrix = await PostgresMatrix.plan(owner, await practices.callers(owner), await practices.names(owner));
    text = await undone(owner, () => matrix.text());
    if (process.env.RAPPORT_WRITE_DOCS) writeFileSync(FILE, text);
  }, 180_000);
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  it(`is what ${FILE} says`, () => {
    expect(differences(FILE, text)).toEqual([]);
  });
  it.each([
    ['a policy that is gone', 'drop policy read on goal'],
    ['a policy that holds for everyone', 'alter policy read on goal using (true)'],
    ['row-level security that is off', 'alter table goal disable row level security'],
    ['a grant too many', 'grant delete on goal to rapport_app'],
  ])('would tell of %s', async (_what, statement) => {
    const broken = await undone(owner, async () => {
      await owner.query(statement);
      return matrix.section('public.goal');
    });
    expect(text).not.toContain(broken);
    expect(text).toContain(await undone(owner, () => matrix.section('public.goal')));
  });
});
