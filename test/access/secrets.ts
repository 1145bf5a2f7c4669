import { randomBytes } from 'node:crypto';
import type { Asking } from '../support/test-app.js';
import type { Cast, Ids } from './cast.js';
import { asIfOpen } from './reported.js';
import { writeOver } from './said.js';

export const KINDS = [
  'shared note',
  'private note of the coach',
  'private note of the coachee',
  'earlier shared note',
  'earlier private note of the coach',
  'earlier private note of the coachee',
  'topic',
  'action',
  'reason of a declined goal',
  'reason of a cancelled session',
  'reason of a moved session',
  'place of a meeting',
  'reason of a moved meeting',
  'reason of a cancelled meeting',
  'note in the ledger',
  'reason of a change request',
  'answer to a change request',
  'reason of a correction',
  'unshared goal',
  'pending wording of it',
  'note of a check-in',
  'private check-in of the coach',
  'private check-in of the coachee',
  'draft of a review',
  'answer of a review',
  'draft of a report',
  'earlier draft of a report',
] as const;
export type Kind = (typeof KINDS)[number];

/** A text of each kind that occurs nowhere else: where it turns up, that kind of thing got there. */
export const canaries = Object.fromEntries(
  KINDS.map((kind) => [kind, `canary${randomBytes(8).toString('hex')}`]),
) as Record<Kind, string>;

/** The kinds whose canary is in a text. */
export function kindsIn(text: string): Kind[] {
  return KINDS.filter((kind) => text.includes(canaries[kind]));
}

let keys = 0;
const key = () => ({ 'Idempotency-Key': `secret-${++keys}` });

/**
 * Says everything that is nobody else's business, in the engagement of the cast; each POST with an Idempotency-Key.
 * @returns the ids by which what was written can be asked for
 */
export async function writeSecrets({ test, actors, ids }: Pick<Cast, 'test' | 'actors' | 'ids'>): Promise<Ids[]> {
  const [coach, coachee] = [test.as(actors.coach), test.as(actors.coachee)];
  const within = `engagements/${ids.engagementId}`;
  const { body: sessions } = await coach.get(`${within}/sessions`).expect(200);
  const [noted, cancelled, moved] = (sessions.items as { id: string }[]).map(({ id }) => id);
  const said = await talk({ coach, coachee, within }, noted);

  const { body: declined } = await coach.post(`${within}/goals`, { wording: 'Talk less' }).set(key()).expect(201);
  const no = { revision: 1, reason: canaries['reason of a declined goal'] };
  await coachee.post(`${within}/goals/${declined.id}/decline`, no).set(key()).expect(200);

  const why = { reason: canaries['reason of a cancelled session'] };
  await coach.post(`${within}/sessions/${cancelled}/cancellation`, why).set(key()).expect(200);
  const move = { localStart: '2026-10-16T11:00', reason: canaries['reason of a moved session'] };
  await coachee.post(`${within}/sessions/${moved}/rescheduling`, move).set(key()).expect(200);
  await answerAndCorrect({ coach, coachee, within }, { answered: ids.changeRequestId, asked: noted, cancelled });
  const meetingId = await meet({ test, actors, ids });
  const grant = { reason: 'granted', note: canaries['note in the ledger'] };
  await coach.post(`${within}/ledger`, grant).set(key()).expect(201);

  await review({ coach, coachee, within }, ids.reviewId);
  const reportId = await report({ test, actors, ids });
  const wish = { wording: `Ask for ${canaries['unshared goal']}`, measure: 'It was asked for' };
  const { body: unshared } = await coachee.post(`${within}/goals`, wish).set(key()).expect(201);
  await coachee.post(`${within}/goals/${unshared.id}/agreement`, { revision: 1 }).set(key()).expect(200);
  // A check-in is of a day on which the engagement has begun.
  test.clock.set(new Date('2026-10-01T12:00:00Z'));
  const look = { score: 4, note: canaries['note of a check-in'] };
  await coach.post(`${within}/goals/${unshared.id}/check-ins`, look).set(key()).expect(201);
  for (const [who, kind] of [
    [coach, 'private check-in of the coach'],
    [coachee, 'private check-in of the coachee'],
  ] as const) {
    const kept = { score: 2, note: canaries[kind], private: true };
    await who.post(`${within}/goals/${unshared.id}/check-ins`, kept).set(key()).expect(201);
  }
  const other = { wording: canaries['pending wording of it'], basedOn: 1 };
  await coach.post(`${within}/goals/${unshared.id}/revisions`, other).set(key()).expect(201);

  return [
    ...said.map((saidIds) => ({ ...ids, ...saidIds, sessionId: noted ?? '', goalId: unshared.id as string })),
    { ...ids, sessionId: cancelled ?? '', goalId: declined.id as string },
    { ...ids, sessionId: moved ?? '' },
    { ...ids, meetingId },
    { ...ids, reportId },
  ];
}

/**
 * Notes that are written over, a topic and an action.
 * @returns the ids of both, with the number of each version that has a canary in it
 */
