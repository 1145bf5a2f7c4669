import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { NO_ACCOUNT } from './account-events.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { identityErrors } from './identity.errors.js';
import type { SignInRequest } from './identity.requests.js';
import type { ShownCode } from './mailed-codes.requests.js';
import { MailedCodesService } from './mailed-codes.service.js';
import { PasswordChecks } from './password-checks.service.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

/** The ways to come in that ask for an address first. */
@Injectable()
export class DoorService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordChecks,
    private readonly codes: MailedCodesService,
    private readonly signIns: SignInsService,
  ) {}

  /**
   * Signs in with e-mail and password.
   * @throws sign-in.refused, the same for an unknown address and a wrong password
   */
  async byPassword({ email, password }: SignInRequest, origin: Origin, earlier?: string): Promise<Begun> {
    const accountId = (await this.accounts.findByAddress(email))?.id ?? NO_ACCOUNT;
    await this.passwords.demand({ accountId, email }, password, origin);
    return this.signIns.begin({ accountId, way: 'password', origin, earlier });
  }

  /**
   * Signs in with a code that was mailed.
   * @throws mailed-code.refused
   */
  async byCode(shown: ShownCode, origin: Origin, earlier?: string): Promise<Begun> {
    const address = await this.codes.take('sign-in', shown, origin).catch(async (refusal: unknown) => {
      await this.noteRefusal(shown, origin);
      throw refusal;
    });
    const account = await this.accounts.findByAddress(address);
    // Nobody has it: no code was mailed, so this one was guessed.
    if (!account) throw identityErrors.codeRefused();
    return this.signIns.begin({ accountId: account.id, way: 'mailed_code', origin, earlier });
  }

  /** Of whoever the code was asked for; as much is done where that is nobody. */
  private async noteRefusal({ challenge }: ShownCode, origin: Origin): Promise<void> {
    const account = await this.accounts.findByAddress((await this.codes.addressOf(challenge)) ?? '');
    await this.signIns.noteRefusal(account?.id ?? NO_ACCOUNT, 'sign-in.by-mailed-code', origin);
  }
}
