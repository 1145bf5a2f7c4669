import type { Actor } from '../support/practice.js';
import type { Asking, TestApp } from '../support/test-app.js';
import type { Ids } from './cast.js';

type Two = readonly [coach: Actor, coachee: Actor];

/** Writes over what a note says, whatever that is. */
export async function writeOver(by: Asking, path: string, text: string): Promise<void> {
  const { body } = await by.get(path).expect(200);
  await by.change('put', path, body.version as number, { text }).expect(200);
}

/** A topic and an action, both about a goal, and that a session was about it. */
export async function talkAbout(
  test: TestApp,
  [coach, coachee]: Two,
  { engagementId, sessionId, goalId }: Ids,
): Promise<{ topicId: string; actionId: string }> {
  const within = `engagements/${engagementId}`;
  const topic = { text: 'How to say no', goalIds: [goalId] };
  const { body: brought } = await test.as(coach).post(`${within}/topics`, topic).expect(201);
  const action = { text: 'Say it once', owner: 'coachee', dueOn: '2026-12-01', goalId, sessionId };
  const { body: added } = await test.as(coachee).post(`${within}/actions`, action).expect(201);
  await test.as(coach).send('put', `${within}/sessions/${sessionId}/goals/${goalId}`).expect(200);
  return { topicId: brought.id as string, actionId: added.id as string };
}

/** Each of the three notes of a session, written over once, so that there is a version of what it said. */
export async function writeTwice(
  test: TestApp,
  two: Two,
  { engagementId, sessionId }: Ids,
): Promise<{ versionNumber: string }> {
  const notes = `engagements/${engagementId}/sessions/${sessionId}/notes`;
  const wipedOut = 'It was long. '.repeat(20);
  for (const actor of two)
    for (const text of [wipedOut, 'Short.']) await writeOver(test.as(actor), `${notes}/private`, text);
  for (const actor of two) await writeOver(test.as(actor), `${notes}/shared`, `As ${actor.email} has it.`);
  return { versionNumber: '1' };
}