async function talk(
  { coach, coachee, within }: { coach: Asking; coachee: Asking; within: string },
  noted?: string,
): Promise<Ids[]> {
  const textOf = (kind: Kind) => `It was said: ${canaries[kind]}`;
  const notes = `${within}/sessions/${noted}/notes`;
  // The other one writes over it; and of one's own, more than half goes at once.
  await writeOver(coachee, `${notes}/shared`, textOf('earlier shared note'));
  await writeOver(coach, `${notes}/shared`, textOf('shared note'));
  for (const [by, who] of [
    [coach, 'coach'],
    [coachee, 'coachee'],
  ] as const) {
    await writeOver(by, `${notes}/private`, textOf(`earlier private note of the ${who}`).padEnd(300, '.'));
    await writeOver(by, `${notes}/private`, textOf(`private note of the ${who}`));
  }
  const topic = { text: textOf('topic') };
  const { body: brought } = await coach.post(`${within}/topics`, topic).set(key()).expect(201);
  const action = { text: textOf('action'), owner: 'coachee', dueOn: '2026-12-01' };
  const { body: added } = await coachee.post(`${within}/actions`, action).set(key()).expect(201);
  return ['1', '2', '3'].map((versionNumber) => ({ topicId: brought.id, actionId: added.id, versionNumber }));
}

/** The coach refuses what was asked, the coachee asks again, and an outcome is corrected. */
async function answerAndCorrect(
  { coach, coachee, within }: { coach: Asking; coachee: Asking; within: string },
  { answered, asked, cancelled }: { answered?: string; asked?: string; cancelled?: string },
): Promise<void> {
  const no = { decision: 'refused', why: canaries['answer to a change request'] };
  await coach.post(`${within}/change-requests/${answered}/answer`, no).set(key()).expect(200);
  const again = { localStart: '2026-10-02T17:00', reason: canaries['reason of a change request'] };
  await coachee.post(`${within}/sessions/${asked}/rescheduling`, again).set(key()).expect(200);
  const late = { outcome: 'cancelled', by: 'coachee', inTime: false, reason: canaries['reason of a correction'] };
  await coach.post(`${within}/sessions/${cancelled}/correction`, late).set(key()).expect(200);
}

/** A closing report that is drafted, changed, and not sent. */
async function report({ test, actors, ids }: Pick<Cast, 'test' | 'actors' | 'ids'>): Promise<string> {
  const reports = `engagements/${ids.engagementId}/reports`;
  const { body } = await asIfOpen(test, ids.engagementId ?? '', 'closing', () =>
    test.as(actors.coach).post(reports, { kind: 'closing' }).set(key()).expect(201),
  );
  for (const [at, kind] of (['earlier draft of a report', 'draft of a report'] as const).entries()) {
    const said = { statement: `We say: ${canaries[kind]}`, outlook: '' };
    await test
      .as(actors.coachee)
      .change('put', `${reports}/${body.id}`, at + 1, said)
      .expect(200);
  }
  return body.id as string;
}

/** The coachee has answered the kickoff review, and the coach is still writing: neither reads the other's words yet. */
async function review(
  { coach, coachee, within }: { coach: Asking; coachee: Asking; within: string },
  reviewId = '',
): Promise<void> {
  const answers = `${within}/reviews/${reviewId}/answers`;
  const saying = (kind: Kind) => ({ answers: [{ question: 'reason', text: `I think: ${canaries[kind]}` }] });
  await coach.change('put', `${answers}/draft`, 0, saying('draft of a review')).expect(200);
  await coachee.change('put', `${answers}/draft`, 0, saying('answer of a review')).expect(200);
  await coachee.post(answers, { draft: 1 }).set(key()).expect(201);
}

/** A talk between the two, moved and cancelled; and why the one that the sponsor is a guest of was moved. */
async function meet({ test, actors, ids }: Pick<Cast, 'test' | 'actors' | 'ids'>): Promise<string> {
  const [coach, coachee] = [test.as(actors.coach), test.as(actors.coachee)];
  const meetings = `engagements/${ids.engagementId}/meetings`;
  const talk = { kind: 'midpoint', localStart: '2026-11-03T09:00', place: canaries['place of a meeting'] };
  const { body } = await coach.post(meetings, talk).set(key()).expect(201);
  const [move, why] = [canaries['reason of a moved meeting'], canaries['reason of a cancelled meeting']];
  const later = { localStart: '2026-11-03T09:30', reason: move };
  await coachee.post(`${meetings}/${body.id}/rescheduling`, later).set(key()).expect(200);
  const onTheDay = { localStart: '2026-11-10T09:30', reason: move };
  await coach.post(`${meetings}/${ids.meetingId}/rescheduling`, onTheDay).set(key()).expect(200);
  await coach.post(`${meetings}/${body.id}/cancellation`, { reason: why }).set(key()).expect(200);
  const called = {
    kind: 'kickoff',
    localStart: '2026-10-02T09:00',
    guestIds: [actors.sponsor?.personId].filter(Boolean),
  };
  const { body: off } = await coach.post(meetings, called).set(key()).expect(201);
  await coach.post(`${meetings}/${off.id}/cancellation`, { reason: why }).set(key()).expect(200);
  return body.id as string;
}
