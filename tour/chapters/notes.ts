import { answered, expect, read, refused, there } from '../expecting.js';
import type { Cast } from './people.js';

/** What is said stays between the two: notes, and who is kept out. */
export async function notes({ tell, coach, coachee, sponsor, other }: Cast, engagementId: string): Promise<void> {
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
