import type { RolesResponse } from '../../src/people/people.responses.js';
import { Authenticator } from '../support/authenticator.js';
import { addPasskey } from '../support/passkeys.js';
import { answerPulses, sendReport } from './reported.js';
import { talkAbout, writeTwice } from './said.js';
import { PASSWORD, PracticeBuilder, type Actor } from '../support/practice.js';
import type { Asking, TestApp } from '../support/test-app.js';

export const ROLES = [
  'anonymous',
  'revoked token',
  'removed person',
  'stranger',
  'administrator of another practice',
  'other coach',
  'other coachee',
  'sponsor of another company',
  'introducer',
  'manager',
  'manager not invited',
  'successor',
  'fellow sponsor',
  'sponsor',
  'administrator',
  'coachee',
  'coach',
  'read-only token',
] as const;
/**
 * Who asks, as they stand to one engagement: that of the coach with the coachee, paid for by the sponsor's company. The
 * sponsor is a guest of its midpoint talk, the fellow sponsor of nothing; they report to the coachee's manager. The introducer is a coach who added the coachee
 * to the practice, and has nothing more to do with them. The successor is another one, who was proposed to go on with it
 * and to whom the coachee has agreed. The read-only token is the coach's.
 */
export type Role = (typeof ROLES)[number];
export type Ids = Record<string, string>;

/** Everyone who may try, and what there is to try it on. */
export class Cast {
  private constructor(
    readonly test: TestApp,
    readonly practice: PracticeBuilder,
    /** Another practice, with an administrator and somebody in it. */
    readonly elsewhere: PracticeBuilder,
    readonly actors: Partial<Record<Role, Actor>>,
    /** What stands in addresses: all of it the coachee's, or of their engagement. */
    readonly ids: Ids,
    /** The same kinds of thing, of another coach, coachee and company of the practice. */
    readonly others: Ids,
  ) {}

  static async gather(test: TestApp): Promise<Cast> {
    const practice = await PracticeBuilder.start(test);
    const elsewhere = await PracticeBuilder.start(test);
    const [company, otherCompany] = [await practice.company(), await practice.company()];
    const manager = await practice.person('Max Manager', { companyId: company.id });
    const fellow = await practice.person('Fay Fellow', { managerId: manager.personId });
    await nameSponsor(practice, company, fellow);
    const notInvited = await practice.person('Mia Manager', { companyId: company.id });
    const [coach, introducer] = [await practice.coach(), await practice.coach('Ines Introducer')];
    const given = { companyId: company.id, managerId: manager.personId };
    const coachee = await practice.person('Kit Coachee', given, introducer);
    const byOther = { managerId: notInvited.personId };
    const [otherCoach, otherCoachee] = [await practice.coach(), await practice.coachee('Kim Other', byOther)];
    const successor = await practice.coach('Sue Successor');
    const revoked = await revokedTokenOf(test, coach);
    const actors = {
      ...{
        coach,
        coachee,
        manager,
        introducer,
        successor,
        sponsor: company.sponsor,
        administrator: practice.administrator,
      },
      ...{ 'other coach': otherCoach, 'other coachee': otherCoachee },
      'revoked token': { ...coach, token: revoked, cookie: '' },
      'read-only token': { ...coach, token: await readOnlyTokenOf(test, coach), cookie: '' },
      'removed person': await removedFrom(practice),
      ...{ 'sponsor of another company': otherCompany.sponsor, 'manager not invited': notInvited },
      'fellow sponsor': fellow,
      stranger: await elsewhere.coachee('Stella Stranger'),
      'administrator of another practice': elsewhere.administrator,
    };
    const ids = await idsOf(practice, coach, coachee, company, 'DE');
    await test.as(coachee).send('put', `engagements/${ids.engagementId}/managers/${manager.personId}`).expect(200);
    ids.managerId = manager.personId;
    ids.handoverId = await proposed(test, ids, practice.administrator, successor);
    await test
      .as(coachee)
      .post(`engagements/${ids.engagementId}/handovers/${ids.handoverId}/answer`, { decision: 'agreed' })
      .expect(200);
    const others = await idsOf(practice, otherCoach, otherCoachee, otherCompany, 'FR');
    others.managerId = notInvited.personId;
    others.handoverId = await proposed(test, others, otherCoach, successor);
    return new Cast(test, practice, elsewhere, actors, ids, others);
  }

  as(role: Role): Asking {
    return this.test.as(this.actors[role]);
  }

  actor(role: Role): Actor {
    const actor = this.actors[role];
    if (!actor) throw new Error(`Nobody is the ${role}`);
    return actor;
  }
}

