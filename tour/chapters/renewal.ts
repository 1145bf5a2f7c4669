import { answered, expect, refused, there } from '../expecting.js';
import { day } from '../telling.js';
import { lineOf, type Goals } from './goals.js';
import type { Cast } from './people.js';
import { linesOf } from './sessions.js';

/** Step 7: it completes, and goes on for another three months. */
export async function completeAndRenew(cast: Cast, engagementId: string, goals: Goals): Promise<void> {
  cast.tell.step('Completion, and another three months');
  await complete(cast, engagementId, goals);
  await renew(cast, engagementId);
}

async function complete({ tell, coach, coachee }: Cast, engagementId: string, { own, amended }: Goals): Promise<void> {
  const path = { engagementId };
  const undecided = await refused(coach.api.engagements.complete({ path, body: {} }), 409, 'engagement.goals-open');
  tell.isRefused('coach', 'completes it, with two goals open', undecided);
  const decisions = [
    { goalId: own, decision: 'achieved' as const },
    { goalId: amended, decision: 'carried' as const },
  ];
  const completed = await answered(coach.api.engagements.complete({ path, body: { goals: decisions } }));
  expect(completed.state === 'completed', 'it is completed');
  tell.does('coach', 'decides: one goal is achieved, the other carried over; the engagement is completed');
  const ledger = await answered(coachee.api.ledger.read({ path }));
  expect(ledger.left === 0, 'nothing is left');
  tell.sees('coachee', 'the last lines of the ledger', linesOf(ledger).slice(-3));
}

async function renew({ tell, coach, coachee, sponsor, calendar, company }: Cast, engagementId: string): Promise<void> {
  const { localTime, slot } = calendar;
  const body = { startsOn: slot(15), localTime };
  const renewal = await answered(coach.api.engagements.renew({ path: { engagementId }, body }));
  expect(renewal.predecessorId === engagementId, 'the renewal names the engagement before it');
  tell.does('coach', `drafts another three months, from ${day(renewal.startsOn)} to ${day(renewal.endsOn)}`);
  const path = { engagementId: renewal.id };
  const { items } = await answered(coachee.api.goals.list({ path }));
  const carried = there(items[0], 'a goal that was carried over');
  expect(carried.state === 'proposed' && carried.carriedFromId !== null, 'a carried goal is a proposal again');
  tell.sees('coachee', 'the goal that came along', items.map(lineOf));
  await answered(coach.api.engagements.submit({ path }));
  const revision = { revision: carried.current.revision };
  await answered(coachee.api.goals.agree({ path: { ...path, goalId: carried.id }, body: revision }));
  tell.does('coachee', 'agrees to it again');
  let state = 'awaiting_agreement';
  for (const { api } of [coach, coachee, sponsor])
    ({ state } = await answered(api.engagements.sign({ path, body: { decision: 'agreed' } })));
  expect(state === 'active', 'the renewal is active once all three have signed');
  tell.does('sponsor', 'signs with the other two; the renewal is active');
  const overview = await answered(sponsor.api.companies.overview({ path: { companyId: company.id } }));
  const lines = overview.items.map(
    (each) => `${each.startsOn} to ${each.endsOn}: ${each.state}, ${each.held} held, ${each.left} left`,
  );
  tell.sees('sponsor', 'both', lines);
  const { items: next } = await answered(coachee.api.me.agenda());
  const first = there(next[0], 'a session ahead');
  tell.sees('coachee', `the next session: ${day(first.localStart)}, with ${first.withName}`);
}
