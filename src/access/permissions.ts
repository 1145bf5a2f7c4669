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
}

function of(scope: Scope, ...to: Relation[]): Rule {
  return { of: scope, to };
}

const BOTH = ['coach', 'coachee'] as const;

export const permissions = {
  // Whoever is signed in, whether or not they are in a practice.
  'account.read': of('account'),
  'sign-in.end': of('account'),

  // The practice as a whole. What a member sees of a list, row-level security says.
  'practice.read': of('practice', 'member'),
  'api-token.manage': of('practice', 'member'),
  'agenda.read': of('practice', 'member'),
  'person.read': of('practice', 'member'),
  'person.add': of('practice', 'administrator', 'practiceCoach'),
  'company.list': of('practice', 'member'),
  'company.add': of('practice', 'administrator'),
  'role.read': of('practice', 'member'),
  'role.add': of('practice', 'administrator'),
  'time-off.manage': of('practice', 'member'),
  'plan.preview': of('practice', 'administrator', 'practiceCoach'),
  'engagement.draft': of('practice', 'administrator', 'practiceCoach'),
  'engagement.list': of('practice', 'member'),

  // One person. The introducer is the coach who added them: a coach who meets somebody through an engagement that an
  // administrator drafted must not be able to take up an invitation in their place.
  'person.change': of('person', 'self', 'administrator'),
  'person.invite': of('person', 'administrator', 'introducer'),
  'person.give-role': of('person', 'administrator', 'introducer'),

  // One company.
  'company.read': of('company', 'administrator', 'practiceCoach', 'sponsor'),
  'company.read-sponsors': of('company', 'administrator', 'sponsor'),
  'company.name-sponsor': of('company', 'administrator'),
  'company.overview': of('company', 'sponsor'),

  // One engagement: its state and dates.
  'engagement.read': of('engagement', ...BOTH, 'administrator'),
  'engagement.submit': of('engagement', 'coach', 'administrator'),
  'engagement.discard': of('engagement', 'coach', 'administrator'),
  'engagement.sign': of('engagement', ...BOTH, 'sponsor'),
  'engagement.pause': of('engagement', ...BOTH),
  'engagement.extend': of('engagement', 'coach'),
  'engagement.complete': of('engagement', 'coach'),
  'engagement.end': of('engagement', ...BOTH, 'sponsor'),
  'engagement.reopen': of('engagement', 'coach'),
  'engagement.renew': of('engagement', 'coach', 'administrator'),

  // Its sessions, and what is said in them.
  'session.read': of('engagement', ...BOTH),
  'session.book': of('engagement', 'coach'),
  'session.reschedule': of('engagement', ...BOTH),
  'session.cancel': of('engagement', ...BOTH),
  'session.complete': of('engagement', 'coach'),
  'session.mark-absence': of('engagement', ...BOTH),
  'ledger.read': of('engagement', ...BOTH),
  'ledger.adjust': of('engagement', 'coach'),
  'note.read': of('engagement', ...BOTH),
  'note.write': of('engagement', ...BOTH),

  // Its goals.
  'goal.read': of('engagement', ...BOTH),
  'goal.propose': of('engagement', ...BOTH, 'sponsor'),
  'goal.decide': of('engagement', 'coachee'),
  'goal.revise': of('engagement', ...BOTH),
  'goal.check-in': of('engagement', ...BOTH),
  'goal.steer': of('engagement', ...BOTH),
  'goal.share': of('engagement', 'coachee'),

  // What the sponsor sees, shown to the coachee.
  'sponsor-view.read': of('engagement', 'coachee'),
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** Whether somebody who stands in these relations may do this. */
export function permits(permission: Permission, relations: ReadonlySet<Relation>): boolean {
  const rule: Rule = permissions[permission];
  return rule.of === 'account' || rule.to.some((relation) => relations.has(relation));
}
