import { readFileSync } from 'node:fs';
import type { Permission, Relation, Scope } from '../../src/access/permissions.js';
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

interface Row {
  of: Scope;
  reads: boolean;
  to: Relation[];
}

/** The policy as docs/access-matrix.txt has it, which was read: not as the code has it, which is what is to be held. */
export const policy: Map<string, Row> = new Map(rowsOf(readFileSync('docs/access-matrix.txt', 'utf8')));

function rowsOf(text: string): [string, Row][] {
  const [head = [], ...rows] = text.split('\n').map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([name]) => name)
    .map(([name = '', of, does, ...marks]) => {
      const to = marks.flatMap((mark, at) => (mark === 'yes' ? [head[at + 2] as Relation] : []));
      return [name, { of: of as Scope, reads: does === 'reads', to }];
    });
}

/** The address with ids put in; what is not in `ids` becomes the empty text, and a route nobody serves. */
export function addressOf({ path }: Route, ids: Ids): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? '');
}

/** Tokens are not for who signs in by what. */
const OF_COMPANY_SIGN_IN = /identity-provider$/;

const none = undefined;
const member = ['member'];

/**
 * What each is to the things of Cast.ids, written down by hand from docs/glossary.md: a list of relations as the
 * policy names them (an empty one: they know of it and are nothing to it), or none: for them it does not exist.
 */
export const standing: Partial<Record<Role, Record<Exclude<Scope, 'account' | 'signIn'>, string[] | undefined>>> = {
  coach: {
    engagement: ['coach'],
    company: ['practiceCoach'],
    ...{ person: [], coach: ['self'] },
    practice: ['member', 'practiceCoach'],
  },
  coachee: { engagement: ['coachee'], company: none, person: ['self'], coach: ['coachee'], practice: member },
  sponsor: { engagement: ['sponsor'], company: ['sponsor'], person: none, coach: none, practice: member },
  'fellow sponsor': {
    ...{ engagement: ['sponsor'], company: ['sponsor'], person: none, coach: none },
    practice: member,
  },
  administrator: {
    ...{ engagement: ['administrator'], company: ['administrator'], person: ['administrator'] },
    coach: ['administrator'],
    practice: ['member', 'administrator'],
  },
  introducer: {
    ...{ engagement: none, company: ['practiceCoach'], person: ['introducer'], coach: none },
    practice: ['member', 'practiceCoach'],
  },
  manager: { engagement: ['manager'], company: none, person: none, coach: none, practice: member },
  successor: {
    ...{ engagement: ['successor'], company: ['practiceCoach'], person: none, coach: none },
    practice: ['member', 'practiceCoach'],
  },
  'manager not invited': { engagement: none, company: none, person: none, coach: none, practice: member },
  'other coach': {
    engagement: none,
    company: ['practiceCoach'],
    person: none,
    coach: none,
    practice: ['member', 'practiceCoach'],
  },
  'other coachee': { engagement: none, company: none, person: none, coach: none, practice: member },
  'sponsor of another company': { engagement: none, company: none, person: none, coach: none, practice: member },
  stranger: { engagement: none, company: none, person: none, coach: none, practice: member },
  'administrator of another practice': {
    ...{ engagement: none, company: none, person: none, coach: none },
    practice: ['member', 'administrator'],
  },
};

/** Things that a route of the whole practice names, and who may know of them: row-level security says, not the guard. */
const known: Record<string, Role[]> = {
  personId: ['coach', 'coachee', 'administrator', 'introducer'],
  practiceId: [
    ...(['coach', 'coachee', 'sponsor', 'fellow sponsor', 'administrator', 'manager', 'manager not invited'] as const),
    ...(['introducer', 'successor', 'other coach', 'other coachee', 'sponsor of another company'] as const),
  ],
  timeOffId: ['coachee'],
  travelId: ['coachee'],
  // Everybody reads it; who may not retire it is told so, and not that it is not there.
  exampleGoalId: ['administrator'],
  holidayId: ['coachee'],
  // Theirs as a guest; coach and coachee have another door.
  meetingId: ['sponsor'],
  tokenId: ['coachee'],
  passkeyId: ['coachee'],
  signInId: ['coachee'],
};

export type Outcome = 'admitted' | 400 | 401 | 403 | 404;
export type IdKind = 'own' | 'random' | 'malformed';

/** What somebody has to get. */
export function expected(route: Route, asked: Role, kind: IdKind): Outcome {
  const isReader = asked === 'read-only token';
  if (isReader && !isWithinReach(route.permission)) return 403;
  const role = isReader ? 'coach' : asked;
  const relations = standing[role];
  if (!relations) return 401;
  const row = policy.get(route.permission);
  if (!row) throw new Error(`${route.permission} is not in docs/access-matrix.txt: run npm run docs`);
  const { of: scope, to }: { of: Scope; to: readonly string[] } = row;
  if (scope === 'account' || scope === 'signIn') return byOwner(route, role, kind);
  const mine = scope === 'practice' || kind === 'own' ? relations[scope] : none;
  if (!mine) return 404;
  if (!mine.some((relation) => to.includes(relation))) return 403;
  const [named] = route.parameters;
  if (scope !== 'practice' || !named) return 'admitted';
  // The guard judges a practice in the address, as it does things of a practice; the rest, whoever looks for it.
  if (kind === 'malformed') return named === 'practiceId' ? 404 : 400;
  return kind === 'own' && known[named]?.includes(role) ? 'admitted' : 404;
}

/** What is an account's own is named by its owner alone; what names nothing, anybody asks for themself. */
function byOwner({ parameters: [named] }: Route, role: Role, kind: IdKind): Outcome {
  if (!named) return 'admitted';
  if (kind === 'malformed') return 400;
  return kind === 'own' && known[named]?.includes(role) ? 'admitted' : 404;
}

/** What a token that reads is good for: whatever reads, but for people's own business. */
function isWithinReach(permission: Permission): boolean {
  const isTheirOwn =
    /^(sign-in|second-factor|passkey|api-token)\./.test(permission) || OF_COMPANY_SIGN_IN.test(permission);
  return permission === 'account.read' || (!isTheirOwn && policy.get(permission)?.reads === true);
}

/** How an answer is to be taken: everything that the guard and row-level security let pass is "admitted". */
export function outcomeOf(status: number, kind: IdKind): Outcome | `status ${number}` {
  if (status === 401 || status === 403 || status === 404) return status;
  if (status === 400 && kind === 'malformed') return 400;
  return status < 500 ? 'admitted' : `status ${status}`;
}
