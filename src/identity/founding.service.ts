import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import type { PracticeResponse } from '../people/people.responses.js';
import { PracticesService } from '../people/practices.service.js';
import { accountItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Limits } from '../platform/limits/limits.service.js';
import { AccountsService } from './accounts.service.js';
import { refuseGuessablePassword } from './common-passwords.js';
import type { StartPracticeRequest } from './identity.requests.js';
import { MailedCodesService } from './mailed-codes.service.js';

/** Starting a practice: the one thing that somebody who was not invited may do. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly database: Database,
    private readonly codes: MailedCodesService,
    private readonly accounts: AccountsService,
    private readonly practices: PracticesService,
    private readonly limits: Limits,
  ) {}

  /** Starts a practice with whoever shows the code that was mailed to them as its first administrator. */
  async start(
    request: StartPracticeRequest,
    origin: Origin,
  ): Promise<{ practice: PracticeResponse; accountId: string }> {
    const { name, timeZone, administrator, password } = request;
    const { name: founder, language, coach } = administrator;
    await this.limits.spend('practice-start', origin);
    await this.refuseGuessable(request);
    const email = await this.codes.take('practice', request, origin);
    const opening = await this.accounts.prepare({ name: founder, email, language }, password);
    const accountId = opening.account.id;
    await this.database.transaction(accountItself(accountId), (tx) => this.accounts.open(tx, opening));
    const about = {
      ...{ name: founder, email, language, coach },
      timeZone,
      accountId,
    };
    const asked = { permission: 'practice.start', about: {}, ...origin };
    const { practice } = await this.practices.start({ name, timeZone }, about, asked);
    return { practice, accountId };
  }

  /** Before the code is used up, so that another password can be chosen with it. */
  private async refuseGuessable({ password, challenge, name, administrator }: StartPracticeRequest): Promise<void> {
    if (password === undefined) return;
    const address = await this.codes.addressOf(challenge);
    const about = [administrator.name, name, ...(address ? [address] : [])];
    await refuseGuessablePassword(password, about, '/password');
  }
}
