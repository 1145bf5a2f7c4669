import type { GoalResponse } from '../client/index.js';
import { plusDays } from '../calendar.js';
import { answered, expect, read, refused, there } from '../expecting.js';
import type { Cast } from './people.js';

/** The two goals that the coachee has agreed to in the end. */
export interface Goals {
  own: string;
  amended: string;
}

/** Step 5: goals are proposed by all three, agreed to by the coachee alone, revised, and looked at. */
export async function goals(cast: Cast, engagementId: string): Promise<Goals> {
  cast.tell.step('Goals, which the coachee alone agrees to');
  const agreed = await propose(cast, engagementId);
  await revise(cast, engagementId, agreed.amended);
  await checkIn(cast, engagementId, agreed);
  await share(cast, engagementId, agreed.own);
  const { items } = await answered(cast.coachee.api.goals.list({ path: { engagementId } }));
  cast.tell.sees('coachee', 'where they all stand', items.map(lineOf));
  return agreed;
}

async function propose({ tell, coach, coachee, sponsor, calendar }: Cast, engagementId: string): Promise<Goals> {
  const path = { engagementId };
  const own = await answered(
    coachee.api.goals.propose({
      path,
      body: {
        wording: 'Say no early, and say why',
        measure: 'Every request has an answer within a week',
        targetDate: calendar.slot(13),
      },
    }),
  );
  const { role, items } = await answered(coach.api.goals.suggest({ path }));
  const suggested = there(
    items.find(({ wording }) => wording === 'Working better with developers'),
    'a suggestion for a Product Manager',
  );
  tell.sees(
    'coach',
    `what a ${role} may want to work on`,
    items.map(({ wording }) => wording),
  );
  const coachs = await answered(
    coach.api.goals.propose({
      path,
      body: { wording: suggested.wording, exampleGoalId: suggested.exampleGoalId },
    }),
  );
  const sponsors = await answered(
    sponsor.api.goals.propose({ path, body: { wording: 'Ship the reporting module by spring' } }),
  );
  for (const [{ part }, goal] of [
    [coachee, own],
    [coach, coachs],
    [sponsor, sponsors],
  ] as const)
    tell.does(part, `proposes “${goal.current.wording}”`);
  const forbidden = coach.api.goals.agree({ path: { engagementId, goalId: coachs.id }, body: { revision: 1 } });
  tell.isRefused('coach', 'agrees to it in the coachee’s place', await refused(forbidden, 403, 'caller.forbidden'));

  await answered(coachee.api.goals.agree({ path: { engagementId, goalId: own.id }, body: { revision: 1 } }));
  tell.does('coachee', 'agrees to the one of his own');
  const wording = 'Sit with the developers before a decision, not after it';
  const amendment = { path: { engagementId, goalId: coachs.id }, body: { revision: 1, wording } };
  const amended = await answered(coachee.api.goals.amend(amendment));
  tell.does('coachee', `amends the coach’s: “${wording}”`);
  await decline({ tell, coach, coachee }, engagementId, sponsors.id);
  return { own: own.id, amended: amended.id };
}

async function decline(
  { tell, coach, coachee }: Pick<Cast, 'tell' | 'coach' | 'coachee'>,
  engagementId: string,
  goalId: string,
): Promise<void> {
  const path = { engagementId, goalId };
  const reason = 'That is my job, and not what I want to learn.';
  await answered(coachee.api.goals.decline({ path, body: { revision: 1, reason } }));
  const [mine, theirs] = await Promise.all([
    answered(coachee.api.goals.read({ path })),
    answered(coach.api.goals.read({ path })),
  ]);
  expect(mine.revisions[0]?.declineReason === reason, 'the coachee reads why they declined');
  expect(theirs.revisions[0]?.declineReason === null, 'nobody else reads it');
  tell.does('coachee', `declines the sponsor’s, for a reason that he alone reads: “${reason}”`);
}

async function revise({ tell, coach, coachee }: Cast, engagementId: string, goalId: string): Promise<void> {
  const path = { engagementId, goalId };
  const measured = { measure: 'Two of three decisions, a month', baseline: 2, target: 8 };
  const body = { wording: 'Decide together with the developers', ...measured, basedOn: 1 };
  const revised = await answered(coach.api.goals.revise({ path, body }));
  expect(revised.pending?.revision === 2 && revised.current.revision === 1, 'another wording waits for the coachee');
  tell.does('coach', `suggests other words: “${body.wording}” – pending; agreed is still “${revised.current.wording}”`);
  const agreed = await answered(coachee.api.goals.agree({ path, body: { revision: 2 } }));
  expect(agreed.current.revision === 2 && agreed.pending === null, 'what the coachee agreed to counts');
  tell.does('coachee', 'agrees to them: revision 2 counts, and the first is kept');
}

async function checkIn(
  { tell, coach, coachee, calendar }: Cast,
  engagementId: string,
  { own, amended }: Goals,
): Promise<void> {
  const path = { engagementId, goalId: own };
  for (const goalId of [own, amended]) await answered(coachee.api.goals.start({ path: { engagementId, goalId } }));
  const earlier = { score: 3, note: 'I still say yes in the room.', on: plusDays(calendar.slot(9), 1) };
  await answered(coachee.api.goals.checkIn({ path, body: earlier }));
  await answered(coachee.api.goals.checkIn({ path, body: { score: 6, note: 'Two clear noes this week.' } }));
  await answered(coach.api.goals.checkIn({ path, body: { score: 7, note: 'And they were heard.' } }));
  const { checkIns } = await answered(coach.api.goals.read({ path }));
  tell.sees(
    'coach',
    'the check-ins, of both',
    checkIns.map(({ on, score, note, by }) => `${on}  ${score}/10  ${by}: ${note}`),
  );
}

async function share({ tell, coachee }: Cast, engagementId: string, goalId: string): Promise<void> {
  const path = { engagementId, goalId };
  const { value, etag } = await read(coachee.api.goals.read({ path }));
  await answered(coachee.api.goals.share({ path, headers: { 'If-Match': etag }, body: { sponsor: true } }));
  tell.does('coachee', `lets the sponsor read one goal: “${value.current.wording}”`);
}

/** `agreed       “Say no early” (6/10)`. */
export function lineOf({
  state,
  current,
  score,
  visibleToSponsor,
}: Pick<GoalResponse, 'state' | 'current' | 'score' | 'visibleToSponsor'>): string {
  const rating = score === null ? '' : ` (${score}/10)`;
  return `${state.replace('_', ' ').padEnd(11)}  “${current.wording}”${rating}${visibleToSponsor ? ', which the sponsor reads' : ''}`;
}
