import { Injectable } from '@nestjs/common';
import { PeopleService } from '../people/people.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { identityErrors } from './identity.errors.js';
import type { InvitationResponse } from './identity.responses.js';
import type { InvitedAs } from './invitation.types.js';
import { INVITATION_MS, invitationState, invitedAs, refuseHigherCapacity } from './invitation.rules.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Inviting, as whoever invites does it; what the invited do is Joining. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly invitations: InvitationsRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Invites a person to sign in, by mail; an earlier invitation of theirs no longer works. */
  async invite(caller: PersonCaller, personId: string, as?: InvitedAs): Promise<InvitationResponse> {
    if (as) refuseHigherCapacity(as, caller.administrator);
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + INVITATION_MS);
    const { signsIn, email, capacities } = await this.people.read(caller, personId);
    if (signsIn) throw identityErrors.invitationNeedless();
    // Of others' capacities, whoever is no administrator knows nothing.
    const capacity = as ?? invitedAs(caller.administrator ? capacities : []);
    return this.database.transaction(asPractice(caller), async (tx) => {
      await this.invitations.withdrawOpen(tx, personId, createdAt);
      const id = await this.invitations.add(tx, { personId, email, capacity, createdAt, expiresAt });
      await this.jobs.send(tx, 'invitation-mails', { practiceId: caller.practiceId, id }, createdAt, id);
      return this.present(tx, personId);
    });
  }

  /** The last invitation of a person, and what became of it. */
  read(caller: PersonCaller, personId: string): Promise<InvitationResponse> {
    // The guard has let pass whoever may know: also a coach whose coachee an administrator invited.
    return this.database.read(asPractice(caller), (tx) => this.present(tx, personId));
  }

  /** Takes an open invitation back, if there is one: its code opens nothing from now on. */
  async withdraw(caller: PersonCaller, personId: string): Promise<void> {
    await this.database.transaction(asPractice(caller), async (tx) => {
      await this.invitations.withdrawOpen(tx, personId, this.clock.now());
    });
  }

  private async present(tx: Tx, personId: string): Promise<InvitationResponse> {
    const found = await this.invitations.findLatest(tx, personId);
    if (!found) throw platformErrors.missing();
    const { id, email, capacity, invitedBy, createdAt, sentAt, expiresAt } = found;
    return {
      ...{ id, email, capacity, invitedBy, state: invitationState(found, this.clock.now()) },
      ...{ createdAt: formatInstant(createdAt), expiresAt: formatInstant(expiresAt) },
      sentAt: sentAt && formatInstant(sentAt),
    };
  }
}