/** An active engagement with a goal, and ids of all that an address can name. */
async function idsOf(
  practice: PracticeBuilder,
  coach: Actor,
  coachee: Actor,
  company: { id: string; sponsor: Actor },
  country: string,
): Promise<Ids> {
  const { test, practiceId } = practice;
  // With two weeks in which the coachee asks the coach, so that there is something to answer.
  const terms = { companyId: company.id, changeBandHours: 336 };
  const engagementId = await practice.active(coach, coachee, terms, company.sponsor);
  const goalId = await practice.agreedGoal(engagementId, coachee);
  const { body: sessions } = await test.as(coach).get(`engagements/${engagementId}/sessions`).expect(200);
  const [first] = sessions.items as { id: string }[];
  const { body: asked } = await test
    .as(coachee)
    .post(`engagements/${engagementId}/sessions/${first?.id}/rescheduling`, { localStart: '2026-10-02T16:00' })
    .expect(200);
  const within = `engagements/${engagementId}`;
  const talk = { kind: 'midpoint', localStart: '2026-11-10T09:00', guestIds: [company.sponsor.personId] };
  const { body: meeting } = await test.as(coach).post(`${within}/meetings`, talk).expect(201);
  await test.as(coach).post(`${within}/ledger`, { reason: 'granted', note: 'One more' }).expect(201);
  const slot = { localStart: '2026-11-11T09:00', hours: 240, overrideWeek: true };
  const { body: hold } = await test.as(coach).post(`${within}/holds`, slot).expect(201);
  const of = { engagementId, goalId, sessionId: first?.id ?? '' };
  const said = { ...(await talkAbout(test, [coach, coachee], of)), ...(await writeTwice(test, [coach, coachee], of)) };
  const reportId = await sendReport(test, [coach, coachee], engagementId);
  const pulseId = await answerPulses(test, [coach, coachee], engagementId);
  const days = { firstDay: '2027-02-01', lastDay: '2027-02-02' };
  const { body: timeOff } = await test.as(coachee).post('time-off', days).expect(201);
  const { body: reviews } = await test.as(coach).get(`${within}/reviews`).expect(200);
  const { travelId, holidayId } = await placesOf(test, coachee, country);
  const { body: roles } = await test.as(coachee).get('roles').expect(200);
  const [role] = (roles as RolesResponse).items;
  const passkey = await addPasskey(test, coachee.cookie, new Authenticator());
  coachee.cookie = passkey.cookie;
  const { body: spare } = await test.as({ cookie: coachee.cookie }).post('api-tokens', { name: 'spare' }).expect(201);
  return {
    ...{ practiceId, engagementId, goalId, companyId: company.id, personId: coachee.personId },
    ...{ travelId, holidayId, coachId: coach.personId },
    ...{ sessionId: sessions.items[0].id, timeOffId: timeOff.id, tokenId: spare.id, passkeyId: passkey.id },
    changeRequestId: asked.pendingChange.id,
    reviewId: reviews.items[0].id,
    ...{ meetingId: meeting.id, holdId: hold.id, ...said, reportId, pulseId },
    roleId: role?.id ?? '',
    exampleGoalId: role?.exampleGoals[0]?.id ?? '',
    signInId: await spareSignInOf(test, coachee),
    capacity: 'coach',
  };
}

/** A journey, and a holiday of where they live; far from all that is planned. */
async function placesOf(
  test: TestApp,
  actor: Actor,
  country: string,
): Promise<{ travelId: string; holidayId: string }> {
  const ask = test.as(actor);
  const availability = {
    exceptions: [{ day: '2028-03-01', windows: [] }],
    holidays: { country },
  };
  await ask.change('put', 'me/availability', 0, availability).expect(200);
  await ask.change('put', 'me/preferences', 0, { remindBefore: [60] }).expect(200);
  const trip = { firstDay: '2028-05-01', lastDay: '2028-05-02', timeZone: 'Asia/Tokyo' };
  const { body: travel } = await ask.post('me/travel', trip).expect(201);
  const { body: holidays } = await ask.get('me/holidays').expect(200);
  return { travelId: travel.id as string, holidayId: holidays.items[0].id as string };
}

/** Proposes that the engagement goes on with somebody else. */
async function proposed(test: TestApp, { engagementId }: Ids, by: Actor, { personId }: Actor): Promise<string> {
  const body = { coachId: personId, reason: 'A long leave' };
  return (await test.as(by).post(`engagements/${engagementId}/handovers`, body).expect(201)).body.id as string;
}

/** Whom a company has as a sponsor beside the one that it was made with. */
async function nameSponsor(practice: PracticeBuilder, company: { id: string }, { personId }: Actor): Promise<void> {
  await practice.test.as(practice.administrator).post(`companies/${company.id}/sponsors`, { personId }).expect(201);
}

/** A sign-in beside the one they ask with. */
async function spareSignInOf(test: TestApp, { email }: Actor): Promise<string> {
  const { body } = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
  return body.id as string;
}

async function readOnlyTokenOf(test: TestApp, { cookie }: Actor): Promise<string> {
  const { body } = await test.as({ cookie }).post('api-tokens', { name: 'reader', access: 'read' }).expect(201);
  return body.token as string;
}

/** Somebody who was a coach and an administrator, and may do nothing any more. */
async function removedFrom(practice: PracticeBuilder): Promise<Actor> {
  const actor = await practice.person('Remy Removed', { capacities: ['coach', 'administrator'] });
  const path = `people/${actor.personId}/removal`;
  await practice.test.as(practice.administrator).post(path, { reason: 'Left' }).expect(204);
  return actor;
}

async function revokedTokenOf(test: TestApp, actor: Actor): Promise<string> {
  const { body: made } = await test
    .as({ cookie: actor.cookie })
    .post('api-tokens', { name: 'soon revoked' })
    .expect(201);
  await test.as(made).get('me').expect(200);
  await test.as({ cookie: actor.cookie }).delete(`api-tokens/${made.id}`).expect(204);
  return made.token as string;
}
