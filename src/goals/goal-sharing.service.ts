import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { goalErrors } from './goal.errors.js';
import { GoalsRepository } from './goals.repository.js';
import { refuseHidingFromProposer, switchedBy, type Shared } from './share.rules.js';
import { SharesRepository } from './shares.repository.js';

/** What somebody else reads of a goal from now on, in a transaction of whoever shares, or only looks what it would show. */
@Injectable()
export class GoalSharing {
  constructor(
    private readonly goals: GoalsRepository,
    private readonly shares: SharesRepository,
    private readonly clock: Clock,
  ) {}

  /** Switches what the sponsor reads. Nothing is recorded where it stays as it is. */
  async withSponsor(tx: Tx, engagementId: string, goalId: string, after: Shared): Promise<void> {
    const goal = await this.goals.get(tx, engagementId, goalId);
    refuseHidingFromProposer(goal.origin, after);
    const switched = switchedBy({ wording: goal.sponsorReads, rating: goal.sponsorRates }, after);
    const at = this.clock.now();
    await this.shares.record(tx, goal, switched, after, { invitationId: null, at });
    await this.goals.change(tx, goal, { sponsorReads: after.wording, sponsorRates: after.rating }, at);
  }

  /**
   * Switches what a manager reads who is invited now.
   * @throws goal.manager-not-invited
   */
  async withManager(tx: Tx, engagementId: string, goalId: string, managerId: string, after: Shared): Promise<void> {
    const goal = await this.goals.get(tx, engagementId, goalId);
    const invitationId = await this.shares.findInvitation(tx, engagementId, managerId);
    if (!invitationId) throw goalErrors.managerNotInvited();
    const switched = switchedBy(await this.shares.findManagerShare(tx, goal, invitationId), after);
    const at = this.clock.now();
    await this.shares.keepManagerShare(tx, goal, invitationId, after);
    await this.shares.record(tx, goal, switched, after, { invitationId, at });
    await this.goals.change(tx, goal, {}, at);
  }
}
