import { Injectable } from '@nestjs/common';
import type { Origin, SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Limits } from '../platform/limits/limits.service.js';
import { digestOf } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import { asRecoveryCode } from './one-time-codes.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** Where a sign-in that waits for the second factor is let in. */
@Injectable()
export class SecondFactorDoor {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorsRepository,
    private readonly signIns: SignInsService,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /**
   * Shows a code of the app, or a recovery code; each works once.
   * @throws second-factor.refused, request.too-many
   */
  async show({ accountId, signIn }: SignedIn, code: string, origin: Origin): Promise<Begun> {
    const subjects = { account: accountId, network: origin.network };
    await this.limits.spend('second-factor', subjects);
    const shown = await this.database.transaction(accountItself(accountId), (tx) => this.isShown(tx, code));
    if (!shown) {
      await this.signIns.noteRefusal(accountId, 'second-factor.shown', origin);
      throw identityErrors.factorRefused();
    }
    await this.limits.reward('second-factor', subjects);
    return this.signIns.finish(accountId, signIn.id, origin);
  }

  private async isShown(tx: Tx, code: string): Promise<boolean> {
    const found = await this.factors.find(tx);
    if (!found?.confirmedAt) return false;
    const now = this.clock.now();
    if (/^\d{6}$/.test(code)) return this.factors.useAppCode(tx, found, code, now);
    return this.factors.useCode(tx, digestOf(asRecoveryCode(code)), now);
  }
}
