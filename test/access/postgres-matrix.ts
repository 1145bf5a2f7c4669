import type { Client } from 'pg';
import { setCaller } from '../../src/platform/database/database.js';
import type { Caller } from '../../src/platform/database/caller.js';
import { describeRights, otherRights, rightsOn, tablesOf, type Table } from './postgres-catalogue.js';
import { prepareToProbe, tryAll, type Outcome } from './postgres-probe.js';
import { addTwins, fillWhatIsEmpty } from './postgres-rows.js';
import { TWINS, type Group } from './postgres-sight.js';
import { tell, type Plan } from './postgres-telling.js';
import { COMMANDS, labelOf, triesFor, type Command, type Try } from './postgres-tries.js';

/** Attempts of these roles, by these commands. */
export interface Some {
  roles: string[];
  commands: Command[];
}

const HEAD = `What Postgres lets through, whatever the server asks: tried on two practices, as everyone, past all of our code.
Made by npm run docs; test/access/what-postgres-lets-through.e2e-spec.ts compares. For each table and role: what is granted,
and whose rows each caller selects, inserts, updates, deletes, or can make out of rows that are theirs to update (become).
A caller who is not named gets nothing. Rows are named by the engagement that they are of ("coach & coachee"), and by what
policies look at beside that; "own" are rows that name the caller there. What begins with "their" is of another practice.
Theirs has twins of ours, the same in all but the practice: these are named where one gets at them who is not of theirs.`;

/** What row-level security and grants let through, measured by trying. */
export class PostgresMatrix {
  private readonly plans = new Map<string, Plan>();

  private constructor(
    private readonly owner: Client,
    private readonly callers: Record<string, Caller>,
    private readonly names: Map<string, string>,
  ) {}

  /** Looks at the tables and their rows as they are now; what it is to measure, it measures within `undone`. */
  static async plan(
    owner: Client,
    callers: Record<string, Caller>,
    names: Map<string, string>,
  ): Promise<PostgresMatrix> {
    const matrix = new PostgresMatrix(owner, callers, names);
    await prepareToProbe(owner);
    await fillWhatIsEmpty(owner, await tablesOf(owner));
    for (const table of await tablesOf(owner)) matrix.plans.set(table.name, await matrix.planFor(table));
    return matrix;
  }

  /** All of it, as the golden file has it. */
  async text(): Promise<string> {
    const sections: string[] = [];
    for (const name of this.plans.keys()) sections.push(await this.section(name));
    return `${[HEAD, await this.others(), ...sections].join('\n\n')}\n`;
  }

  /** Names of the tables. */
  get tables(): string[] {
    return [...this.plans.keys()];
  }

  /** What is no table: roles and functions. */
  async others(): Promise<string> {
    return (await otherRights(this.owner)).join('\n');
  }

  /**
   * What is let through of one table, as it is now: a policy may have changed since the plan was made. Where only some
   * is tried, the rest is told as it was when all was tried first.
   */
  async section(name: string, some?: Some): Promise<string> {
    const plan = this.plans.get(name);
    if (!plan) throw new Error(`There is no table ${name}`);
    const rights = await rightsOn(this.owner, name);
    const lines = [`${name}: row-level security ${securityOf(await tablesOf(this.owner, name))}`];
    // Of a role that reads some columns, too, it is told which rows: that needs their place.
    for (const { role, command } of rights)
      if (command === 'select') await this.owner.query(`grant select on ${name} to ${role}`);
    const outcomes = await this.outcomesOf(plan, some);
    for (const [role, granted] of describeRights(rights)) {
      const told = COMMANDS.flatMap((command) => tell(plan, outcomes, [role, command], Object.keys(this.callers)));
      lines.push(granted, ...commandsTogether(told));
    }
    return lines.join('\n');
  }

  private async outcomesOf(plan: Plan, some?: Some): Promise<Outcome[]> {
    const keys = plan.groups.flatMap((group) => group.keys);
    const sound = plan.sound;
    if (!some || !sound) {
      const outcomes = await tryAll(this.owner, plan.attempts, keys);
      plan.sound ??= outcomes;
      return outcomes;
    }
    const isOne = ({ role, command }: Plan['attempts'][number]) =>
      some.roles.includes(role) && some.commands.includes(command);
    const again = await tryAll(this.owner, plan.attempts.filter(isOne), keys);
    return plan.attempts.map((attempt, at) => (isOne(attempt) ? again.shift() : sound[at]) ?? 'nothing');
  }

