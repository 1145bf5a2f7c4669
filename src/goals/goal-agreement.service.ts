import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { goalErrors } from './goal.errors.js';
import type { Goal } from './goal.entity.js';
import { refuseMovedRevision, refuseNotOpen, refuseOver, stateAfter } from './goal.rules.js';
import { GoalsRepository } from './goals.repository.js';
import type { AmendRequest, DeclineRequest } from './goals.requests.js';
import type { GoalResponse } from './goals.responses.js';
import { newGoal, wordingOf, type Engagement } from './goal-words.service.js';

/** What the coachee alone decides: to agree, to decline, to put it in other words. */
@Injectable()
export class GoalAgreementService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly confidentiality: Confidentiality,
    private readonly clock: Clock,
  ) {}

  /** Agrees to the exact revision that was read: a proposal, or another wording of an agreed goal. */
  agree(caller: PersonCaller, engagementId: string, id: string, revision: number): Promise<GoalResponse> {
    return this.decided(caller, engagementId, id, async (tx, goal) => {
      const now = this.clock.now();
      const pending = await this.pendingOf(tx, goal, revision);
      await this.goals.settleRevision(tx, pending, { agreedAt: now });
      const first = goal.state === 'proposed' ? { state: stateAfter('agree', goal.state), agreedAt: now } : {};
      await this.goals.change(tx, goal, { ...first, lastLookAt: now }, now);
      return id;
    });
  }

  /** Declines a proposal, which ends it, or another wording, which leaves the goal as it was. */
  decline(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    { revision, reason }: DeclineRequest,
  ): Promise<GoalResponse> {
    return this.decided(caller, engagementId, id, async (tx, goal, engagement) => {
      const now = this.clock.now();
      const pending = await this.pendingOf(tx, goal, revision);
      await this.goals.settleRevision(tx, pending, { declinedAt: now });
      const key = reason && (await this.confidentiality.keyFor(tx, engagement));
      if (key) await this.goals.keepReason(tx, goal, pending, { reason, key, at: now });
      const ended = goal.state === 'proposed' ? { state: stateAfter('decline', goal.state) } : {};
      await this.goals.change(tx, goal, ended, now);
      return id;
    });
  }

  /** Puts a proposal in the coachee's own words: the proposal is amended, and a goal of theirs, agreed to, takes its place. */
  amend(caller: PersonCaller, engagementId: string, id: string, request: AmendRequest): Promise<GoalResponse> {
    const { revision, ...words } = request;
    return this.decided(caller, engagementId, id, async (tx, goal, engagement) => {
      const now = this.clock.now();
      const state = stateAfter('amend', goal.state);
      const pending = await this.pendingOf(tx, goal, revision);
      await this.goals.settleRevision(tx, pending, { declinedAt: now });
      await this.goals.change(tx, goal, { state }, now);
      const agreed = { state: 'agreed' as const, agreedAt: now, lastLookAt: now, amendsId: goal.id };
      const own = await this.goals.add(tx, engagement, { ...newGoal(caller, 'coachee', now), ...agreed });
      await this.goals.addRevision(tx, own, 1, wordingOf(words), {
        writtenById: caller.personId,
        writtenAt: now,
        agreedAt: now,
      });
      return own.id;
    });
  }

  private async pendingOf(tx: Tx, goal: Goal, revision: number) {
    if (goal.state !== 'proposed') refuseNotOpen(goal.state);
    const pending = await this.goals.findPending(tx, goal);
    refuseMovedRevision(pending?.number, revision);
    if (!pending) throw goalErrors.nothingPending();
    return pending;
  }

  private decided(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    decide: (tx: Tx, goal: Goal, engagement: Engagement) => Promise<string>,
  ): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      refuseOver(engagement.state);
      const goalId = await decide(tx, await this.goals.get(tx, engagementId, id), engagement);
      return this.goals.present(tx, engagementId, goalId);
    });
  }
}
