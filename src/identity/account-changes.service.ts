import { Injectable } from '@nestjs/common';
import type { Origin, SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { AccountNotices } from './account-notices.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** Writes down what an account is reached at and opened with. A change ends its other sign-ins, and its owner is told by mail. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInsService,
    private readonly notices: AccountNotices,
    private readonly clock: Clock,
  ) {}

  /** Sets a password, the first one or another; the sign-in goes on under a new token. */
  changePassword(by: SignedIn, hash: string): Promise<Begun> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      await this.accounts.setPassword(tx, hash, this.clock.now());
      await this.notices.tell(tx, by, by.email, 'password');
      return this.signIns.goOnAlone(tx, by.signIn.id);
    });
  }

  /** Changes the address; the old one is told. */
  changeAddress(by: SignedIn, address: string): Promise<Begun> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      await this.accounts.changeEmail(tx, address);
      await this.notices.tell(tx, by, by.email, 'address');
      return this.signIns.goOnAlone(tx, by.signIn.id);
    });
  }

  /** Sets a new password for whoever has shown that the address is theirs; every sign-in ends. */
  async resetPassword(address: string, hash: string, origin: Origin): Promise<void> {
    const account = await this.accounts.findByAddress(address);
    // Nobody has it: whoever asked was told so by the mail, and nobody else is told anything.
    if (!account) return;
    await this.database.transaction(accountItself(account.id), async (tx) => {
      await this.accounts.setPassword(tx, hash, this.clock.now());
      await this.notices.tell(tx, { accountId: account.id, origin }, address, 'password');
      await this.signIns.endAll(tx);
    });
  }
}
