import type { Client } from 'pg';
import { TestApp } from '../support/test-app.js';
import { rightsOn, tablesOf } from './postgres-catalogue.js';
import { PostgresMatrix, type Some } from './postgres-matrix.js';
import { functionMutants, grantMutants, policyMutants, tableMutants, type Mutant } from './postgres-mutants.js';
import { undone } from './postgres-probe.js';
import { connectAsOwner } from './snapshot.js';
import { tell } from './tell.js';
import { TwoPractices } from './two-practices.js';

/** Words of which a table's name has one, where only some tables are asked for. */
const words = process.env.RAPPORT_TABLES?.split(' ') ?? [''];
const isAskedFor = (table: string): boolean => words.some((word) => table.includes(word));

/**
 * Breaks the database, one policy or grant at a time, and measures the matrix that what-postgres-lets-through.e2e-spec.ts
 * compares: a mutant that leaves it as it was would be noticed by no test of npm test.
 */
describe('of what is broken in Postgres', () => {
  let test: TestApp;
  let owner: Client;
  let matrix: PostgresMatrix;
  let tables: string[];
  const sections = new Map<string | undefined, string>();

  beforeAll(async () => {
    test = await TestApp.start();
    const practices = await TwoPractices.fill(test);
    owner = await connectAsOwner(test);
    matrix = await PostgresMatrix.plan(owner, await practices.callers(owner), await practices.names(owner));
    for (const table of [undefined, ...matrix.tables]) sections.set(table, await undone(owner, measured(table)));
    tables = matrix.tables.filter(isAskedFor);
    if (tables.length === 0) throw new Error(`There is no table like ${words.join(' or ')}`);
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const measured = (table?: string, some?: Some) => () => (table ? matrix.section(table, some) : matrix.others());

  /** Whether anything is measured that was not before: at the table itself, by what it likely concerns; then anywhere. */
  async function isNoticed({ table, statement, concerns }: Mutant): Promise<boolean> {
    const isOtherwise = (at?: string, some?: Some) =>
      undone(owner, async () => {
        await owner.query(statement);
        return (await measured(at, some)()) !== sections.get(at);
      });
    if (table && concerns && (await isOtherwise(table, concerns))) return true;
    if (await isOtherwise(table)) return true;
    for (const other of sections.keys()) if (other !== table && (await isOtherwise(other))) return true;
    return false;
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

  it('what is not broken is measured as before', async () => {
    expect(await isNoticed({ name: 'nothing', statement: 'select' })).toBe(false);
  });

  it('no policy survives', async () => {
    const all = [...(await policyMutants(owner, tables, await rightsOn(owner))), ...tableMutants(tables)];
    const survivors = await survivorsOf(all);
    tell(`policies of ${tables.length} tables, broken in ${all.length} ways`, survivors);
    expect(survivors).toEqual([]);
  });

  it('no grant survives', async () => {
    const rights = await rightsOn(owner);
    const roles = [...new Set(rights.map(({ role }) => role))];
    const all = grantMutants(
      rights,
      (await tablesOf(owner)).filter(({ name }) => isAskedFor(name)),
      roles,
    );
    const before = (table?: string) => rights.filter((right) => right.table === table);
    // A grant is listed as it is: nothing has to be tried.
    const isSame = ({ table, statement }: Mutant) =>
      undone(owner, async () => {
        await owner.query(statement);
        return JSON.stringify(await rightsOn(owner, table)) === JSON.stringify(before(table));
      });
    const survivors: string[] = [];
    for (const mutant of all) if (await isSame(mutant)) survivors.push(`${mutant.table} ${mutant.name}`);
    tell(`${all.length} grants, given and taken`, survivors);
    expect(survivors).toEqual([]);
  });

  it('no function survives', async () => {
    // They are of no table.
    const mutants = words.includes('') ? await functionMutants(owner) : [];
    const survivors = await survivorsOf(mutants);
    tell(`${mutants.length} functions, opened and shut`, survivors);
    expect(survivors).toEqual([]);
  });
});
