import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { newSecret } from './credentials.js';
import { IdentityMail } from './identity-mail.service.js';
import { InvitationsRepository } from './invitations.repository.js';

/**
 * Mails invitations. The code is made when the mail is written and is nowhere else; a mail that has to be sent again
 * carries a new one, and the one before stops working.
 */
@Injectable()
export class InvitationMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationsRepository,
    private readonly mail: IdentityMail,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('invitation-mails', ({ practiceId = '', id = '' }) => this.send(practiceId, id));
  }

  private async send(practiceId: string, id: string): Promise<void> {
    const now = this.clock.now();
    const { secret, digest } = newSecret();
    const isOpen = await this.database.transaction(practiceItself(practiceId), (tx) =>
      this.invitations.seal(tx, id, digest, now),
    );
    const invited = isOpen ? await this.invitations.findByCode(digest, now) : undefined;
    if (invited) await this.mail.sendInvitation(invited, secret);
  }
}
