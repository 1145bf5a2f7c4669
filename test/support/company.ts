import type { Response, Test } from 'supertest';
import { cookieOf, type Actor, type PracticeBuilder } from './practice.js';
import type { TestProvider } from './provider.js';
import type { TestApp } from './test-app.js';

let counter = 0;
/** Where a browser is sent that is signed in by now. */
const ARRIVED = 'http://localhost/sign-in#arrived=company';
/** And one whose account is tied to its company now. */
const TIED = 'http://localhost/profile/signing-in#tied=company';

/** Somebody who has been invited, and has not accepted. */
export interface Invitee {
  id: string;
  email: string;
  code: string;
}

/** A company of a practice that signs its people in. */
export class CompanyWithProvider {
  private constructor(
    readonly practice: PracticeBuilder,
    readonly provider: TestProvider,
    readonly companyId: string,
    readonly sponsor: Actor,
    readonly providerId: string,
  ) {}

  static async set(practice: PracticeBuilder, provider: TestProvider): Promise<CompanyWithProvider> {
    const { id, sponsor } = await practice.company();
    const set = await setProvider(practice, id, 0, provider.access).expect(200);
    return new CompanyWithProvider(practice, provider, id, sponsor, set.body.id as string);
  }

  get test(): TestApp {
    return this.practice.test;
  }

  /** Adds a person of this company, or of what is said, and invites them. */
  async invite(given: Record<string, unknown> = {}): Promise<Invitee> {
    const { email = `ivy-${++counter}@company.example`, capacity, ...about } = given as Record<string, string>;
    const person = { name: 'Ivy Invited', email, timeZone: 'Europe/London', companyId: this.companyId, ...about };
    const added = await this.test.as(this.practice.administrator).post('people', person).expect(201);
    const id = added.body.id as string;
    return { id, email, code: await this.practice.invite(id, email, capacity ? { capacity } : {}) };
  }

  /** Somebody who accepted by the company, as this subject; answers with what their browser is signed in by. */
  async joined(subject: string, given: Record<string, unknown> = {}): Promise<Invitee & { cookie: string }> {
    const invitee = await this.invite(given);
    this.provider.people.set(subject, { email: invitee.email, email_verified: true });
    const landed = await this.come(subject, { invitationCode: invitee.code });
    expect(landed.get('Location')).toBe(ARRIVED);
    return { ...invitee, cookie: signInOf(landed) };
  }

  begin(given: Record<string, unknown> = {}, cookie?: string): Test {
    return this.test.as({ cookie }).post('sign-ins/by-company', { providerId: this.providerId, ...given });
  }

  /** To the provider as somebody, and as far as where it sends the browser back to. */
  async away(subject: string, given: Record<string, unknown> = {}): Promise<{ callback: string; cookie: string }> {
    const begun = await this.begin(given).expect(201);
    return { callback: await this.provider.visit(begun.body.url as string, subject), cookie: cookieOf(begun) };
  }

  /** All the way there and back. */
  async come(subject: string, given: Record<string, unknown> = {}): Promise<Response> {
    const { callback, cookie } = await this.away(subject, given);
    return land(this.test, callback, cookie);
  }
}

export function setProvider(practice: PracticeBuilder, companyId: string, version: number, access: object): Test {
  const ask = practice.test.as(practice.administrator);
  return ask.change('put', `companies/${companyId}/identity-provider`, version, access);
}

/** A browser comes back from the provider. */
export function land(test: TestApp, callback: string, cookie?: string): Test {
  const { pathname, search } = new URL(callback);
  return test
    .as({ cookie })
    .get(pathname + search)
    .redirects(0);
}

/** Why a browser that came back was refused; undefined if it was not. */
export function refusalOf(landed: Response): string | undefined {
  expect(landed.status).toBe(302);
  const [, code] = /^http:\/\/localhost\/sign-in#refused=([\w.-]+)$/.exec(landed.get('Location') ?? '') ?? [];
  if (code === undefined) expect([ARRIVED, TIED]).toContain(landed.get('Location'));
  else expect(signInOf(landed)).toBe('');
  return code;
}

/** The cookie of the sign-in that began, if one did. */
export function signInOf(landed: Response): string {
  return /(?:^|; )(rapport\.sign_in=[\w-]{43})/.exec(cookieOf(landed))?.[1] ?? '';
}
