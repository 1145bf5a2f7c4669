import type { SessionResponse, SessionsResponse } from '../../src/sessions/sessions.responses.js';
import type { Response } from 'supertest';
import type { TestApp } from './test-app.js';

/** Somebody in a practice, who can ask. */
export interface Actor {
  personId: string;
  token: string;
  /** Of the sign-in that the token was made with. */
  cookie: string;
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
    const shown = await askForCode(test, email, 'practice');
    const practice = { name: `Practice ${unique()}`, timeZone: 'America/New_York' };
    const administrator = { name: 'Ida Administrator' };
    const started = await test
      .as()
      .post('practices', { ...practice, administrator, ...shown, password: PASSWORD })
      .expect(201);
    const actor = await actorOf(test, cookieOf(started), email);
    return new PracticeBuilder(test, started.body.id as string, actor);
  }

  /** Adds a person and lets them sign in. An administrator does, unless somebody else is said to. */
  async person(name: string, given: Record<string, unknown> = {}, by = this.administrator): Promise<Actor> {
    const email = `${name.toLowerCase().replaceAll(/\W+/g, '-')}-${unique()}@example.org`;
    const ask = this.test.as(by);
    const { body: person } = await ask
      .post('people', { name, email, timeZone: 'America/New_York', ...given })
      .expect(201);
    const code = await this.invite(person.id as string, email);
    const joined = await this.test.as().post('invitations/acceptance', { code, password: PASSWORD }).expect(201);
    return actorOf(this.test, cookieOf(joined), email);
  }

  /** Invites a person that is there; answers the code that they are mailed. */
  async invite(personId: string, email: string, given: Record<string, unknown> = {}): Promise<string> {
    await this.test.as(this.administrator).post(`people/${personId}/invitation`, given).expect(201);
    await this.test.deliver();
    return codeIn(await this.test.mail.to(email));
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
  const response = await test.as().post('sign-ins', { email, password: PASSWORD }).expect(201);
  return actorOf(test, cookieOf(response), email);
}

async function actorOf(test: TestApp, cookie: string, email: string): Promise<Actor> {
  const me = await test.as({ cookie }).get('me').expect(200);
  const created = await test.as({ cookie }).post('api-tokens', { name: 'test', expiresInDays: 365 }).expect(201);
  return { personId: me.body.practices[0].personId as string, token: created.body.token as string, cookie, email };
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf(response: Response): string {
  return (response.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]).join('; ');
}

/** Asks for a code by mail, and reads it there. */
export async function askForCode(test: TestApp, email: string, purpose: string) {
  const { body } = await test.as().post('mailed-codes', { email, purpose }).expect(201);
  await test.deliver();
  return { challenge: body.challenge as string, code: codeIn(await test.mail.to(email)) };
}

/** The code in a mail: it stands on a line of its own. */
export function codeIn({ text }: { text?: string }): string {
  const code = /^ {4}(\S+)$/m.exec(text ?? '')?.[1];
  if (!code) throw new Error(`There is no code in: ${text}`);
  return code;
}
