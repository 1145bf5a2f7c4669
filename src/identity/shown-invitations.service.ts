import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { Limits } from '../platform/limits/limits.service.js';
import { digestOf } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import { InvitationsRepository, type Invited } from './invitations.repository.js';

/** Invitations, by the code that somebody shows. */
@Injectable()
export class ShownInvitations {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /** @throws invitation.gone unless it is open; request.too-many */
  async find(code: string, origin: Origin): Promise<Invited> {
    await this.limits.spend('invitation', origin);
    const invited = await this.invitations.findByCode(digestOf(code), this.clock.now());
    if (!invited) throw identityErrors.invitationGone();
    await this.limits.reward('invitation', origin);
    return invited;
  }

  /**
   * Uses one up, once.
   * @returns who had invited
   * @throws invitation.gone where somebody was faster
   */
  async take(tx: Tx, id: string): Promise<string> {
    const invitedById = await this.invitations.take(tx, id, this.clock.now());
    if (!invitedById) throw identityErrors.invitationGone();
    return invitedById;
  }
}
