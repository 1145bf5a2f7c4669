import { answered, expect, read, refused, there } from '../expecting.js';
import type { Cast } from './people.js';
import type { Goals } from './goals.js';

/** Both answer the kickoff review, each alone, and say what follows for their goals. */
export async function reviews(cast: Cast, engagementId: string, { own, amended }: Goals): Promise<void> {
  const { tell, coach, coachee, sponsor } = cast;
  tell.step('The kickoff review');
  const { items } = await answered(coachee.api.reviews.list({ path: { engagementId } }));
  const path = { engagementId, reviewId: there(items[0], 'a kickoff review').id };
  const { questions } = await answered(coachee.api.reviews.read({ path }));
  tell.sees(
    'coachee',
    'what is asked',
    questions.map(({ text }) => text),
  );

  const words = [
    [coach, 'That he says no before it hurts.'],
    [coachee, 'Leaving on Fridays without an apology.'],
  ] as const;
  for (const [{ api }, text] of words) {
    const { etag } = await read(api.reviews.readDraft({ path }));
    const body = { answers: [{ question: 'worthwhile' as const, text }] };
    const draft = await answered(api.reviews.writeDraft({ path, headers: { 'If-Match': etag }, body }));
    expect(draft.version === 1, 'a draft is kept');
  }
  await answered(coach.api.reviews.submit({ path, body: { draft: 1 } }));
  const before = await answered(coachee.api.reviews.read({ path }));
  expect(before.answers.length === 0, 'what the other submitted is not shown before one has submitted, too');
  tell.does('coach', 'submits her answers; the coachee, who is still writing, does not read them yet');
  const both = await answered(coachee.api.reviews.submit({ path, body: { draft: 1 } }));
  expect(both.answers.length === 2, 'then each reads the other’s');
  tell.sees(
    'coachee',
    'both, once he has submitted his',
    both.answers.map(({ by, answers }) => `${by}: ${answers[0]?.text}`),
  );

  const goals = [own, amended].map((goalId) => ({ goalId, decision: 'kept' as const }));
  const settled = await answered(coachee.api.reviews.settle({ path, body: { goals } }));
  expect(settled.state === 'settled', 'the review is settled');
  tell.does('coachee', 'says what follows for both goals at once: they are kept');
  const { items: waiting } = await answered(coach.api.me.prompts());
  tell.sees(
    'coach',
    'what waits for her',
    waiting.length ? waiting.map(({ kind }) => kind.replaceAll('_', ' ')) : ['nothing'],
  );
  const denied = await refused(sponsor.api.reviews.read({ path }), 403, 'caller.forbidden');
  tell.isRefused('sponsor', 'asks for the review', denied);
}
