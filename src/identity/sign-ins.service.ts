import { Injectable } from '@nestjs/common';
import type { Membership } from '../access/caller-source.js';
import type { PracticeResponse } from '../people/people.responses.js';
import { PracticesService } from '../people/practices.service.js';
import { Accounts } from './accounts.js';
import type { SignInRequest, StartPracticeRequest } from './identity.requests.js';
import type { MembershipResponse } from './identity.responses.js';

@Injectable()
export class SignInsService {
  constructor(
    private readonly accounts: Accounts,
    private readonly practices: PracticesService,
  ) {}

  /** Starts a practice, with whoever asks as its first administrator. */
  async startPractice({ name, timeZone, administrator }: StartPracticeRequest): Promise<PracticeResponse> {
    const { password, ...about } = administrator;
    const accountId = await this.accounts.open(about.name, about.email, password);
    return this.practices.start(name, timeZone, { ...about, timeZone, accountId });
  }

  /** @returns the cookies to set */
  signIn({ email, password }: SignInRequest, userAgent: string | undefined): Promise<string[]> {
    return this.accounts.signIn(email, password, userAgent ? { 'user-agent': userAgent } : {});
  }

  /** @returns the cookie that takes the sign-in's place: an empty, expired one */
  async signOut(cookie: string | undefined): Promise<string> {
    const token = this.accounts.tokenOf(cookie);
    if (token) await this.accounts.signOut(token);
    return `${this.accounts.cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;
  }

  present({ practiceId, practiceName, personId, administrator, coach }: Membership): MembershipResponse {
    return { practiceId, practiceName, personId, administrator, coach };
  }
}
