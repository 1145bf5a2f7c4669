import { PracticeBuilder, type Actor } from '../support/practice.js';
import type { Asking, TestApp } from '../support/test-app.js';

export const ROLES = [
  'anonymous',
  'revoked token',
  'stranger',
  'administrator of another practice',
  'other coach',
  'other coachee',
  'sponsor of another company',
  'manager',
  'sponsor',
  'administrator',
  'coachee',
  'coach',
] as const;
/** Who asks, as they stand to one engagement: that of the coach with the coachee, paid for by the sponsor's company. */
export type Role = (typeof ROLES)[number];
export type Ids = Record<string, string>;

/** Everyone who may try, and what there is to try it on. */
export class Cast {
  private constructor(
    readonly test: TestApp,
    readonly practice: PracticeBuilder,
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
    const coach = await practice.coach();
    const given = { companyId: company.id, managerId: manager.personId };
    const coachee = await practice.coachee('Kit Coachee', given);
    const [otherCoach, otherCoachee] = [await practice.coach(), await practice.coachee('Kim Other')];
    const revoked = await revokedTokenOf(test, coach);
    const actors = {
      ...{ coach, coachee, manager, sponsor: company.sponsor, administrator: practice.administrator },
      ...{ 'other coach': otherCoach, 'other coachee': otherCoachee, 'revoked token': { ...coach, token: revoked } },
      'sponsor of another company': otherCompany.sponsor,
      stranger: await elsewhere.coachee('Stella Stranger'),
      'administrator of another practice': elsewhere.administrator,
    };
    const ids = await idsOf(practice, coach, coachee, company);
    const others = await idsOf(practice, otherCoach, otherCoachee, otherCompany);
    return new Cast(test, practice, actors, ids, others);
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
): Promise<Ids> {
  const { test, practiceId } = practice;
  const engagementId = await practice.active(coach, coachee, { companyId: company.id }, company.sponsor);
  const goalId = await practice.agreedGoal(engagementId, coachee);
  const { body: sessions } = await test.as(coach).get(`engagements/${engagementId}/sessions`).expect(200);
  const days = { firstDay: '2027-02-01', lastDay: '2027-02-02' };
  const { body: timeOff } = await test.as(coachee).post('time-off', days).expect(201);
  const { body: spare } = await test.as(coachee).post('api-tokens', { name: 'spare' }).expect(201);
  return {
    ...{ practiceId, engagementId, goalId, companyId: company.id, personId: coachee.personId },
    ...{ sessionId: sessions.items[0].id, timeOffId: timeOff.id, tokenId: spare.id },
  };
}

async function revokedTokenOf(test: TestApp, actor: Actor): Promise<string> {
  const { body: made } = await test.as(actor).post('api-tokens', { name: 'soon revoked' }).expect(201);
  await test.as(made).get('me').expect(200);
  await test.as(actor).delete(`api-tokens/${made.id}`).expect(204);
  return made.token as string;
}
