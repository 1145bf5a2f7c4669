import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Clock } from '../platform/clock/clock.js';
import { nobody } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { IdentityMail } from './identity-mail.service.js';
import { MailedCodesRepository } from './mailed-codes.repository.js';

/**
 * Mails codes. A code is made when its mail is written and is nowhere else; a mail that has to be sent again carries a
 * new one, and the one before stops working.
 */
@Injectable()
export class CodeMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly codes: MailedCodesRepository,
    private readonly mail: IdentityMail,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('mailed-codes', ({ id = '' }) => this.send(id));
  }

  private async send(id: string): Promise<void> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const unsent = await this.database.transaction(nobody, (tx) => this.codes.seal(tx, id, code, this.clock.now()));
    if (unsent) await this.mail.sendCode(unsent, code);
  }
}
