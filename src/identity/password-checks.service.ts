import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Limits } from '../platform/limits/limits.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { identityErrors } from './identity.errors.js';
import { Passwords } from './passwords.service.js';
import { SignInsService } from './sign-ins.service.js';

/** Whose password is tried: the account of the address, or NO_ACCOUNT where there is none. */
export interface Tried {
  accountId: string;
  email: string;
}

/** Tries at passwords, wherever one is asked for: counted, slowed down, and written down where they are refused. */
@Injectable()
export class PasswordChecks {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly signIns: SignInsService,
    private readonly limits: Limits,
  ) {}

  /**
   * Asks whether it is the account's password. Without an account, the same is looked up, compared and written down,
   * so that it takes as long.
   * @throws sign-in.refused, the same for an unknown address and a wrong password; request.too-many
   */
  async demand({ accountId, email }: Tried, password: string, origin: Origin): Promise<void> {
    const { hash, knownNetwork } = await this.database.read(accountItself(accountId), async (tx) => ({
      hash: await this.accounts.findPasswordHash(tx),
      knownNetwork: await this.signIns.isKnownNetwork(tx, origin.network),
    }));
    const subjects = { address: email, network: origin.network, knownNetwork };
    await this.limits.spend('sign-in', subjects);
    if (!(await this.passwords.matches(hash, password))) {
      await this.signIns.noteRefusal(accountId, 'sign-in.by-password', origin);
      throw identityErrors.refused();
    }
    await this.limits.reward('sign-in', subjects);
  }
}
