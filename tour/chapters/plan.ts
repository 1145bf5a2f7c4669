import type { EngagementState } from '../client/index.js';
import { plusDays } from '../calendar.js';
import { answered, expect, refused, there } from '../expecting.js';
import { count, day, dayAndTime, listed } from '../telling.js';
import type { Cast } from './people.js';

/** Step 2: a plan is previewed around the coach’s time off, and an engagement drafted. */
export async function plan({ tell, calendar, administrator, coach, coachee, company }: Cast): Promise<string> {
  const { startsOn, localTime, slot } = calendar;
  tell.step('A plan of twelve, around two lives');
  const away: [string, string][] = [
    [slot(4), slot(5)],
    [slot(12), plusDays(slot(12), 1)],
  ];
  for (const [firstDay, lastDay] of away) await answered(coach.api.timeOff.take({ body: { firstDay, lastDay } }));
  tell.does('coach', `is away ${listed(away.map(([first, last]) => `from ${day(first)} to ${day(last)}`))}`);

  const terms = { coachId: coach.personId, coacheeId: coachee.personId, startsOn, localTime };
  const preview = await answered(administrator.api.plans.preview({ body: terms }));
  expect(preview.sessions.length === 12, 'a plan has twelve sessions');
  expect(preview.skipped.length === 3, 'the three weeks that the coach is away are skipped');
  tell.sees('administrator', `a preview, weekly at ${localTime} in New York`, inThrees(preview.sessions.map(numbered)));
  tell.sees('administrator', `${count(preview.skipped.length, 'week')} skipped`, preview.skipped.map(skipped));
  tell.sees(
    'administrator',
    `that it would end on ${day(preview.endsOn)}, the last session ${count(preview.overrunDays, 'day')} later`,
  );

  const draft = { ...terms, companyId: company.id };
  const problem = await refused(administrator.api.engagements.create({ body: draft }), 409, 'engagement.overruns');
  tell.isRefused('administrator', 'drafts it as it is', problem);
  const extendsTo = there(preview.sessions.at(-1), 'a last session').localStart.slice(0, 10);
  const drafted = await answered(administrator.api.engagements.create({ body: { ...draft, extendsTo } }));
  expect(drafted.state === 'draft' && drafted.endsOn === extendsTo, 'the draft is extended');
  tell.does(
    'administrator',
    `drafts it again, extended to ${day(drafted.endsOn)}: ${company.name} pays, so it is ${drafted.kind}`,
  );
  const { items } = await answered(coach.api.engagements.plan({ path: { engagementId: drafted.id } }));
  tell.sees('coach', `the ${count(items.length, 'proposed date')} of ${drafted.coachee.name}`);
  return drafted.id;
}

/** Step 3: everyone who must agrees. */
export async function agree({ tell, coach, coachee, sponsor }: Cast, engagementId: string): Promise<void> {
  const path = { engagementId };
  tell.step('Three signatures');
  const submitted = await answered(coach.api.engagements.submit({ path }));
  const due = there(submitted.agreementDueAt, 'a day until which the dates are held');
  tell.does('coach', `asks everyone to agree; the dates are held until ${day(due)}`);
  let state: EngagementState = submitted.state;
  for (const { part, name, api } of [coachee, coach, sponsor]) {
    const signed = await answered(api.engagements.sign({ path, body: { decision: 'agreed' } }));
    state = signed.state;
    tell.does(part, `${name} agrees; the engagement is ${state.replace('_', ' ')}`);
  }
  expect(state === 'active', 'the last signature makes it active');
  const { items } = await answered(coachee.api.engagements.history({ path }));
  const history = items.map(({ to, by, at }) => `${day(at)}  ${to.replace('_', ' ')}${by ? `, by ${by}` : ''}`);
  tell.sees('coachee', 'how it came to be', history);
}

function numbered({ number, localStart }: { number: number; localStart: string }): string {
  return `${String(number).padStart(2)}. ${dayAndTime(localStart)}`;
}

function skipped(week: { localDate: string; reasons: string[]; alternatives: { localStart: string }[] }): string {
  const reasons = week.reasons.map((reason) => reason.replaceAll('_', ' '));
  const instead = week.alternatives.slice(0, 2).map(({ localStart }) => dayAndTime(localStart));
  return `${day(week.localDate)}: ${listed(reasons)}; ${instead.length ? `${instead.join(' or ')} would be free` : 'no other time of that week is free'}`;
}

function inThrees(items: string[]): string[] {
  const widest = Math.max(...items.map(({ length }) => length));
  const rows = Array.from({ length: Math.ceil(items.length / 3) }, (_, row) => items.slice(row * 3, row * 3 + 3));
  return rows.map((row) =>
    row
      .map((item) => item.padEnd(widest))
      .join('   ')
      .trimEnd(),
  );
}
