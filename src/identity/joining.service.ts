import { Injectable } from '@nestjs/common';
import type { Origin } from '../access/caller-source.js';
import { PeopleService } from '../people/people.service.js';
import { formatInstant } from '../platform/clock/zones.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { AccountsService } from './accounts.service.js';
import { identityErrors } from './identity.errors.js';
import type { AcceptInvitationRequest } from './identity.requests.js';
import type { InvitedResponse } from './identity.responses.js';
import { capacityGivenBy } from './invitation.rules.js';
import { InvitationsRepository } from './invitations.repository.js';
import { ShownInvitations } from './shown-invitations.service.js';

/** Somebody who has joined a practice, and the account they sign in with. */
export interface Joined {
  practiceId: string;
  personId: string;
  email: string;
  accountId: string;
}

/** Where an invitation is accepted from. */
export interface Acceptance {
  origin: Origin;
  /** The address of whoever is signed in where the code is shown. */
  signedInAs?: string;
  /** Done in the same transaction, or all of it is not. */
  also?: (tx: Tx, joined: Joined) => Promise<void>;
}

/** What the invited do: their code came by mail, so holding it shows that the address is theirs. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly shown: ShownInvitations,
    private readonly invitations: InvitationsRepository,
  ) {}

  /** What an invitation is to, for whoever holds its code. Uses nothing up. */
  async look(code: string, origin: Origin): Promise<InvitedResponse> {
    const { practiceId, practiceName, personId, ...invited } = await this.shown.find(code, origin);
    const { invitedBy, email, name, language, capacity, expiresAt } = invited;
    const hasAccount = await this.accounts.isKnown(email);
    const provider = await this.database.read(practiceItself(practiceId), (tx) =>
      this.invitations.findIdentityProvider(tx, personId),
    );
    return {
      ...{ practiceName, invitedBy, email, name, language, capacity, hasAccount },
      ...{ companySignIn: provider ?? null, expiresAt: formatInstant(expiresAt) },
    };
  }

  /**
   * Accepts an invitation, once: with a new account, or with the one that the address has.
   * @throws invitation.gone, invitation.of-another, account.there, password.common
   */
  async accept({ code, password }: AcceptInvitationRequest, { origin, signedInAs, also }: Acceptance): Promise<Joined> {
    const invited = await this.shown.find(code, origin);
    const { id, practiceId, personId, email, name, language, capacity } = invited;
    if (signedInAs && signedInAs !== email) throw identityErrors.invitationOfAnother();
    const opening = await this.accounts.prepare({ name, email, language }, password);
    const joined = { practiceId, personId, email, accountId: opening.account.id };
    const request = { permission: 'invitation.accept', about: { personId }, ...origin };
    const caller = { ...practiceItself(practiceId), accountId: joined.accountId, request };
    await this.database.transaction(caller, async (tx) => {
      const invitedById = await this.shown.take(tx, id);
      await this.accounts.open(tx, opening);
      await this.people.join(tx, personId, joined.accountId, capacityGivenBy(capacity), invitedById);
      await also?.(tx, joined);
    });
    return joined;
  }
}
