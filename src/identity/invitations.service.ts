import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import { Accounts } from './accounts.js';
import { digestOf, newSecret } from './credentials.js';
import { identityErrors } from './identity.errors.js';
import type { AcceptInvitationRequest } from './identity.requests.js';
import type { AcceptedInvitationResponse, InvitationResponse } from './identity.responses.js';
import { Invitation } from './invitation.entity.js';

const VALID_MS = 7 * 24 * 60 * 60 * 1_000;

const byCode = sql(`
  select invitation_id as id, practice_id as "practiceId", person_id as "personId", email, name
  from find_invitation($1, $2)`);

interface Invited {
  id: string;
  practiceId: string;
  personId: string;
  email: string;
  name: string;
}

@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly people: PeopleService,
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
      const { practiceId, personId: invitedById } = caller;
      const open = { practiceId, personId, acceptedAt: IsNull(), withdrawnAt: IsNull() };
      await tx.update(Invitation, open, { withdrawnAt: now });
      const id = uuidv7({ msecs: now.getTime() });
      await tx.insert(Invitation, {
        practiceId,
        id,
        personId,
        invitedById,
        codeHash: digest,
        createdAt: now,
        expiresAt,
      });
      return { id, code: secret, expiresAt: formatInstant(expiresAt) };
    });
  }

  /** Accepts an invitation once: a new account, or the one that the address has. */
  async accept({ code, password }: AcceptInvitationRequest): Promise<AcceptedInvitationResponse> {
    const [invited] = await this.database.lookUp<Invited>(byCode, [digestOf(code), this.clock.now()]);
    if (!invited) throw identityErrors.invitationGone();
    const { id, practiceId, personId, email, name } = invited;
    const accountId = await this.accounts.open(name, email, password);
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const stillOpen = { practiceId, id, acceptedAt: IsNull(), withdrawnAt: IsNull() };
      const taken = await tx.update(Invitation, stillOpen, { acceptedAt: this.clock.now() });
      if (taken === 0) throw identityErrors.invitationGone();
      await this.people.tieToAccount(tx, personId, accountId);
    });
    return { practiceId, personId, email };
  }
}
