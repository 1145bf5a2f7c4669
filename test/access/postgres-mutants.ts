import type { Client } from 'pg';
import { SCHEMAS, type Right } from './postgres-catalogue.js';
import type { Some } from './postgres-matrix.js';
import { COMMANDS as TRIED, type Command } from './postgres-tries.js';

/** One thing broken in the database, by a statement. */
export interface Mutant {
  /** The table that it is about; none for what is about functions. */
  table?: string;
  name: string;
  statement: string;
  /** What a policy is for, and so what most likely comes out otherwise. */
  concerns?: Some;
}

interface Policy {
  table: string;
  name: string;
  permissive: boolean;
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
  columns: string[];
}

/** Every policy, broken in every way that there is a name for: gone, open, shut, for one role less, one branch less. */
export async function policyMutants(owner: Client, tables: string[], rights: Right[]): Promise<Mutant[]> {
  const { rows: policies } = await owner.query<Policy>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(p.polname) as name, p.polpermissive as permissive,
      p.polcmd as command, array(select r.rolname from pg_roles r where r.oid = any (p.polroles) order by 1)::text[] as roles,
      pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
      array(select quote_ident(a.attname) from pg_depend d join pg_attribute a on a.attrelid = p.polrelid and a.attnum = d.refobjsubid
        where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = p.polrelid) as columns
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${SCHEMAS}
    order by 1, 2`);
  return policies
    .filter(({ table }) => tables.includes(table))
    .flatMap((policy) => waysToBreak(policy, rights).map((mutant) => ({ ...mutant, concerns: concernsOf(policy) })));
}

function concernsOf({ roles, command }: Policy): Some {
  const ofIt: Record<string, Command[]> = { r: ['select'], a: ['insert'], w: ['update', 'become'], d: ['delete'] };
  return { roles, commands: ofIt[command] ?? [...TRIED] };
}

function waysToBreak(policy: Policy, rights: Right[]): Mutant[] {
  return [
    { table: policy.table, name: `${policy.name}: gone`, statement: `drop policy ${policy.name} on ${policy.table}` },
    ...withOneRoleLess(policy, rights),
    ...withOtherWords(policy, 'using', policy.using),
    ...withOtherWords(
      policy,
      'with check',
      policy.check ?? (impliesCheck(policy, rights) ? policy.using : null),
      !policy.check,
    ),
  ];
}

/**
 * Whether what says which rows may be changed also says, unspoken, what they may become. It does where a column that it
 * looks at can be written by whom it is for; otherwise what a row becomes is what it was, to this policy.
 */
function impliesCheck({ table, command, columns, roles }: Policy, rights: Right[]): boolean {
  const writes = { '*': ['insert', 'update'], w: ['update'] }[command] ?? [];
  const written = rights.filter(
    (right) => right.table === table && roles.includes(right.role) && writes.includes(right.command),
  );
  const settable = new Set(written.flatMap((right) => right.columns));
  return columns.some((column) => settable.has(column));
}

function withOneRoleLess({ table, name, roles }: Policy, rights: Right[]): Mutant[] {
  // A role that is granted nothing of a table gets nothing of it, whatever its policies say.
  const granted = roles.filter((role) => rights.some((right) => right.table === table && right.role === role));
  if (roles.length < 2) return [];
  return granted.map((role) => {
    const others = roles.filter((each) => each !== role).join(', ');
    return { table, name: `${name}: not for ${role}`, statement: `alter policy ${name} on ${table} to ${others}` };
  });
}

function withOtherWords(
  { table, name }: Policy,
  clause: 'using' | 'with check',
  expression: string | null,
  implied = false,
): Mutant[] {
  if (expression === null) return [];
  const words = ['true', 'false', ...(implied ? [] : withOneBranchLess(expression))];
  return words
    .filter((word) => word !== expression)
    .map((word) => ({
      table,
      name: `${name}: ${clause} (${word})`,
      statement: `alter policy ${name} on ${table} ${clause} (${word})`,
    }));
}

/** The expression as Postgres writes it out, once without each operand of each AND and OR in it. */
export function withOneBranchLess(expression: string): string[] {
  const inner = bare(expression);
  const [operator, operands] = operandsOf(inner);
  if (operator === undefined) return [];
  const join = (parts: string[]) => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${operator} `)})`);
  return operands.flatMap((operand, at) => [
    join(operands.filter((_each, place) => place !== at)),
    ...withOneBranchLess(operand).map((less) => join(operands.map((each, place) => (place === at ? less : each)))),
  ]);
}

/** Without the parentheses around all of it. */
function bare(expression: string): string {
  if (!expression.startsWith('(')) return expression;
  const end = closing(expression, 0);
  return end === expression.length - 1 ? bare(expression.slice(1, -1).trim()) : expression;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "'") at = text.indexOf("'", at + 1);
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Error(`Not closed: ${text}`);
}

function operandsOf(text: string): [operator: 'AND' | 'OR' | undefined, operands: string[]] {
  if (/^(SELECT|NOT|EXISTS)\b/.test(text)) return [undefined, [text]];
  const operands: string[] = [];
  let operator: 'AND' | 'OR' | undefined;
  let begun = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") at = text.indexOf("'", at + 1);
    if (text[at] === '(') at = closing(text, at);
    const [found, word] = /^ (AND|OR) /.exec(text.slice(at, at + 5)) ?? [];
    if (!found) continue;
    operator = word as 'AND' | 'OR';
    operands.push(text.slice(begun, at));
    begun = at + found.length;
  }
  return [operator, [...operands, text.slice(begun)]];
}

/** Row-level security that is off, or that spares the owner. */
export function tableMutants(tables: string[]): Mutant[] {
  return tables.flatMap((table) => [
    { table, name: 'row-level security off', statement: `alter table ${table} disable row level security` },
    ...(table === 'public.schema_migration'
      ? []
      : [
          {
            table,
            name: 'row-level security not forced',
            statement: `alter table ${table} no force row level security`,
          },
        ]),
  ]);
}

const COMMANDS = ['select', 'insert', 'update', 'delete'] as const;

/** Every grant taken back, and every one that is not there given; of columns for the role that reads columns. */
export function grantMutants(
  rights: Right[],
  tables: { name: string; columns: { name: string }[] }[],
  roles: string[],
): Mutant[] {
  return tables.flatMap(({ name: table, columns }) =>
    roles.flatMap((role) =>
      COMMANDS.flatMap((command): Mutant[] => {
        const right = rights.find((each) => each.table === table && each.role === role && each.command === command);
        const give = (what: string) => ({
          table,
          name: `${role} gets ${what}`,
          statement: `grant ${what} on ${table} to ${role}`,
        });
        const take = (what: string) => ({
          table,
          name: `${role} loses ${what}`,
          statement: `revoke ${what} on ${table} from ${role}`,
        });
        if (right?.whole) return [take(command)];
        const some = right?.columns ?? [];
        const others = columns.map((column) => column.name).filter((column) => !some.includes(column));
        return [
          give(command),
          ...some.map((column) => take(`${command} (${column})`)),
          ...(some.length ? others.map((column) => give(`${command} (${column})`)) : []),
        ];
      }),
    ),
  );
}

/** Functions that run with others' rights, or are called by others. */
export async function functionMutants(owner: Client): Promise<Mutant[]> {
  const { rows } = await owner.query<{ call: string; definer: boolean; open: boolean }>(`
    select f.oid::regprocedure::text as call, f.prosecdef as definer, has_function_privilege('public', f.oid, 'execute') as open
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname in ${SCHEMAS}
      and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e') order by 1`);
  return rows.flatMap(({ call, definer, open }) => [
    {
      name: `${call}: ${definer ? 'without' : 'with'} its owner’s rights`,
      statement: `alter function ${call} security ${definer ? 'invoker' : 'definer'}`,
    },
    open
      ? { name: `${call}: for nobody`, statement: `revoke execute on function ${call} from public` }
      : { name: `${call}: for everybody`, statement: `grant execute on function ${call} to public` },
  ]);
}
