import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { nobody, practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { CompanyChallengesRepository, type Away } from './company-challenges.repository.js';
import { CompanySignInCookie } from './company-sign-in-cookie.js';
import { companyErrors } from './company-sign-in.errors.js';
import { AWAY_MS, type Vouched } from './company-sign-in.rules.js';
import { digestOf, newSecret } from './credentials.js';
import { IdentityProvidersRepository, type UsableProvider } from './identity-providers.repository.js';
import { OpenIdConnect } from './openid-connect.service.js';

/** A browser on its way to a provider: where it is sent, and the cookie that it has to come back with. */
export interface Sent {
  url: string;
  cookie: string;
}

/** What a browser came for, or is tied by. */
export type Errand = Pick<Away, 'accountId' | 'invitationCode'>;

/** A browser that came back, and what it had been sent for. */
export interface Back {
  state: string;
  away: Away;
}

/** A browser that came back, with what the provider says. */
export interface CameBack {
  errand: Errand;
  provider: UsableProvider;
  vouched: Vouched;
}

/** The way of a browser to a company's provider and back: once, within ten minutes, in that browser. */
@Injectable()
export class CompanyWays {
  constructor(
    private readonly database: Database,
    private readonly providers: IdentityProvidersRepository,
    private readonly challenges: CompanyChallengesRepository,
    private readonly openid: OpenIdConnect,
    private readonly cookie: CompanySignInCookie,
    private readonly clock: Clock,
  ) {}

  /**
   * The provider that a company's people were given the link of.
   * @throws identity-provider.gone
   */
  async find(providerId: string): Promise<UsableProvider> {
    const practiceId = await this.providers.findPractice(providerId);
    const found = practiceId && (await this.usable(practiceId, providerId));
    if (!found) throw companyErrors.gone();
    return found;
  }

  /** @throws identity-provider.unreachable */
  async send(provider: UsableProvider, errand: Errand): Promise<Sent> {
    const { secret: state, digest } = newSecret();
    const checks = this.openid.newChecks();
    const url = await this.openid.urlFor(provider, { state, ...checks });
    const { practiceId, id: providerId, version } = provider;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + AWAY_MS);
    const away = { practiceId, providerId, version, ...checks, ...errand };
    await this.database.transaction(nobody, (tx) =>
      this.challenges.add(tx, uuidv7({ msecs: now.getTime() }), digest, away, now, expiresAt),
    );
    return { url, cookie: this.cookie.set(state) };
  }

  /**
   * Lets a browser back that was sent, once.
   * @param query what it came back with
   * @throws company-sign-in.refused
   */
  async back(query: string, cookies: string | undefined): Promise<Back> {
    const state = this.stateOf(query, cookies);
    // Looked at before anything is used up: nobody else can use up what this browser was sent with.
    if (state === undefined) throw companyErrors.refused();
    const now = this.clock.now();
    const away = await this.database.transaction(nobody, (tx) => this.challenges.take(tx, digestOf(state), now));
    if (!away) throw companyErrors.refused();
    return { state, away };
  }

  /**
   * What the provider says of a browser that is back.
   * @throws company-sign-in.refused, identity-provider.gone, identity-provider.unreachable
   */
  async vouched({ state, away }: Back, query: string): Promise<CameBack> {
    const provider = await this.usable(away.practiceId, away.providerId);
    if (provider?.version !== away.version) throw companyErrors.gone();
    const { accountId, invitationCode } = away;
    const vouched = await this.openid.vouched(provider, query, { state, ...away }, invitationCode !== undefined);
    return { errand: { accountId, invitationCode }, provider, vouched };
  }

  /** What takes the place of the cookie once it has been of use. */
  cookieAfter(query: string, cookies: string | undefined): string[] {
    return this.stateOf(query, cookies) === undefined ? [] : [this.cookie.clear()];
  }

  private stateOf(query: string, cookies: string | undefined): string | undefined {
    const [state = '', ...others] = new URLSearchParams(query).getAll('state');
    const isOurs = others.length === 0 && /^[\w-]{43}$/.test(state) && this.cookie.isIn(cookies, state);
    return isOurs ? state : undefined;
  }

  private usable(practiceId: string, id: string): Promise<UsableProvider | undefined> {
    return this.database.read(practiceItself(practiceId), (tx) => this.providers.findUsable(tx, id));
  }
}
