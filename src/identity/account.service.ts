import { Injectable } from '@nestjs/common';
import type { Origin, SignedIn } from '../access/caller-source.js';
import { AccountChanges } from './account-changes.service.js';
import { refuseGuessablePassword } from './common-passwords.js';
import { Confirmation } from './confirmation.service.js';
import type {
  ChangeAddressRequest,
  ChangePasswordRequest,
  ConfirmRequest,
  ResetPasswordRequest,
} from './identity.requests.js';
import type { NewSecondFactorResponse, RecoveryCodesResponse } from './identity.responses.js';
import { MailedCodesService } from './mailed-codes.service.js';
import { Passwords } from './passwords.service.js';
import { SecondFactorService } from './second-factor.service.js';
import type { Begun } from './sign-ins.service.js';

/** What somebody does to their own account. What could lock them out of it asks who is there, first. */
@Injectable()
export class AccountService {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly passwords: Passwords,
    private readonly codes: MailedCodesService,
    private readonly factors: SecondFactorService,
    private readonly changes: AccountChanges,
  ) {}

  /** @throws sign-in.stale, sign-in.refused, password.common */
  async changePassword(by: SignedIn, { password, currentPassword }: ChangePasswordRequest): Promise<Begun> {
    await this.confirmation.demand(by, currentPassword);
    await refuseGuessablePassword(password, [by.email, by.name], '/password');
    return this.changes.changePassword(by, await this.passwords.digest(password));
  }

  /** @throws sign-in.stale, sign-in.refused, mailed-code.refused, account.address-taken */
  async changeAddress(by: SignedIn, request: ChangeAddressRequest): Promise<Begun> {
    await this.confirmation.demand(by, request.currentPassword);
    return this.changes.changeAddress(by, await this.codes.take('address', request, by.origin));
  }

  /** @throws mailed-code.refused, password.common */
  async resetPassword(request: ResetPasswordRequest, origin: Origin): Promise<void> {
    const asked = await this.codes.addressOf(request.challenge);
    await refuseGuessablePassword(request.password, asked ? [asked] : [], '/password');
    const address = await this.codes.take('password', request, origin);
    await this.changes.resetPassword(address, await this.passwords.digest(request.password), origin);
  }

  async beginSecondFactor(by: SignedIn, { currentPassword }: ConfirmRequest): Promise<NewSecondFactorResponse> {
    await this.confirmation.demand(by, currentPassword);
    return this.factors.begin(by);
  }

  async renewRecoveryCodes(by: SignedIn, { currentPassword }: ConfirmRequest): Promise<RecoveryCodesResponse> {
    await this.confirmation.demand(by, currentPassword);
    return this.factors.renewCodes(by);
  }

  async removeSecondFactor(by: SignedIn, { currentPassword }: ConfirmRequest): Promise<Begun> {
    await this.confirmation.demand(by, currentPassword);
    return this.factors.remove(by);
  }
}
