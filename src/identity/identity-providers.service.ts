import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Outgoing } from '../platform/outgoing/outgoing.js';
import type { SetIdentityProviderRequest } from './company-sign-in.requests.js';
import type { IdentityProviderResponse } from './company-sign-in.responses.js';
import { refuseIssuer } from './company-sign-in.rules.js';
import { IdentityProvidersRepository, type KnownProvider } from './identity-providers.repository.js';
import { OpenIdConnect } from './openid-connect.service.js';

/** How an administrator says by which provider a company signs its people in. */
@Injectable()
export class IdentityProvidersService {
  constructor(
    private readonly database: Database,
    private readonly providers: IdentityProvidersRepository,
    private readonly openid: OpenIdConnect,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: RunningSettings,
  ) {}

  read(caller: PersonCaller, companyId: string): Promise<IdentityProviderResponse> {
    return this.database.read(caller, async (tx) => this.present(await this.providers.findOfCompany(tx, companyId)));
  }

  /**
   * Sets a company's provider, or changes it at the version that was read. Whom it was tied to, it stays tied to while
   * issuer and client are the same; Postgres sees to that.
   * @throws identity-provider.issuer-refused, identity-provider.unreachable
   */
  async set(
    caller: PersonCaller,
    companyId: string,
    version: number,
    request: SetIdentityProviderRequest,
  ): Promise<IdentityProviderResponse> {
    refuseIssuer(request.issuer, this.outgoing.mayAskThisMachine);
    // Before the transaction: it may take seconds.
    const access = { ...request, issuer: await this.openid.issuerOf(request) };
    return this.database.transaction(caller, async (tx) => {
      const before = await this.providers.findOfCompany(tx, companyId);
      if ((before?.version ?? 0) !== version) throw platformErrors.stale();
      const now = this.clock.now();
      if (!before) await this.providers.add(tx, uuidv7({ msecs: now.getTime() }), companyId, access, now);
      else if (!(await this.providers.change(tx, before, access))) throw platformErrors.stale();
      return this.present(await this.providers.findOfCompany(tx, companyId));
    });
  }

  /** From now on the company signs nobody in; the sign-ins that began so end. */
  async remove(caller: PersonCaller, companyId: string): Promise<void> {
    await this.database.transaction(caller, (tx) => this.providers.remove(tx, companyId));
  }

  private present(provider: KnownProvider | undefined): IdentityProviderResponse {
    const { callbackUrl } = this.openid;
    if (!provider) return { id: null, issuer: null, clientId: null, link: null, callbackUrl, version: 0 };
    const { id, issuer, clientId, version } = provider;
    return { id, issuer, clientId, link: `${this.settings.publicUrl}/sign-in#company=${id}`, callbackUrl, version };
  }
}
