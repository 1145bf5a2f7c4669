import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { GoalBook } from '../engagements/books.types.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { GoalRevision } from './goal.entity.js';
import { refuseCarryingOthers, stateAfter } from './goal.rules.js';
import { GoalsRepository, type Engaged } from './goals.repository.js';

type Decisions = Parameters<GoalBook['settle']>[2];

/** What an engagement asks of its goals. */
@Injectable()
export class EngagementGoalBook extends GoalBook {
  constructor(
    private readonly goals: GoalsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  open(tx: Tx, { id }: Engaged): Promise<{ id: string; wording: string }[]> {
    return this.goals.findOpen(tx, id);
  }

  async settle(tx: Tx, engagement: Engaged, decisions: Decisions): Promise<void> {
    const now = this.clock.now();
    for (const { goalId, decision } of decisions) {
      const goal = await this.goals.get(tx, engagement.id, goalId);
      const state = stateAfter(decision === 'achieved' ? 'achieve' : 'drop', goal.state);
      if (decision !== 'carried') await this.goals.change(tx, goal, { state }, now);
    }
  }

  async carryOver(tx: Tx, from: Engaged, to: Engaged, goalIds: string[] | undefined): Promise<void> {
    const open = (await this.goals.findOpen(tx, from.id)).map(({ id }) => id);
    refuseCarryingOthers(goalIds, open);
    const ids = open.filter((id) => !goalIds || goalIds.includes(id));
    const now = this.clock.now();
    for (const goal of await this.goals.findEntities(tx, from.practiceId, from.id, ids)) {
      const { id: carriedFromId, origin, proposedById, exampleGoalId } = goal;
      const [latest] = (await this.agreedRevisions(tx, goal.practiceId, carriedFromId)).reverse();
      if (!latest) continue;
      // Sharing is the coachee's choice each time; what the sponsor proposed, the sponsor sees.
      const unsettled = {
        state: 'proposed' as const,
        sponsorReads: origin === 'sponsor',
        sponsorRates: origin === 'sponsor',
        agreedAt: null,
        lastLookAt: null,
      };
      const about = {
        id: uuidv7({ msecs: now.getTime() }),
        origin,
        proposedById,
        amendsId: null,
        carriedFromId,
        exampleGoalId,
      };
      const carried = await this.goals.add(tx, to, { ...about, ...unsettled, createdAt: now, version: 1 });
      const { wording, measure, targetDate, levels, weight, baseline, target, writtenById } = latest;
      await this.goals.addRevision(
        tx,
        carried,
        1,
        { wording, measure, targetDate, levels, weight, baseline, target },
        { writtenById, writtenAt: now, agreedAt: null },
      );
    }
  }

  private async agreedRevisions(tx: Tx, practiceId: string, goalId: string): Promise<GoalRevision[]> {
    const all = await tx.find(GoalRevision, { practiceId, goalId }, { number: 'ASC' });
    return all.filter(({ agreedAt }) => agreedAt !== null);
  }
}
