import { plusDays } from '../calendar.js';
import { answered, expect, read, refused, there } from '../expecting.js';
import type { Cast } from './people.js';

/** What is said stays between the two: notes, topics and actions, and who is kept out. */
export async function notes(cast: Cast, engagementId: string): Promise<void> {
  await writeNotes(cast, engagementId);
  await prepare(cast, engagementId);
}

/** Topics and actions, and what is read before the next session. */
async function prepare({ tell, coach, coachee, calendar }: Cast, engagementId: string): Promise<void> {
  const path = { engagementId };
  const bring = (who: typeof coach, text: string) => answered(who.api.topics.bring({ path, body: { text } }));
  const reached = await bring(coach, 'Who hears of a decision, and when');
  const waits = await bring(coachee, 'My first review with the new director');
  tell.does('coachee', `brings a topic for the next session: “${waits.text}”`);
  await answered(coach.api.topics.discuss({ path: { ...path, topicId: reached.id }, body: {} }));
  const action = {
    text: 'Write down who decides what',
    owner: 'coachee' as const,
    dueOn: plusDays(calendar.slot(13), 7),
  };
  await answered(coachee.api.actions.add({ path, body: action }));
  tell.does('coachee', `says what he will do: “${action.text}”`);
  const before = await answered(coach.api.preparation.read({ path }));
  expect(
    before.actions.theirs.some(({ text }) => text === action.text),
    'an action carries on until it is done',
  );
  tell.sees('coach', 'what there is before the next session', [
    ...before.topics.map(({ text, by }) => `topic   “${text}”, of ${by}`),
    ...before.actions.theirs.map(({ text, dueOn }) => `action  “${text}”, by ${dueOn}`),
    ...(before.sharedNote ? [`note    “${before.sharedNote.text}”`] : []),
  ]);
}

async function writeNotes({ tell, coach, coachee, sponsor, other }: Cast, engagementId: string): Promise<void> {
  tell.step('What is said stays between the two');
  const { items } = await answered(coach.api.sessions.list({ path: { engagementId } }));
  const path = { engagementId, sessionId: there(items[0], 'a first session').id };
  const empty = await read(coach.api.notes.readShared({ path }));
  const text = 'We agreed to begin with how priorities are decided.';
  const headers = { 'If-Match': empty.etag };
  await answered(coach.api.notes.writeShared({ path, headers, body: { text } }));
  tell.does('coach', `writes into their shared note: “${text}”`);
  const stale = await refused(
    coachee.api.notes.writeShared({ path, headers, body: { text: 'Mine.' } }),
    412,
    'resource.stale',
  );
  tell.isRefused('coachee', 'writes over it, unread', stale);
  const now = await read(coachee.api.notes.readShared({ path }));
  const both = `${now.value.text} And with who hears of it.`;
  await answered(coachee.api.notes.writeShared({ path, headers: { 'If-Match': now.etag }, body: { text: both } }));
  tell.does('coachee', `reads it, and adds to it: “${both}”`);
  const own = await read(coachee.api.notes.readPrivate({ path }));
  const secret = 'I am less sure of this than I sounded.';
  await answered(coachee.api.notes.writePrivate({ path, headers: { 'If-Match': own.etag }, body: { text: secret } }));
  const coachsOwn = await answered(coach.api.notes.readPrivate({ path }));
  expect(coachsOwn.text === '', 'a private note is read by its author alone');
  tell.does('coachee', 'writes a private note; the coach’s own is still empty');

  const denied = { engagementId };
  tell.isRefused(
    'sponsor',
    'asks for the sessions',
    await refused(sponsor.api.sessions.list({ path: denied }), 403, 'caller.forbidden'),
  );
  tell.isRefused(
    'sponsor',
    'asks for the note',
    await refused(sponsor.api.notes.readShared({ path }), 403, 'caller.forbidden'),
  );
  tell.isRefused(
    'somebody else',
    `${other.name} asks for the same engagement`,
    await refused(other.api.engagements.read({ path: denied }), 404, 'resource.missing'),
  );
}
