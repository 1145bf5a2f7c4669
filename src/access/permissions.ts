/**
 * The whole policy: who may do what. A handler names one permission; the guard looks here; nothing else decides.
 * docs/access.md is made from this table, and two golden files show every change of it.
 */

/** What somebody is to the thing that is asked for. */
export const RELATIONS = [
  ...(['coachee', 'coach', 'sponsor', 'manager', 'successor', 'administrator'] as const),
  ...(['practiceCoach', 'introducer', 'self', 'member'] as const),
] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a permission is about, and so what in the address it is judged by. */
export type Scope = 'account' | 'signIn' | 'practice' | 'person' | 'company' | 'coach' | 'engagement';

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
  // Whoever is known, whether or not they are in a practice.
  'account.read': reads('account'),

  // Whoever is signed in to their account, and not a program with a token.
  'sign-in.finish': changes('signIn'),
  'sign-in.end': changes('signIn'),
  'sign-in.end-others': changes('signIn'),
  'sign-in.read': reads('signIn'),
  'account.change': changes('signIn'),
  'account.tie-to-company': changes('signIn'),
  'second-factor.read': reads('signIn'),
  'second-factor.manage': changes('signIn'),
  'passkey.read': reads('signIn'),
  'passkey.manage': changes('signIn'),

  // The practice as a whole. What a member sees of a list, row-level security says.
  'practice.read': reads('practice', 'member'),
  'practice.change': changes('practice', 'administrator'),
  'demonstration.read': reads('practice', 'administrator'),
  'demonstration.make': changes('practice', 'administrator'),
  'demonstration.remove': changes('practice', 'administrator'),
  'api-token.manage': changes('practice', 'member'),
  'agenda.read': reads('practice', 'member'),
  'prompt.read': reads('practice', 'member'),
  'person.read': reads('practice', 'member'),
  'person.add': changes('practice', 'administrator', 'practiceCoach'),
  'person.read-removals': reads('practice', 'administrator'),
  'company.list': reads('practice', 'member'),
  'company.add': changes('practice', 'administrator'),
  'role.read': reads('practice', 'member'),
  'role.add': changes('practice', 'administrator'),
  'example-goal.add': changes('practice', 'administrator'),
  'example-goal.retire': changes('practice', 'administrator'),
  'time-off.read': reads('practice', 'member'),
  'time-off.manage': changes('practice', 'member'),
  'availability.read': reads('practice', 'member'),
  'availability.change': changes('practice', 'member'),
  'travel.read': reads('practice', 'member'),
  'travel.manage': changes('practice', 'member'),
  'holiday.read': reads('practice', 'member'),
  'holiday.manage': changes('practice', 'member'),
  'mail-preference.read': reads('practice', 'member'),
  'mail-preference.change': changes('practice', 'member'),
  'plan.preview': reads('practice', 'administrator', 'practiceCoach'),
  'meeting.read-as-guest': reads('practice', 'member'),
  'meeting.send-regrets': changes('practice', 'member'),
  'engagement.draft': changes('practice', 'administrator', 'practiceCoach'),
  'engagement.list': reads('practice', 'member'),
  'handover.read-asked': reads('practice', 'member'),
  'manager-view.list': reads('practice', 'member'),
  'audit.read': reads('practice', 'administrator'),
  'audit.export': reads('practice', 'administrator'),
  'pulse-aggregate.read-all': reads('practice', 'administrator'),

  // One person. The introducer is the coach who added them: a coach who meets somebody through an engagement that an
  // administrator drafted must not be able to take up an invitation in their place.
  'person.change': changes('person', 'self', 'administrator'),
  'person.invite': changes('person', 'administrator', 'introducer'),
  'person.read-invitation': reads('person', 'administrator', 'introducer'),
  'person.give-role': changes('person', 'administrator', 'introducer'),
  'person.read-capacities': reads('person', 'self', 'administrator'),
  'person.give-capacity': changes('person', 'administrator'),
  'person.remove': changes('person', 'administrator'),
  'person.restore': changes('person', 'administrator'),

  // One company.
  'company.read': reads('company', 'administrator', 'practiceCoach', 'sponsor'),
  'company.read-sponsors': reads('company', 'administrator', 'sponsor'),
  'company.name-sponsor': changes('company', 'administrator'),
  'company.withdraw-sponsor': changes('company', 'administrator'),
  'company.overview': reads('company', 'sponsor'),
  'sent-report.read': reads('company', 'sponsor'),
  'pulse-aggregate.read': reads('company', 'sponsor', 'administrator'),
  'company.read-identity-provider': reads('company', 'administrator'),
  'company.set-identity-provider': changes('company', 'administrator'),

  // One coach, to those who book with them: the coachee of an open engagement.
  'slot.read': reads('coach', 'self', 'coachee', 'administrator'),

  // One engagement: its state and dates.
  'engagement.read': reads('engagement', ...BOTH, 'administrator'),
  'engagement.submit': changes('engagement', 'coach', 'administrator'),
  'engagement.replan': changes('engagement', 'coach', 'administrator'),
  'engagement.discard': changes('engagement', 'coach', 'administrator'),
  'engagement.sign': changes('engagement', ...BOTH, 'sponsor'),
  'engagement.pause': changes('engagement', ...BOTH),
  'engagement.preview-pause': reads('engagement', ...BOTH),
  'engagement.extend': changes('engagement', 'coach'),
  'engagement.preview-extension': reads('engagement', 'coach'),
  'engagement.complete': changes('engagement', 'coach'),
  'engagement.end': changes('engagement', ...BOTH, 'sponsor'),
  'engagement.preview-ending': reads('engagement', ...BOTH, 'sponsor'),
  'engagement.reopen': changes('engagement', 'coach'),
  'engagement.renew': changes('engagement', 'coach', 'administrator'),

  // What the sponsor decides about its renewal, and what they decide it by: the coachee reads exactly that.
  'renewal.read': reads('engagement', 'coachee', 'sponsor'),
  'renewal.read-decisions': reads('engagement', ...BOTH, 'sponsor', 'administrator'),
  'renewal.decide': changes('engagement', 'sponsor'),

  // That nobody reads any more what was said in it.
  'content.erase': changes('engagement', 'administrator'),

  // Who takes part in it. A manager is one whom the coachee has invited: that is how they come to be related to it.
  'engagement.read-participants': reads('engagement', ...BOTH, 'administrator'),
  'engagement.share-with-manager': changes('engagement', 'coachee'),
  'engagement.read-as-manager': reads('engagement', 'coachee', 'manager'),

  // With whom it goes on. A successor is a coach who was proposed and to whom the coachee has agreed: that they are asked
  // is all that they are to it, until they say yes.
  'handover.propose': changes('engagement', 'coach', 'administrator'),
  'handover.read': reads('engagement', ...BOTH, 'administrator'),
  'handover.read-candidates': reads('engagement', 'coach', 'administrator'),
  'handover.withdraw': changes('engagement', 'coach', 'administrator'),
  'handover.answer': changes('engagement', 'coachee', 'successor'),

  // Its meetings that are no sessions. A guest asks as a member: whose guest they are, row-level security says.
  'meeting.read': reads('engagement', ...BOTH),
  'meeting.book': changes('engagement', 'coach'),
  'meeting.reschedule': changes('engagement', ...BOTH),
  'meeting.cancel': changes('engagement', ...BOTH),
  'meeting.complete': changes('engagement', 'coach'),

  // Its sessions.
  'session.read': reads('engagement', ...BOTH),
  'session.book': changes('engagement', 'coach'),
  'session.preview-booking': reads('engagement', 'coach'),
  'session.reschedule': changes('engagement', ...BOTH),
  'session.cancel': changes('engagement', ...BOTH),
  'session.preview-change': reads('engagement', ...BOTH),
  'session.complete': changes('engagement', 'coach'),
  'session.mark-absence': changes('engagement', ...BOTH),
  'session.correct': changes('engagement', 'coach'),
  'change-request.read': reads('engagement', ...BOTH),
  'change-request.answer': changes('engagement', 'coach'),
  'change-request.withdraw': changes('engagement', 'coachee'),
  'hold.read': reads('engagement', ...BOTH),
  'hold.offer': changes('engagement', 'coach'),
  'hold.book': changes('engagement', ...BOTH),
  'hold.give-back': changes('engagement', ...BOTH),
  'ledger.read': reads('engagement', ...BOTH),
  'ledger.adjust': changes('engagement', 'coach'),

  // What is said around them. A private note is its author's alone, and a topic's words are: row-level security and a rule.
  'note.read': reads('engagement', ...BOTH),
  'note.write': changes('engagement', ...BOTH),
  'topic.read': reads('engagement', ...BOTH),
  'topic.bring': changes('engagement', ...BOTH),
  'topic.arrange': changes('engagement', ...BOTH),
  'topic.settle': changes('engagement', ...BOTH),
  'action.read': reads('engagement', ...BOTH),
  'action.write': changes('engagement', ...BOTH),
  'action.settle': changes('engagement', ...BOTH),
  'session-goal.read': reads('engagement', ...BOTH),
  'session-goal.say': changes('engagement', ...BOTH),
  'recap.read': reads('engagement', ...BOTH),
  'preparation.read': reads('engagement', ...BOTH),

  // Its goals.
  'goal.read': reads('engagement', ...BOTH),
  'goal.propose': changes('engagement', ...BOTH, 'sponsor'),
  'goal.decide': changes('engagement', 'coachee'),
  // A sponsor may find other words for what they have proposed, until the coachee has decided.
  'goal.revise': changes('engagement', ...BOTH, 'sponsor'),
  'goal.check-in': changes('engagement', ...BOTH),
  'goal.arrange': changes('engagement', ...BOTH),
  'goal.steer': changes('engagement', ...BOTH),
  'goal.share': changes('engagement', 'coachee'),
  'share.read': reads('engagement', 'coachee'),

  // Its reviews: what is said in them, and what follows for goals.
  'review.read': reads('engagement', ...BOTH),
  'review.answer': changes('engagement', ...BOTH),
  'review.settle': changes('engagement', ...BOTH),

  // Its reports to the company: written by both, approved by the coachee alone; what was sent, its sponsors read.
  'report.read': reads('engagement', ...BOTH),
  'report.write': changes('engagement', ...BOTH),
  'report.approve': changes('engagement', 'coachee'),
  'report.send': changes('engagement', ...BOTH),

  // Its pulse: the coachee's own answers. The coach reads what is shown to them; row-level security says which.
  'pulse.read': reads('engagement', ...BOTH),
  'pulse.answer': changes('engagement', 'coachee'),
  'pulse.share': changes('engagement', 'coachee'),

  // What the sponsor sees, shown to the coachee, and what a manager would see; and who opened what of theirs.
  'sponsor-view.read': reads('engagement', 'coachee'),
  'manager-view.preview': reads('engagement', 'coachee'),
  'opening.read': reads('engagement', 'coachee'),
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

/** Whether somebody who stands in these relations may do this. */
export function permits(permission: Permission, relations: ReadonlySet<Relation>): boolean {
  const rule: Rule = permissions[permission];
  return isOfAccount(rule.of) || rule.to.some((relation) => relations.has(relation));
}

/** Whether it is about whoever asks, and not about a thing of a practice. */
export function isOfAccount(scope: Scope): scope is 'account' | 'signIn' {
  return scope === 'account' || scope === 'signIn';
}
