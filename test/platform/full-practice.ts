import { cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { Authenticator } from '../support/authenticator.js';
import { addPasskey } from '../support/passkeys.js';
import { land, setProvider } from '../support/company.js';
import { TestProvider } from '../support/provider.js';
import { answerPulses, publishPulses, sendReport } from '../access/reported.js';
import { talkAbout } from '../access/said.js';
import { connectAsOwner } from '../access/snapshot.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Rounds } from '../../src/platform/jobs/rounds.js';
import type { TestApp } from '../support/test-app.js';
import { followClocks } from '../zone-data/older-data.js';

/** A practice in which everything has happened once, so that every table holds a row of it. */
export interface FullPractice {
  practice: PracticeBuilder;
  coach: Actor;
  otherCoach: Actor;
  coachee: Actor;
  sponsor: Actor;
  manager: Actor;
  engagementId: string;
  sessionIds: string[];
}

export async function fullPractice(test: TestApp, begun?: PracticeBuilder): Promise<FullPractice> {
  const practice = begun ?? (await PracticeBuilder.start(test));
  const [coach, otherCoach] = [await practice.coach(), await practice.coach('Olaf Other')];
  const ask = test.as(practice.administrator);
  const { body: role } = await ask.post('roles', { name: 'Designer', exampleGoals: ['See more'] }).expect(201);
  const manager = await practice.person('Max Manager');
  const job = { role: { roleId: role.id, from: '2026-01-01' }, managerId: manager.personId };
  const coachee = await practice.coachee('Kit Coachee', job);
  const company = await practice.company();
  const terms = { companyId: company.id, startsOn: '2026-09-24', changeBandHours: 336 };
  const id = await practice.active(coach, coachee, terms, company.sponsor);
  await test.as(coachee).send('put', `engagements/${id}/managers/${manager.personId}`).expect(200);
  await test.as(company.sponsor).post(`engagements/${id}/renewal-decisions`, { decision: 'later' }).expect(201);
  await beAway(test, coach);
  const next = { coachId: (await practice.coach('Sue Successor')).personId, reason: 'A long leave' };
  const { body: handover } = await test.as(coach).post(`engagements/${id}/handovers`, next).expect(201);
  const answer = `engagements/${id}/handovers/${handover.id}/answer`;
  await test.as(coachee).post(answer, { decision: 'agreed' }).expect(200);
  await test.as(coach).delete(`engagements/${id}/handovers/${handover.id}`).expect(204);
  await meetAndOffer(test, coach, company.sponsor, id);
  const leaver = await practice.person('Lea Leaver');
  await ask.post(`people/${leaver.personId}/removal`, { reason: 'Left' }).expect(204);
  await ask.post('demonstration').expect(201);
  await test.as(coach).change('put', 'me/preferences', 0, { pulse: false }).expect(200);
  await practice.draft(otherCoach, coachee, { localTime: '15:00' });
  const { body: sessions } = await test.as(coach).get(`engagements/${id}/sessions`).expect(200);
  const sessionIds = sessions.items.map((session: { id: string }) => session.id) as string[];
  const at = `engagements/${id}/sessions/${sessionIds[0]}`;
  await test
    .as(coach)
    .send('post', `${at}/rescheduling`)
    .set('Idempotency-Key', 'once')
    .send({ localStart: '2026-09-25T10:00' })
    .expect(200);
  await askAndCorrect(test, { coach, coachee }, `engagements/${id}/sessions`, sessionIds);
  await test.as(coach).change('put', `${at}/notes/shared`, 0, { text: 'We talked.' }).expect(200);
  await test.as(coach).change('put', `${at}/notes/private`, 0, { text: 'They are tired.' }).expect(200);
  const goal = await practice.agreedGoal(id, coachee);
  await talkAbout(test, [coach, coachee], { engagementId: id, sessionId: sessionIds[0] ?? '', goalId: goal });
  await test.as(coachee).change('put', `${at}/notes/shared`, 1, { text: 'We talked, and more.' }).expect(200);
  await test.as(coachee).post(`engagements/${id}/goals/${goal}/start`).expect(200);
  const looks = `engagements/${id}/goals/${goal}/check-ins`;
  for (const look of [
    { score: 4, note: 'It is a start.' },
    { score: 2, note: 'It is none.', private: true },
  ])
    await test.as(coachee).post(looks, look).expect(201);
  await test
    .as(coach)
    .change('put', `engagements/${id}/goals/order`, 1, { goalIds: [goal] })
    .expect(200);
  const { body: agreed } = await test.as(coachee).get(`engagements/${id}/goals/${goal}`).expect(200);
  await test
    .as(coachee)
    .change('put', `engagements/${id}/goals/${goal}/visibility`, agreed.version, { sponsor: true })
    .expect(200);
  await shareWithManager(test, coachee, `engagements/${id}/goals/${goal}`, manager);
  const { body: declined } = await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Talk less' }).expect(201);
  await test
    .as(coachee)
    .post(`engagements/${id}/goals/${declined.id}/decline`, { revision: 1, reason: 'No.' })
    .expect(200);
  await reviewAndRemind(test, { coach, coachee, engagementId: id, goalId: goal });
  await sendReport(test, [coach, coachee], id);
  await answerPulses(test, [coach, coachee], id);
  const owner = await connectAsOwner(test);
  await publishPulses(owner, practice.practiceId);
  await owner.end();
  const another = await practice.coachee('Another Coachee');
  const again = await practice.active(otherCoach, another, { sessions: 1, localTime: '17:00' });
  await answerKickoff(test, again, another, 'draft');
  await signInByCompany(practice, company.id, company.sponsor);
  const careful = await practice.person('Cal Careful');
  const { confirmed } = await setUpSecondFactor(test, careful.cookie);
  await addPasskey(test, cookieOf(confirmed), new Authenticator());
  await followClocks(test, practice.practiceId);
  return { practice, coach, otherCoach, coachee, sponsor: company.sponsor, manager, engagementId: id, sessionIds };
}

/** Both answer the kickoff review, and say what follows; weeks later, nobody has looked at a goal. */
async function reviewAndRemind(
  test: TestApp,
  { coach, coachee, engagementId, goalId }: { coach: Actor; coachee: Actor; engagementId: string; goalId: string },
): Promise<void> {
  for (const actor of [coach, coachee]) await answerKickoff(test, engagementId, actor, 'submitted');
  await settleKickoff(test, engagementId, coach, [goalId]);
  const now = test.clock.now();
  test.clock.set(new Date(now.getTime() + 40 * 24 * 60 * 60 * 1_000));
  await test.app.get(Rounds).begin();
  for (const queue of ['rounds', 'visits'] as const) await test.app.get(Jobs).runDue([queue]);
  test.clock.set(now);
}

/** Somebody writes what they answer to the kickoff review. */
export async function answerKickoff(
  test: TestApp,
  engagementId: string,
  actor: Actor,
  until: 'draft' | 'submitted',
): Promise<void> {
  const at = `engagements/${engagementId}/reviews/${await kickoffOf(test, engagementId, actor)}/answers`;
  const written = { answers: [{ question: 'reason', text: 'To be heard.' }] };
  const { body: before } = await test.as(actor).get(`${at}/draft`).expect(200);
  const { body: draft } = await test
    .as(actor)
    .change('put', `${at}/draft`, before.version as number, written)
    .expect(200);
  if (until === 'submitted') await test.as(actor).post(at, { draft: draft.version }).expect(201);
}

/** All goals are kept. */
export async function settleKickoff(test: TestApp, engagementId: string, actor: Actor, ids: string[]): Promise<void> {
  const at = `engagements/${engagementId}/reviews/${await kickoffOf(test, engagementId, actor)}/outcome`;
  const goals = ids.map((goalId) => ({ goalId, decision: 'kept' }));
  await test.as(actor).post(at, { goals }).expect(200);
}

/** The kickoff review of an engagement. */
export async function kickoffOf(test: TestApp, engagementId: string, actor: Actor): Promise<string> {
  const { body } = await test.as(actor).get(`engagements/${engagementId}/reviews`).expect(200);
  return body.items[0].id as string;
}

/** Somebody says when they can be met and when not, in every way there is; far from what is planned. */
export async function beAway(test: TestApp, actor: Actor): Promise<void> {
  const ask = test.as(actor);
  await ask.post('time-off', { firstDay: '2028-02-01', lastDay: '2028-02-02' }).expect(201);
  await ask.post('time-off', { localStart: '2028-02-03T10:00', localEnd: '2028-02-03T12:00' }).expect(201);
  await ask.post('me/travel', { firstDay: '2028-03-01', lastDay: '2028-03-05', timeZone: 'Asia/Tokyo' }).expect(201);
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '06:00', to: '24:00' }));
  const hours = { weekly, exceptions: [{ day: '2028-04-03', windows: [] }], holidays: { country: 'DE' } };
  await ask.change('put', 'me/availability', 0, hours).expect(200);
  const { body: holidays } = await ask.get('me/holidays?year=2028').expect(200);
  await ask.delete(`me/holidays/${holidays.items[0].id}`).expect(204);
}

