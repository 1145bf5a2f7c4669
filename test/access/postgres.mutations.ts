import type { Client } from 'pg';
import { TestApp } from '../support/test-app.js';
import { rightsOn, tablesOf } from './postgres-catalogue.js';
import { PostgresMatrix } from './postgres-matrix.js';
import { functionMutants, grantMutants, policyMutants, tableMutants, type Mutant } from './postgres-mutants.js';
import { undone } from './postgres-probe.js';
import { connectAsOwner } from './snapshot.js';
import { tell } from './tell.js';
import { TwoPractices } from './two-practices.js';

/**
 * Breaks the database, one policy or grant at a time, and measures the matrix that what-postgres-lets-through.e2e-spec.ts
 * compares: a mutant that leaves it as it was would be noticed by no test of npm test.
 */
describe('of what is broken in Postgres', () => {
  let test: TestApp;
  let owner: Client;
  let matrix: PostgresMatrix;
  let whole: string;
  const sections = new Map<string | undefined, string>();

  beforeAll(async () => {
    test = await TestApp.start();
    const practices = await TwoPractices.fill(test);
    owner = await connectAsOwner(test);
    matrix = await PostgresMatrix.plan(owner, await practices.callers(owner), await practices.names(owner));
    whole = await undone(owner, () => matrix.text());
    sections.set(undefined, await matrix.others());
    for (const table of matrix.tables) sections.set(table, await sectionOf(table));
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const sectionOf = (table: string) => undone(owner, () => matrix.section(table));

  /** Whether anything is measured that was not before: first at the table itself, then everywhere. */
  async function isNoticed({ table, statement }: Mutant): Promise<boolean> {
    const broken = async (measure: () => Promise<boolean>) =>
      undone(owner, async () => {
        await owner.query(statement);
        return measure();
      });
    const first = table ? () => matrix.section(table) : () => matrix.others();
    if (await broken(async () => (await first()) !== sections.get(table))) return true;
    return broken(async () => (await matrix.text()) !== whole);
  }

  async function survivorsOf(mutants: Mutant[]): Promise<string[]> {
    const survivors: string[] = [];
    for (const [at, mutant] of mutants.entries()) {
      // What was undone stays in the tables until it is swept up, and slows the next ones down.
      if (mutant.table && at % 4 === 0) await owner.query(`vacuum ${mutant.table}`);
      if (!(await isNoticed(mutant))) survivors.push(`${mutant.table ?? ''} ${mutant.name}`.trim());
    }
    return survivors;
  }

  it('no policy survives', async () => {
    const { policies, mutants } = await policyMutants(owner, await rightsOn(owner));
    const all = [...mutants, ...tableMutants(matrix.tables)];
    const survivors = await survivorsOf(all);
    tell(`${policies} policies, broken in ${all.length} ways`, survivors);
    expect(survivors).toEqual([]);
  });

  it('no grant survives', async () => {
    const rights = await rightsOn(owner);
    const roles = [...new Set(rights.map(({ role }) => role))];
    const all = grantMutants(rights, await tablesOf(owner), roles);
    const before = JSON.stringify(rights);
    // A grant is listed as it is: nothing has to be tried.
    const isSame = ({ statement }: Mutant) =>
      undone(owner, async () => {
        await owner.query(statement);
        return JSON.stringify(await rightsOn(owner)) === before;
      });
    const survivors: string[] = [];
    for (const mutant of all) if (await isSame(mutant)) survivors.push(`${mutant.table} ${mutant.name}`);
    tell(`${all.length} grants, given and taken`, survivors);
    expect(survivors).toEqual([]);
  });

  it('no function survives', async () => {
    const mutants = await functionMutants(owner);
    const survivors = await survivorsOf(mutants);
    tell(`${mutants.length} functions, opened and shut`, survivors);
    expect(survivors).toEqual([]);
  });
});
