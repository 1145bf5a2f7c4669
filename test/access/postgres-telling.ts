import type { Table } from './postgres-catalogue.js';
import type { Attempt, Outcome } from './postgres-probe.js';
import { describeSight, type Group, type Sight } from './postgres-sight.js';
import type { Command } from './postgres-tries.js';

/** Everything that is tried with one table, and the rows it is tried on. */
export interface Plan {
  table: Table;
  groups: Group[];
  attempts: (Attempt & { by: string; command: Command; group?: Group; varied?: string })[];
  /** What came of each the first time that all were tried. */
  sound?: Outcome[];
}

type Tried = Plan['attempts'][number] & { outcome: Outcome };

/** What came of all that was tried with a command, as a role: a line for rows that the same callers get at. */
export function tell(
  { groups, attempts }: Plan,
  outcomes: Outcome[],
  [role, command]: [string, Command],
  everybody: string[],
): [Command, string][] {
  const tried = attempts.flatMap((attempt, at) => {
    const outcome = outcomes[at];
    return attempt.role === role && attempt.command === command && outcome ? [{ ...attempt, outcome }] : [];
  });
  const plainly = tried.filter(({ varied }) => !varied);
  const plain = sightsOf(groups, plainly);
  const lines = new Set([...linesOf(plain, everybody), ...refusedIn(plainly)]);
  for (const variation of new Set(tried.flatMap(({ varied }) => varied ?? []))) {
    const otherwise = tried.filter(({ varied }) => varied === variation);
    const asked = new Set(otherwise.map(({ by }) => by));
    // With whom it is not tried, it makes no difference.
    const all = inOrder([...otherwise, ...plainly.filter(({ by }) => !asked.has(by))], everybody);
    const sights = nobodyWhereSomebody(sightsOf(groups, all), plain);
    const told = [...linesOf(sights, everybody), ...refusedIn(all)];
    for (const [rows, who] of told.filter((line) => !lines.has(line)).map(parted))
      lines.add(`${rows} (${variation}): ${who}`);
  }
  return [...lines].map((line) => [command, line]);
}

const parted = (line: string): [rows: string, who: string] => {
  const at = line.lastIndexOf(': ');
  return [line.slice(0, at), line.slice(at + 2)];
};

const linesOf = (sights: Sight[], everybody: string[]) =>
  describeSight(sights, everybody).map(([rows, who]) => `${rows}: ${who}`);

/** Of a statement that is about no row: who may not even try. */
function refusedIn(tried: Tried[]): string[] {
  const refused = tried.filter(({ group, outcome }) => !group && outcome === 'refused').map(({ by }) => by);
  return refused.length ? [`refused: ${refused.join(', ')}`] : [];
}

function inOrder(tried: Tried[], everybody: string[]): Tried[] {
  return [...tried].sort((one, other) => everybody.indexOf(one.by) - everybody.indexOf(other.by));
}

function sightsOf(groups: Group[], tried: Tried[]): Sight[] {
  return groups.map((group) => {
    const who = tried.filter(({ group: on }) => !on || on === group);
    return { group, callers: who.flatMap(({ by, outcome }) => seenBy(by, outcome, group)) };
  });
}

function seenBy(by: string, outcome: Outcome, group: Group): string[] {
  if (typeof outcome === 'string') return outcome === 'through' ? [by] : [];
  const seen = group.keys.filter((key) => outcome.rows.includes(key)).length;
  if (seen === 0) return [];
  return [seen === group.keys.length ? by : `${by} (${seen} of ${group.keys.length})`];
}

/** Of rows that somebody gets at as they are, and nobody when they are varied, that is told. */
function nobodyWhereSomebody(varied: Sight[], plain: Sight[]): Sight[] {
  return varied.map(({ group, callers }, at) => {
    const isLost = callers.length === 0 && plain[at]?.callers.length;
    return { group, callers: isLost ? ['nobody'] : callers };
  });
}
