import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { AccountNotices } from './account-notices.service.js';
import { refuseOneMore } from './passkey.rules.js';
import { PasskeysRepository, type NewPasskey, type Passkey, type PasskeyLock } from './passkeys.repository.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** The passkeys that accounts have. A change ends the account's other sign-ins, and its owner is told by mail. */
@Injectable()
export class KeptPasskeys {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeysRepository,
    private readonly signIns: SignInsService,
    private readonly notices: AccountNotices,
    private readonly clock: Clock,
  ) {}

  findAll(accountId: string): Promise<Passkey[]> {
    return this.database.read(accountItself(accountId), (tx) => this.passkeys.findAll(tx));
  }

  /**
   * Adds one. Whoever made it has shown the device and what unlocks it, so the sign-in goes on with both factors.
   * @throws passkey.too-many, passkey.there
   */
  add(by: SignedIn, name: string, made: NewPasskey): Promise<Begun & { passkey: Passkey }> {
    const createdAt = this.clock.now();
    const id = uuidv7({ msecs: createdAt.getTime() });
    const { credentialId, transports } = made;
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      // Two at once count one after the other.
      await this.passkeys.holdAccount(tx);
      refuseOneMore((await this.passkeys.findAll(tx)).length);
      await this.passkeys.add(tx, id, name, made, createdAt);
      await this.notices.tell(tx, by, by.email, 'passkey');
      const passkey = { id, name, credentialId, transports, createdAt, lastUsedAt: null };
      return { passkey, ...(await this.signIns.confirmAlone(tx, by.signIn.id)) };
    });
  }

  remove(by: SignedIn, id: string): Promise<Begun> {
    return this.database.transaction(accountItself(by.accountId), async (tx) => {
      if (!(await this.passkeys.remove(tx, id))) throw platformErrors.missing();
      await this.notices.tell(tx, by, by.email, 'passkey');
      return this.signIns.goOnAlone(tx, by.signIn.id);
    });
  }

  /** Whose passkey has this id, if anybody's. */
  findOwner(credentialId: string): Promise<string | undefined> {
    return this.passkeys.findOwner(credentialId);
  }

  findLock(accountId: string, credentialId: string): Promise<PasskeyLock | undefined> {
    return this.database.read(accountItself(accountId), (tx) => this.passkeys.findLock(tx, credentialId));
  }

  /** Writes an answer down; false where another one has counted as far, or the passkey is gone by now. */
  use(accountId: string, id: string, counter: number): Promise<boolean> {
    return this.database.transaction(accountItself(accountId), (tx) =>
      this.passkeys.use(tx, id, counter, this.clock.now()),
    );
  }
}
