import { Injectable } from '@nestjs/common';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Accounts } from './accounts.js';
import { digestOf, newSecret } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import type { AcceptInvitationRequest } from './identity.requests.js';
import type { AcceptedInvitationResponse, InvitationResponse } from './identity.responses.js';
import { InvitationsRepository } from './invitations.repository.js';

const VALID_MS = 7 * 24 * 60 * 60 * 1_000;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly people: PeopleService,
    private readonly invitations: InvitationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Invites a person to sign in. The code is in the answer alone; an earlier one no longer works. */
  async invite(caller: PersonCaller, personId: string): Promise<InvitationResponse> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + VALID_MS);
    const { secret, digest } = newSecret();
    const { signsIn } = await this.people.read(caller, personId);
    if (signsIn) throw identityErrors.invitationNeedless();
    return this.database.transaction(caller, async (tx) => {
      await this.invitations.withdrawOpen(tx, personId, now);
      const id = await this.invitations.add(tx, personId, digest, now, expiresAt);
      return { id, code: secret, expiresAt: formatInstant(expiresAt) };
    });
  }

  /** Accepts an invitation once: a new account, or the one that the address has. */
  async accept({ code, password }: AcceptInvitationRequest): Promise<AcceptedInvitationResponse> {
    const invited = await this.invitations.findByCode(digestOf(code), this.clock.now());
    if (!invited) throw identityErrors.invitationGone();
    const { id, practiceId, personId, email, name } = invited;
    const accountId = await this.accounts.open(name, email, password);
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      if (!(await this.invitations.take(tx, id, this.clock.now()))) throw identityErrors.invitationGone();
      await this.people.tieToAccount(tx, personId, accountId);
    });
    return { practiceId, personId, email };
  }
}
