import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { AccountNotices } from './account-notices.service.js';
import { digestOf } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import type { NewSecondFactorResponse, RecoveryCodesResponse, SecondFactorResponse } from './identity.responses.js';
import { asRecoveryCode, newRecoveryCodes, newTotpSecret, totpUri } from './one-time-codes.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** The second factor: codes of an app, and recovery codes for when it is lost. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorsRepository,
    private readonly signIns: SignInsService,
    private readonly notices: AccountNotices,
    private readonly clock: Clock,
  ) {}

  read({ accountId }: SignedIn): Promise<SecondFactorResponse> {
    return this.database.read(accountItself(accountId), async (tx) => {
      const found = await this.factors.find(tx);
      return { isOn: Boolean(found?.confirmedAt), recoveryCodesLeft: await this.factors.countCodes(tx) };
    });
  }

  /** Makes a secret for an app. Nothing asks for it until a code of the app has confirmed it. */
  async begin({ accountId, email }: SignedIn): Promise<NewSecondFactorResponse> {
    const secret = newTotpSecret();
    const begun = await this.database.transaction(accountItself(accountId), (tx) =>
      this.factors.begin(tx, secret, this.clock.now()),
    );
    if (!begun) throw identityErrors.factorThere();
    return { secret, uri: totpUri(secret, email) };
  }

  /** Turns it on with a code of the app; other sign-ins, which never showed it, end. */
  confirm(by: SignedIn, code: string): Promise<Begun & { codes: RecoveryCodesResponse }> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      const found = await this.factors.find(tx);
      if (!found) throw identityErrors.factorMissing();
      if (found.confirmedAt) throw identityErrors.factorThere();
      if (!(await this.factors.useAppCode(tx, found, code, this.clock.now()))) throw identityErrors.factorRefused();
      await this.factors.confirm(tx, this.clock.now());
      const codes = await this.newCodes(tx);
      await this.notices.tell(tx, by, by.email, 'second-factor-on');
      return { codes, ...(await this.signIns.confirmAlone(tx, by.signIn.id)) };
    });
  }

  async remove(by: SignedIn): Promise<Begun> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      if (!(await this.factors.remove(tx))) throw identityErrors.factorMissing();
      await this.notices.tell(tx, by, by.email, 'second-factor-off');
      await this.signIns.forgetSecondFactor(tx, by.signIn.id);
      return this.signIns.goOnAlone(tx, by.signIn.id);
    });
  }

  /** New recovery codes in the place of all earlier ones. */
  renewCodes(by: SignedIn): Promise<RecoveryCodesResponse> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      if (!(await this.factors.find(tx))?.confirmedAt) throw identityErrors.factorMissing();
      await this.notices.tell(tx, by, by.email, 'recovery-codes');
      return this.newCodes(tx);
    });
  }

  private async newCodes(tx: Tx): Promise<RecoveryCodesResponse> {
    const recoveryCodes = newRecoveryCodes();
    await this.factors.replaceCodes(
      tx,
      recoveryCodes.map((code) => digestOf(asRecoveryCode(code))),
    );
    return { recoveryCodes };
  }
}
