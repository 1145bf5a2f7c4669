import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { Mailer } from '../platform/mail/mailer.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import type { Invited } from './invitations.repository.js';
import type { Unsent } from './mailed-codes.repository.js';
import { codeMail, invitationMail, noAccountMail, noticeMail, type Notice } from './identity.mails.js';

/**
 * The mails of signing in. A link fills a form and no more: what it carries stands behind `#`, which no server is sent,
 * so a scanner that opens it uses nothing up.
 */
@Injectable()
export class IdentityMail {
  private readonly url: string;

  constructor(
    private readonly mailer: Mailer,
    private readonly accounts: AccountsRepository,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  /** The code; or, where it was to come in by and nobody has the address, word that nobody has. */
  async sendCode({ purpose, address, language }: Unsent, code: string): Promise<void> {
    const account = await this.accounts.findByAddress(address);
    const to = { name: account?.name ?? '', address };
    const isToComeIn = purpose === 'sign-in' || purpose === 'password';
    const mail =
      isToComeIn && !account
        ? noAccountMail(language)
        : codeMail(account?.language ?? language, purpose, code, `${this.url}/sign-in#purpose=${purpose}&code=${code}`);
    await this.mailer.send({ to, ...mail });
  }

  async sendInvitation(invited: Invited, code: string): Promise<void> {
    const to = { name: invited.name, address: invited.email };
    const link = `${this.url}/invitation#code=${code}`;
    await this.mailer.send({ to, ...invitationMail(invited, code, link) });
  }

  /**
   * Word that something about the account has changed, so that its owner notices what they did not do.
   * @param id by which a second one is recognized. Codes have none: each mail has another, and the latest is good
   */
  async sendNotice({ name, language }: Account, address: string, notice: Notice, id?: string): Promise<void> {
    await this.mailer.send({ to: { name, address }, ...noticeMail(language, notice), ...(id && { id }) });
  }
}
