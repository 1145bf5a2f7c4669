import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { Tx } from '../platform/database/tx.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { refuseGuessablePassword } from './common-passwords.js';
import { identityErrors } from './identity.errors.js';
import { Passwords } from './passwords.service.js';

/** An account as it will be once its transaction is done. */
export interface Opening {
  account: Account;
  isNew: boolean;
  /** The digest of the password to begin with. */
  hash?: string;
}

/** Accounts: one an address, opened by whoever has shown that the address is theirs. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async isKnown(email: string): Promise<boolean> {
    return (await this.accounts.findByAddress(email)) !== undefined;
  }

  /**
   * The account of an address that has been shown to be theirs: the one that is there, or a new one. Done before the
   * transaction, because a password takes its time.
   * @throws account.there where a password is given for an account that has been there before
   * @throws password.common for one that others would guess
   */
  async prepare(about: Omit<Account, 'id'>, password: string | undefined): Promise<Opening> {
    const found = await this.accounts.findByAddress(about.email);
    if (found && password !== undefined) throw identityErrors.accountThere();
    if (found) return { account: found, isNew: false };
    if (password !== undefined) await refuseGuessablePassword(password, [about.email, about.name], '/password');
    const hash = password === undefined ? undefined : await this.passwords.digest(password);
    const id = uuidv7({ msecs: this.clock.now().getTime() });
    return { account: { id, ...about }, isNew: true, ...(hash && { hash }) };
  }

  /** Writes a new account down, in a transaction of its caller. */
  async open(tx: Tx, { account, isNew, hash }: Opening): Promise<void> {
    if (!isNew) return;
    const now = this.clock.now();
    await this.accounts.add(tx, account, now);
    if (hash) await this.accounts.setPassword(tx, hash, now);
  }
}
