import { readFileSync } from 'node:fs';
import { permissions, type Permission, type Scope } from '../../src/access/permissions.js';
import type { Ids, Role } from './cast.js';

export interface Route {
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  permission: Permission;
  /** Names of what stands in its address. */
  parameters: string[];
}

/** Every route that asks for a permission, out of docs/routes.txt, which policy.e2e-spec.ts holds to the running app. */
export const routes: Route[] = readFileSync('docs/routes.txt', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, method, path, permission] = /^(\w+) (\S+) -> ([\w-]+\.[\w-]+)$/.exec(line) ?? [];
    if (!method || !path || !permission) return [];
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const name = `${method} ${path}`;
    return [
      { name, method: method.toLowerCase() as Route['method'], path, permission: permission as Permission, parameters },
    ];
  });

/** The address with ids put in; what is not in `ids` becomes the empty text, and a route nobody serves. */
export function addressOf({ path }: Route, ids: Ids): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? '');
}

const none = undefined;
const member = ['member'];

/**
 * What each is to the things of Cast.ids, written down by hand from docs/glossary.md: a list of relations as the
 * policy names them (an empty one: they know of it and are nothing to it), or none: for them it does not exist.
 */
const standing: Partial<Record<Role, Record<Exclude<Scope, 'account'>, string[] | undefined>>> = {
  coach: {
    engagement: ['coach'],
    company: ['practiceCoach'],
    person: [],
    practice: ['member', 'practiceCoach'],
  },
  coachee: { engagement: ['coachee'], company: none, person: ['self'], practice: member },
  sponsor: { engagement: ['sponsor'], company: ['sponsor'], person: none, practice: member },
  administrator: {
    ...{ engagement: ['administrator'], company: ['administrator'], person: ['administrator'] },
    practice: ['member', 'administrator'],
  },
  manager: { engagement: none, company: none, person: none, practice: member },
  'other coach': { engagement: none, company: ['practiceCoach'], person: none, practice: ['member', 'practiceCoach'] },
  'other coachee': { engagement: none, company: none, person: none, practice: member },
  'sponsor of another company': { engagement: none, company: none, person: none, practice: member },
  stranger: { engagement: none, company: none, person: none, practice: member },
  'administrator of another practice': {
    ...{ engagement: none, company: none, person: none },
    practice: ['member', 'administrator'],
  },
};

/** Things that a route of the whole practice names, and who may know of them: row-level security says, not the guard. */
const known: Record<string, Role[]> = {
  personId: ['coach', 'coachee', 'administrator'],
  practiceId: [
    ...(['coach', 'coachee', 'sponsor', 'administrator', 'manager'] as const),
    ...(['other coach', 'other coachee', 'sponsor of another company'] as const),
  ],
  timeOffId: ['coachee'],
  tokenId: ['coachee'],
};

export type Outcome = 'admitted' | 400 | 401 | 403 | 404;
export type IdKind = 'own' | 'random' | 'malformed';

/** What somebody has to get. */
export function expected(route: Route, role: Role, kind: IdKind): Outcome {
  const relations = standing[role];
  if (!relations) return 401;
  const { of: scope, to }: { of: Scope; to: readonly string[] } = permissions[route.permission];
  if (scope === 'account') return 'admitted';
  const mine = scope === 'practice' || kind === 'own' ? relations[scope] : none;
  if (!mine) return 404;
  if (!mine.some((relation) => to.includes(relation))) return 403;
  const [named] = route.parameters;
  if (scope !== 'practice' || !named) return 'admitted';
  if (kind === 'malformed') return 400;
  return kind === 'own' && known[named]?.includes(role) ? 'admitted' : 404;
}

/** How an answer is to be taken: everything that the guard and row-level security let pass is "admitted". */
export function outcomeOf(status: number, kind: IdKind): Outcome | `status ${number}` {
  if (status === 401 || status === 403 || status === 404) return status;
  if (status === 400 && kind === 'malformed') return 400;
  return status < 500 ? 'admitted' : `status ${status}`;
}
