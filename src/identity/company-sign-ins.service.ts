import { Inject, Injectable } from '@nestjs/common';
import type { Identified, Origin } from '../access/caller-source.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { CompanyTiesService } from './company-ties.service.js';
import { CompanyWays } from './company-ways.service.js';
import { JoiningService } from './joining.service.js';
import type { Begun } from './sign-ins.service.js';

/** A browser that its company's provider sent back, as it came. */
export interface Arrival {
  query: string;
  cookies: string | undefined;
  /** Who is signed in in it. */
  by: Identified | undefined;
  origin: Origin;
}

/** Where a browser goes from here, and with which cookies. */
export interface Departure {
  to: string;
  cookies: string[];
}

/** What becomes of those whom a company's provider sends back. */
@Injectable()
export class CompanySignInsService {
  private readonly home: string;

  constructor(
    private readonly ways: CompanyWays,
    private readonly ties: CompanyTiesService,
    private readonly joining: JoiningService,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.home = settings.publicUrl;
  }

  /** Whoever comes back is a browser, so a refusal is a page, too. It is told our code, and no word of the provider's. */
  async land(arrival: Arrival): Promise<Departure> {
    const cookies = this.ways.cookieAfter(arrival.query, arrival.cookies);
    try {
      const begun = await this.admit(arrival);
      return { to: `${this.home}/`, cookies: begun ? [...cookies, begun.cookie] : cookies };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { to: `${this.home}/sign-in#refused=${error.code}`, cookies };
    }
  }

  private async admit({ query, cookies, by, origin }: Arrival): Promise<Begun | undefined> {
    const back = await this.ways.back(query, cookies);
    const { accountId, invitationCode } = back.errand;
    if (accountId !== undefined) {
      await this.ties.tieSignedIn(back, by, origin);
      return undefined;
    }
    if (invitationCode !== undefined)
      await this.joining.accept(
        { code: invitationCode },
        { origin, signedInAs: by?.email, also: (tx, joined) => this.ties.tieJoined(tx, back, joined, origin) },
      );
    return this.ties.comeIn(back, origin, cookies);
  }
}
