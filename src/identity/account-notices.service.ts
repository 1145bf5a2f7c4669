import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AccountEvents } from './account-events.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { IdentityMail } from './identity-mail.service.js';
import { NOTICES, type Notice } from './identity.mails.js';

/** Whose account was changed, and where from. */
export type Changed = Pick<SignedIn, 'accountId' | 'origin'> & Partial<Pick<SignedIn, 'signIn'>>;

/** Tells the owner of an account, by mail, that something about it has changed. */
@Injectable()
export class AccountNotices implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly mail: IdentityMail,
    private readonly jobs: Jobs,
    private readonly events: AccountEvents,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('account-notices', ({ accountId = '', address = '', notice, id }) =>
      this.mailTo(accountId, address, notice, id),
    );
  }

  /**
   * Tells the owner, and the audit trail, in the transaction of the change.
   * @param address where it is told: of an old address, the old one
   */
  async tell(tx: Tx, by: Changed, address: string, notice: Notice): Promise<void> {
    const { accountId, origin, signIn } = by;
    const event = { accountId, action: `account.${notice}`, outcome: 'done' as const, signInId: signIn?.id };
    const at = await this.events.tell(tx, { ...event, ...origin });
    const id = uuidv7();
    await this.jobs.send(tx, 'account-notices', { accountId, address, notice, id }, at, id);
  }

  private async mailTo(accountId: string, address: string, told?: string, id?: string): Promise<void> {
    const account = await this.database.read(accountItself(accountId), (tx) => this.accounts.find(tx));
    const notice = NOTICES.find((each) => each === told);
    if (account && notice) await this.mail.sendNotice(account, address, notice, id);
  }
}
