import type { SessionResponse, SessionsResponse } from '../../src/sessions/sessions.responses.js';
import type { TestApp } from './test-app.js';

/** Somebody in a practice, who can ask. */
export interface Actor {
  personId: string;
  token: string;
  email: string;
}

/** A practice with its people. Builders state only what matters; the rest is made up. */
export class PracticeBuilder {
  private constructor(
    readonly test: TestApp,
    readonly practiceId: string,
    readonly administrator: Actor,
  ) {}

  static async start(test: TestApp): Promise<PracticeBuilder> {
    const email = `administrator-${unique()}@example.org`;
    const administrator = { name: 'Ida Administrator', email, password: PASSWORD };
    const { body } = await test
      .as()
      .post('practices', { name: `Practice ${unique()}`, timeZone: 'America/New_York', administrator })
      .expect(201);
    const actor = await signIn(test, email);
    return new PracticeBuilder(test, body.id as string, actor);
  }

  /** Adds a person and lets them sign in. */
  async person(name: string, given: Record<string, unknown> = {}): Promise<Actor> {
    const email = `${name.toLowerCase().replaceAll(/\W+/g, '-')}-${unique()}@example.org`;
    const ask = this.test.as(this.administrator);
    const { body: person } = await ask
      .post('people', { name, email, timeZone: 'America/New_York', ...given })
      .expect(201);
    const { body: invitation } = await ask.post(`people/${person.id}/invitation`).expect(201);
    await this.test.as().post('invitations/acceptance', { code: invitation.code, password: PASSWORD }).expect(201);
    return signIn(this.test, email);
  }

  coach(name = 'Cora Coach'): Promise<Actor> {
    return this.person(name, { capacities: ['coach'] });
  }

  coachee(name = 'Kit Coachee', given: Record<string, unknown> = {}): Promise<Actor> {
    return this.person(name, given);
  }

  /** A company with a sponsor. */
  async company(name = `Company ${unique()}`): Promise<{ id: string; sponsor: Actor }> {
    const ask = this.test.as(this.administrator);
    const { body: company } = await ask.post('companies', { name }).expect(201);
    const sponsor = await this.person('Sam Sponsor', { companyId: company.id });
    await ask.post(`companies/${company.id}/sponsors`, { personId: sponsor.personId }).expect(201);
    return { id: company.id as string, sponsor };
  }

  /** A draft: Thursdays at ten in New York from 2026-10-01, unless said otherwise. */
  async draft(coach: Actor, coachee: Actor, given: Record<string, unknown> = {}): Promise<string> {
    const pair = { coachId: coach.personId, coacheeId: coachee.personId };
    const slot = { startsOn: '2026-10-01', localTime: '10:00', timeZone: 'America/New_York' };
    const { body } = await this.test
      .as(this.administrator)
      .post('engagements', { ...pair, ...slot, ...given })
      .expect(201);
    return body.id as string;
  }

  /** An engagement that everyone has agreed to. */
  async active(coach: Actor, coachee: Actor, given: Record<string, unknown> = {}, sponsor?: Actor): Promise<string> {
    const id = await this.draft(coach, coachee, given);
    await this.test.as(coach).post(`engagements/${id}/submission`).expect(200);
    for (const actor of sponsor ? [coach, coachee, sponsor] : [coach, coachee])
      await this.test.as(actor).post(`engagements/${id}/signatures`, { decision: 'agreed' }).expect(201);
    return id;
  }

  /** A goal that the coachee has agreed to. */
  async agreedGoal(engagementId: string, coachee: Actor, wording = 'Speak up early'): Promise<string> {
    const ask = this.test.as(coachee);
    const { body: goal } = await ask.post(`engagements/${engagementId}/goals`, { wording }).expect(201);
    await ask.post(`engagements/${engagementId}/goals/${goal.id}/agreement`, { revision: 1 }).expect(200);
    return goal.id as string;
  }

  /** A new coach and a new coachee, with an engagement that both have agreed to. */
  async activePair(given: Record<string, unknown> = {}): Promise<{ coach: Actor; coachee: Actor; id: string }> {
    const [coach, coachee] = await Promise.all([this.coach(), this.coachee()]);
    return { coach, coachee, id: await this.active(coach, coachee, given) };
  }

  /** The sessions of an engagement, earliest first, as one of the two reads them. */
  async sessions(engagementId: string, actor: Actor): Promise<SessionResponse[]> {
    const { body } = await this.test.as(actor).get(`engagements/${engagementId}/sessions`).expect(200);
    return (body as SessionsResponse).items;
  }
}

export const PASSWORD = 'correct horse battery';

let counter = 0;
const unique = () => `${process.pid}-${++counter}`;

/** Signs in as a browser does, and makes an API token to ask with. */
export async function signIn(test: TestApp, email: string): Promise<Actor> {
  const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(204);
  const cookie = (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ');
  const me = await test.as({ cookie }).get('me').expect(200);
  const created = await test.as({ cookie }).post('api-tokens', { name: 'test', expiresInDays: 365 }).expect(201);
  return { personId: me.body.practices[0].personId as string, token: created.body.token as string, email };
}
