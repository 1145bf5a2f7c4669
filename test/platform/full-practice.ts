import { cookieOf, PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import { setUpSecondFactor } from '../support/authenticator-app.js';
import { Authenticator } from '../support/authenticator.js';
import { addPasskey } from '../support/passkeys.js';
import { land, setProvider } from '../support/company.js';
import { TestProvider } from '../support/provider.js';
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
  await test.as(coach).post('time-off', { firstDay: '2027-02-01', lastDay: '2027-02-02' }).expect(201);
  const id = await practice.active(coach, coachee, { companyId: company.id, startsOn: '2026-09-24' }, company.sponsor);
  await test.as(coachee).send('put', `engagements/${id}/managers/${manager.personId}`).expect(200);
  const leaver = await practice.person('Lea Leaver');
  await ask.post(`people/${leaver.personId}/removal`, { reason: 'Left' }).expect(204);
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
  await test.as(coach).change('put', `${at}/notes/shared`, 0, { text: 'We talked.' }).expect(200);
  await test.as(coach).change('put', `${at}/notes/private`, 0, { text: 'They are tired.' }).expect(200);
  const goal = await practice.agreedGoal(id, coachee);
  await test.as(coachee).post(`engagements/${id}/goals/${goal}/start`).expect(200);
  await test.as(coachee).post(`engagements/${id}/goals/${goal}/check-ins`, { score: 4 }).expect(201);
  const { body: agreed } = await test.as(coachee).get(`engagements/${id}/goals/${goal}`).expect(200);
  await test
    .as(coachee)
    .change('put', `engagements/${id}/goals/${goal}/visibility`, agreed.version, { sponsor: true })
    .expect(200);
  const { body: declined } = await test.as(coach).post(`engagements/${id}/goals`, { wording: 'Talk less' }).expect(201);
  await test
    .as(coachee)
    .post(`engagements/${id}/goals/${declined.id}/decline`, { revision: 1, reason: 'No.' })
    .expect(200);
  await signInByCompany(practice, company.id, company.sponsor);
  const careful = await practice.person('Cal Careful');
  const { confirmed } = await setUpSecondFactor(test, careful.cookie);
  await addPasskey(test, cookieOf(confirmed), new Authenticator());
  await followClocks(test, practice.practiceId);
  return { practice, coach, otherCoach, coachee, sponsor: company.sponsor, manager, engagementId: id, sessionIds };
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
