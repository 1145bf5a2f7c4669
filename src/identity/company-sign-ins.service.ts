import { Inject, Injectable } from '@nestjs/common';
import type { Identified, Origin } from '../access/caller-source.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { AuditTrail } from '../platform/database/audit-trail.js';
import { practiceItself } from '../platform/database/caller.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { statusOfKind } from '../platform/http/problem.js';
import { CompanyTiesService } from './company-ties.service.js';
import { companyErrors } from './company-sign-in.errors.js';
import { CompanyWays, type Back } from './company-ways.service.js';
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
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.home = settings.publicUrl;
  }

  /** Whoever comes back is a browser, so a refusal is a page, too. It is told our code, and no word of the provider's. */
  async land(arrival: Arrival): Promise<Departure> {
    const cookies = this.ways.cookieAfter(arrival.query, arrival.cookies);
    try {
      const begun = await this.admit(arrival);
      // What a browser keeps of who is signed in, the app says: this page asks, and leads on.
      if (!begun) return { to: `${this.home}/profile/signing-in#tied=company`, cookies };
      return { to: `${this.home}/sign-in#arrived=company`, cookies: [...cookies, begun.cookie] };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { to: `${this.home}/sign-in#refused=${error.code}`, cookies };
    }
  }

  private async admit(arrival: Arrival): Promise<Begun | undefined> {
    // Before this, nobody knows which practice it is about.
    const back = await this.ways.back(arrival.query, arrival.cookies);
    return this.carryOut(back, arrival).catch((refusal: unknown) => this.recordRefusal(back, arrival, refusal));
  }

  private async carryOut(back: Back, { query, cookies, by, origin }: Arrival): Promise<Begun | undefined> {
    const cameBack = await this.ways.vouched(back, query);
    const { accountId, invitationCode } = cameBack.errand;
    if (accountId !== undefined) {
      await this.ties.tieSignedIn(cameBack, by, origin);
      return undefined;
    }
    if (invitationCode !== undefined)
      await this.joining.accept(
        { code: invitationCode },
        { origin, signedInAs: by?.email, also: (tx, joined) => this.ties.tieJoined(tx, cameBack, joined, origin) },
      );
    return this.ties.comeIn(cameBack, origin, cookies);
  }

  /** Into the trail of the practice whose company's it is. Who it was, nobody has vouched for. */
  private async recordRefusal({ away }: Back, { origin }: Arrival, refusal: unknown): Promise<never> {
    if (refusal instanceof DomainError && !isOfProvider(refusal)) {
      const { practiceId, providerId, accountId } = away;
      const permission = accountId === undefined ? 'sign-in.by-company' : 'account.tie-to-company';
      const caller = { ...practiceItself(practiceId), request: { permission, about: { providerId }, ...origin } };
      await this.trail.append(caller, { outcome: 'refused', status: statusOfKind[refusal.definition.kind] });
    }
    throw refusal;
  }
}

/** A provider that does not answer has refused nobody. */
function isOfProvider({ code }: DomainError): boolean {
  return code === companyErrors.unreachable.definition.code;
}
