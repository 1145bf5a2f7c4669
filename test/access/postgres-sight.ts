/**
 * Rows of theirs with every id of one of ours: nothing but the practice tells them from it, so they show what only an id
 * that happens to be of one practice holds.
 */
export const TWINS = 'their twins';

/** Rows of a table that are the same to row-level security. */
export interface Group {
  /** Whose: `ours`, `theirs`, their `TWINS`, or nothing where a table is of no practice. */
  side: string;
  /** The engagement they are of. */
  of?: string;
  /** What else policies look at. */
  about: string;
  keys: string[];
  /** One of them. */
  example: Record<string, unknown>;
}

/** Who gets at the rows of a group. */
export interface Sight {
  group: Group;
  callers: string[];
}

/** Which rows, and who gets at them: the rows named as widely as they can be: all of ours, all of an engagement, or some. */
export function describeSight(sights: Sight[], everybody: string[]): [rows: string, who: string][] {
  // That theirs get at them is told of the others of theirs.
  const told = sights.filter(({ group, callers }) => group.side !== TWINS || !callers.every(isOfTheirs));
  return together(told, [({ side }) => side, ({ of }) => of ?? '', ({ about }) => about])
    .map(([rows, callers]): [string, string] => [rows, describeCallers(callers, everybody)])
    .filter(([, who]) => who !== '');
}

type Aspect = (group: Group) => string;

/** Parts the rows by one aspect after the other, until all of a part are seen by the same. */
function together(sights: Sight[], [aspect, ...further]: Aspect[], named: string[] = []): [string, string[]][] {
  const [one] = sights;
  if (!one) return [];
  if (!aspect || new Set(sights.map(({ callers }) => callers.join())).size === 1)
    return [[named.length ? nameOf(named) : 'all rows', one.callers]];
  const parts = new Map<string, Sight[]>();
  for (const sight of sights) parts.set(aspect(sight.group), [...(parts.get(aspect(sight.group)) ?? []), sight]);
  return [...parts].flatMap(([part, some]) => together(some, further, [...named, part]));
}

/** Whose they are is left out where the rest of the name says it. */
function nameOf([side = '', ...rest]: string[]): string {
  const name = rest.filter(Boolean).join(', ');
  if (side === TWINS) return [side, name].filter(Boolean).join(', ');
  return name && (side !== 'theirs' || name.includes('their')) ? name : [side, name].filter(Boolean).join(', ');
}

function describeCallers(callers: string[], everybody: string[]): string {
  const inPractice = everybody.filter((name) => !name.startsWith('their') && !OUTSIDE.has(name));
  const theirs = everybody.filter((name) => name.startsWith('their'));
  const whole = [
    ['everybody', everybody],
    ['everybody of ours', inPractice],
    ['everybody of theirs', theirs],
  ] as const;
  const found = whole.find(([, names]) => names.length > 0 && names.every((name) => callers.includes(name)));
  if (!found) return callers.join(', ');
  const [title, names] = found;
  return [title, ...callers.filter((caller) => !names.includes(caller))].join(', ');
}

/** Theirs who call in their own practice; "their coach (1 of 2)" gets at some. */
const isOfTheirs = (caller: string) => caller.startsWith('their') && !caller.includes(' in ours');

/** Callers who are in no practice. */
const OUTSIDE = new Set(['no caller', 'an account alone']);