  private async planFor(table: Table): Promise<Plan> {
    const ours = (await this.groupsOf(table)).filter(({ side }) => side === 'ours');
    const twins = await addTwins(this.owner, table, this.idOf('theirs'), ours);
    const groups = await this.groupsOf(table, twins);
    const plan: Plan = { table, groups, attempts: [] };
    for (const right of await rightsOn(this.owner, table.name)) {
      const asAll = ({ statement, ...tried }: Omit<Try, 'command'>) =>
        Object.entries(this.callers)
          .filter(([, { personId }]) => personId || !tried.inOwnName)
          .map(([by, caller]) => {
            const on = { role: right.role, caller: setCaller(caller), table: table.name };
            return { ...on, ...tried, by, statement: statement(caller.personId) };
          });
      const refusals = async (update: string) => {
        const outcomes = await tryAll(this.owner, asAll({ looksAt: 'tried', statement: () => update }), []);
        return outcomes.filter((outcome) => outcome === 'refused').length;
      };
      for (const { command, ...tried } of await triesFor(this.owner, table, right, groups, refusals))
        plan.attempts.push(...asAll(tried).map((attempt) => ({ ...attempt, command })));
    }
    return plan;
  }

  private idOf(name: string): string | undefined {
    return [...this.names].find(([, named]) => named === name)?.[0];
  }

  private async groupsOf(table: Table, twins: string[] = []): Promise<Group[]> {
    const { rows } = await this.owner.query<{ key: string; row: Record<string, unknown> }>(
      `select tableoid::text || ctid::text as key, to_jsonb(t) as row from ${table.name} t`,
    );
    const groups = new Map<string, Group>();
    for (const { key, row } of rows) {
      const named = this.nameOf(table, row);
      if (twins.includes(key)) named.side = TWINS;
      const id = JSON.stringify(named);
      const group = groups.get(id) ?? { ...named, keys: [], example: row };
      group.keys.push(key);
      groups.set(id, group);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  }

  private nameOf({ name, decisive }: Table, row: Record<string, unknown>): Pick<Group, 'side' | 'of' | 'about'> {
    const tenant = name === 'public.practice' ? row.id : row.practice_id;
    const side = typeof tenant === 'string' ? (this.names.get(tenant) ?? 'of nobody') : '';
    const engagement = name === 'public.engagement' ? row.id : row.engagement_id;
    const of = typeof engagement === 'string' ? this.names.get(engagement) : undefined;
    const told = of ? ['practice_id', 'engagement_id', 'coach_id', 'coachee_id', 'company_id'] : ['practice_id'];
    const about = decisive
      .filter((column) => !told.includes(column) && !(column === 'id' && (of ?? name === 'public.practice')))
      .map((column) => this.valueOf(column, row[column]));
    return { side, of, about: about.join(', ') };
  }

  private valueOf(column: string, value: unknown): string {
    const label = labelOf(column);
    if (value === null || value === undefined) return `no ${label}`;
    if (typeof value === 'boolean') return value ? label : `not ${label}`;
    if (typeof value === 'number') return `${label} ${value}`;
    if (typeof value !== 'string' || /^\d{4}-\d\d-\d\d/.test(value)) return `has ${label}`;
    if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) return `${label} ${this.names.get(value) ?? 'some'}`;
    return `${label} ${value}`;
  }
}

function securityOf([table]: Table[]): string {
  if (!table?.enabled) return 'IS OFF';
  return table.forced ? 'is forced' : 'is on, the owner is exempt';
}

/** What is the same for several commands stands once. */
function commandsTogether(told: [Command, string][]): string[] {
  const lines = new Map<string, Command[]>();
  for (const [command, line] of told) lines.set(line, [...(lines.get(line) ?? []), command]);
  return [...lines].map(([line, commands]) => `    ${commands.join(', ')}  ${line}`);
}