/** The coachee asks for another time, and the coach corrects who had cancelled. */
async function askAndCorrect(
  test: TestApp,
  { coach, coachee }: Pick<FullPractice, 'coach' | 'coachee'>,
  sessions: string,
  ids: string[],
): Promise<void> {
  const wanted = { localStart: '2026-10-02T10:00' };
  await test.as(coachee).post(`${sessions}/${ids[1]}/rescheduling`, wanted).expect(200);
  await test.as(coach).post(`${sessions}/${ids[11]}/cancellation`).expect(200);
  const correction = { outcome: 'cancelled', by: 'coachee', inTime: false, reason: 'It was Kit, and late.' };
  await test.as(coach).post(`${sessions}/${ids[11]}/correction`, correction).expect(200);
}

/** A kickoff with the sponsor, which was moved, and a slot on offer. */
async function meetAndOffer(test: TestApp, coach: Actor, sponsor: Actor, id: string): Promise<void> {
  const ask = test.as(coach);
  const kickoff = { kind: 'kickoff', localStart: '2026-09-28T09:00', guestIds: [sponsor.personId] };
  const { body: meeting } = await ask.post(`engagements/${id}/meetings`, kickoff).expect(201);
  const later = { localStart: '2026-09-28T09:30' };
  await ask.post(`engagements/${id}/meetings/${meeting.id}/rescheduling`, later).expect(200);
  await ask.post(`engagements/${id}/ledger`, { reason: 'granted', note: 'One more' }).expect(201);
  const slot = { localStart: '2026-10-07T09:00', hours: 240, overrideWeek: true };
  await ask.post(`engagements/${id}/holds`, slot).expect(201);
}

/** The company signs its sponsor in, and somebody is on their way. */
async function signInByCompany(practice: PracticeBuilder, companyId: string, sponsor: Actor): Promise<void> {
  const { test } = practice;
  const provider = await TestProvider.start();
  provider.people.set('sam', {});
  const { body: set } = await setProvider(practice, companyId, 0, provider.access).expect(200);
  const body = { providerId: set.id as string, currentPassword: PASSWORD };
  const begun = await test.as(sponsor).post('me/company-sign-in', body).expect(201);
  const callback = await provider.visit(begun.body.url as string, 'sam');
  await land(test, callback, `${sponsor.cookie}; ${cookieOf(begun)}`).expect(302);
  await test.as().post('sign-ins/by-company', { providerId: body.providerId }).expect(201);
  await provider.stop();
}

async function shareWithManager(test: TestApp, coachee: Actor, goal: string, { personId }: Actor): Promise<void> {
  const { body } = await test.as(coachee).get(goal).expect(200);
  await test
    .as(coachee)
    .change('put', `${goal}/shares/managers/${personId}`, body.version as number, { wording: true, rating: true })
    .expect(200);
}
