import { readFileSync } from 'node:fs';
import { accessMatrix } from '../../scripts/docs.mjs';
import {
  isOfAccount,
  permissions,
  RELATIONS,
  type Permission,
  type Relation,
  type Scope,
} from '../../src/access/permissions.js';
import { TestApp } from '../support/test-app.js';
import { Cast, ROLES, type Role } from './cast.js';
import { addressOf, expected, outcomeOf, routes, standing, type Route } from './expectations.js';
import { tell } from './tell.js';

interface Rule {
  of: Scope;
  to: readonly Relation[];
  reads: boolean;
}
const table: Record<string, Rule> = permissions;
const told = readFileSync('docs/access-matrix.txt', 'utf8');

/** One mark of the table the other way round. */
interface Mutant {
  permission: Permission;
  relation: Relation;
  name: string;
  rule: Rule;
}

const mutants = Object.entries(table).flatMap(([permission, rule]) =>
  // What is about whoever asks names no relation, and the guard looks at none.
  isOfAccount(rule.of)
    ? []
    : RELATIONS.map((relation): Mutant => {
        const had = rule.to.includes(relation);
        const to = had ? rule.to.filter((each) => each !== relation) : [...rule.to, relation];
        const name = `${permission}: ${had ? 'not for' : 'for'} ${relation}`;
        return { permission: permission as Permission, relation, name, rule: { ...rule, to } };
      }),
);

/**
 * Breaks the policy in the running application, one mark at a time, and asks what the sweep asks: a mutant that is
 * answered as before would be noticed by nobody who only looks at what the application does.
 */
describe('of what is broken in the table of permissions', () => {
  let test: TestApp;
  let cast: Cast;

  beforeAll(async () => {
    test = await TestApp.start();
    cast = await Cast.gather(test);
  });
  afterAll(() => test.stop());

  async function broken<T>({ permission, rule }: Pick<Mutant, 'permission' | 'rule'>, work: () => Promise<T> | T) {
    const sound = table[permission];
    table[permission] = rule;
    try {
      return await work();
    } finally {
      if (sound) table[permission] = sound;
      overlookWhatPostgresRefused();
    }
  }

  /** A mark too many lets the code write what Postgres refuses all the same: of a broken policy, no defect of ours. */
  function overlookWhatPostgresRefused(): void {
    const others = test.log.filter((line) => !(line.includes('"msg":"defect"') && line.includes('"code":"42501"')));
    test.log.splice(0, test.log.length, ...others);
  }

  /** Whose answers depend on this mark: who stands in the relation, and in no other that the row names. */
  function concerned({ relation, rule: { of, to } }: Mutant): Role[] {
    const others = to.filter((each) => each !== relation);
    return ROLES.filter((role) => {
      const relations: string[] = (of !== 'account' && of !== 'signIn' && standing[role]?.[of]) || [];
      return relations.includes(relation) && !others.some((each) => relations.includes(each));
    });
  }

  const isAnsweredOtherwise = async (route: Route, role: Role): Promise<boolean> => {
    const asked = cast.as(role).send(route.method, addressOf(route, cast.ids));
    const { status } = await (['get', 'delete'].includes(route.method) ? asked : asked.send({}));
    return outcomeOf(status, 'own') !== expected(route, role, 'own');
  };

  async function isNoticed(mutant: Mutant): Promise<boolean> {
    for (const route of routes.filter(({ permission }) => permission === mutant.permission))
      for (const role of concerned(mutant)) if (await isAnsweredOtherwise(route, role)) return true;
    return false;
  }

  it('no mark survives that is anybody’s', async () => {
    const anybodys = mutants.filter((mutant) => concerned(mutant).length > 0);
    const survivors: string[] = [];
    for (const mutant of anybodys) if (!(await broken(mutant, () => isNoticed(mutant)))) survivors.push(mutant.name);
    tell(
      `${anybodys.length} marks of ${Object.keys(table).length} permissions, asked for as whom they concern`,
      survivors,
    );
    expect(survivors).toEqual([]);
  });

  it('no mark, and not whether it reads, survives in what a reviewer reads', async () => {
    const otherwise = Object.entries(table).map(([permission, rule]) => {
      const [name, reads] = [`${permission}: ${rule.reads ? 'changes' : 'reads'}`, !rule.reads];
      return { permission: permission as Permission, name, rule: { ...rule, reads } };
    });
    const all = [...mutants, ...otherwise];
    const survivors: string[] = [];
    for (const mutant of all)
      if (await broken(mutant, () => accessMatrix(permissions, RELATIONS) === told)) survivors.push(mutant.name);
    tell(`${all.length} marks, looked for in docs/access-matrix.txt`, survivors);
    expect(survivors).toEqual([]);
  });

  it('is put right again', () => {
    expect(accessMatrix(permissions, RELATIONS)).toBe(told);
  });
});
