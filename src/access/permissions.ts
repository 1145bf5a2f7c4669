/**
 * The whole policy: who may do what. A handler names one permission; the guard looks here; nothing else decides.
 * docs/access.md is made from this table, and two golden files show every change of it.
 */

/** What somebody is to the thing that is asked for. */
export const RELATIONS = [
  ...(['coachee', 'coach', 'sponsor', 'manager', 'administrator'] as const),
  ...(['practiceCoach', 'introducer', 'self', 'member'] as const),
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a permission is about, and so what in the address it is judged by. */
export type Scope = 'account' | 'practice' | 'person' | 'company' | 'engagement';

interface Rule {
  of: Scope;
  to: readonly Relation[];
  /** Whether it reads only: what an API token that reads may be used for. */
  reads: boolean;
}

function reads(scope: Scope, ...to: Relation[]): Rule {
  return { of: scope, to, reads: true };
}

function changes(scope: Scope, ...to: Relation[]): Rule {
  return { of: scope, to, reads: false };
}

const BOTH = ['coach', 'coachee'] as const;

export const permissions = {
  // Whoever is signed in, whether or not they are in a practice.
  'account.read': reads('account'),
  'sign-in.end': changes('account'),

  // The practice as a whole. What a member sees of a list, row-level security says.
  'practice.read': reads('practice', 'member'),
  'api-token.manage': changes('practice', 'member'),
  'agenda.read': reads('practice', 'member'),
  'person.read': reads('practice', 'member'),
  'person.add': changes('practice', 'administrator', 'practiceCoach'),
  'company.list': reads('practice', 'member'),
  'company.add': changes('practice', 'administrator'),
  'role.read': reads('practice', 'member'),
  'role.add': changes('practice', 'administrator'),
  'time-off.read': reads('practice', 'member'),
  'time-off.manage': changes('practice', 'member'),
  'plan.preview': reads('practice', 'administrator', 'practiceCoach'),
  'engagement.draft': changes('practice', 'administrator', 'practiceCoach'),
  'engagement.list': reads('practice', 'member'),

  // One person. The introducer is the coach who added them: a coach who meets somebody through an engagement that an
  // administrator drafted must not be able to take up an invitation in their place.
  'person.change': changes('person', 'self', 'administrator'),
  'person.invite': changes('person', 'administrator', 'introducer'),
  'person.give-role': changes('person', 'administrator', 'introducer'),

  // One company.
  'company.read': reads('company', 'administrator', 'practiceCoach', 'sponsor'),
  'company.read-sponsors': reads('company', 'administrator', 'sponsor'),
  'company.name-sponsor': changes('company', 'administrator'),
  'company.overview': reads('company', 'sponsor'),

  // One engagement: its state and dates.
  'engagement.read': reads('engagement', ...BOTH, 'administrator'),
  'engagement.submit': changes('engagement', 'coach', 'administrator'),
  'engagement.discard': changes('engagement', 'coach', 'administrator'),
  'engagement.sign': changes('engagement', ...BOTH, 'sponsor'),
  'engagement.pause': changes('engagement', ...BOTH),
  'engagement.extend': changes('engagement', 'coach'),
  'engagement.complete': changes('engagement', 'coach'),
  'engagement.end': changes('engagement', ...BOTH, 'sponsor'),
  'engagement.reopen': changes('engagement', 'coach'),
  'engagement.renew': changes('engagement', 'coach', 'administrator'),

  // Its sessions, and what is said in them.
  'session.read': reads('engagement', ...BOTH),
  'session.book': changes('engagement', 'coach'),
  'session.reschedule': changes('engagement', ...BOTH),
  'session.cancel': changes('engagement', ...BOTH),
  'session.complete': changes('engagement', 'coach'),
  'session.mark-absence': changes('engagement', ...BOTH),
  'ledger.read': reads('engagement', ...BOTH),
  'ledger.adjust': changes('engagement', 'coach'),
  'note.read': reads('engagement', ...BOTH),
  'note.write': changes('engagement', ...BOTH),

  // Its goals.
  'goal.read': reads('engagement', ...BOTH),
  'goal.propose': changes('engagement', ...BOTH, 'sponsor'),
  'goal.decide': changes('engagement', 'coachee'),
  'goal.revise': changes('engagement', ...BOTH),
  'goal.check-in': changes('engagement', ...BOTH),
  'goal.steer': changes('engagement', ...BOTH),
  'goal.share': changes('engagement', 'coachee'),

  // What the sponsor sees, shown to the coachee.
  'sponsor-view.read': reads('engagement', 'coachee'),
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** Whether somebody who stands in these relations may do this. */
export function permits(permission: Permission, relations: ReadonlySet<Relation>): boolean {
  const rule: Rule = permissions[permission];
  return rule.of === 'account' || rule.to.some((relation) => relations.has(relation));
}
