import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/caller-source.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { companyErrors } from './company-sign-in.errors.js';
import type { SignInByCompanyRequest, TieToCompanyRequest } from './company-sign-in.requests.js';
import { CompanyTiesRepository } from './company-ties.repository.js';
import { CompanyWays, type Sent } from './company-ways.service.js';
import { Confirmation } from './confirmation.service.js';
import { digestOf } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Who is sent to a company's provider, and for what. What comes of it is told where they come back. */
@Injectable()
export class CompanyDoor {
  constructor(
    private readonly database: Database,
    private readonly ways: CompanyWays,
    private readonly ties: CompanyTiesRepository,
    private readonly invitations: InvitationsRepository,
    private readonly confirmation: Confirmation,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends somebody to sign in; with the code that they were mailed, to accept the invitation.
   * @throws identity-provider.gone, invitation.gone, identity-provider.unreachable
   */
  async begin({ providerId, invitationCode }: SignInByCompanyRequest): Promise<Sent> {
    const provider = await this.ways.find(providerId);
    if (invitationCode !== undefined) {
      const invited = await this.invitations.findByCode(digestOf(invitationCode), this.clock.now());
      if (invited?.practiceId !== provider.practiceId) throw identityErrors.invitationGone();
    }
    return this.ways.send(provider, { invitationCode });
  }

  /**
   * Sends somebody who is signed in, so that their company can sign them in from now on.
   * @throws sign-in.stale, sign-in.refused, identity-provider.gone, company-sign-in.not-of-company
   */
  async beginTie(by: SignedIn, { providerId, currentPassword }: TieToCompanyRequest): Promise<Sent> {
    await this.confirmation.demand(by, currentPassword);
    const provider = await this.ways.find(providerId);
    const { accountId } = by;
    const person = await this.database.read(practiceItself(provider.practiceId), (tx) =>
      this.ties.findPerson(tx, provider.id, accountId),
    );
    if (!person) throw companyErrors.notOfCompany();
    return this.ways.send(provider, { accountId });
  }
}
