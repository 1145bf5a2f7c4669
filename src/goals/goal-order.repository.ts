import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import type { Tx } from '../platform/database/tx.js';
import { GoalOrder } from './goal.entity.js';
import type { Engaged } from './goals.repository.js';

/** Before anybody has arranged them, goals are in the order in which they came: that is the first version. */
const AS_THEY_CAME = 1;

@Injectable()
export class GoalOrderRepository {
  async findVersion(tx: Tx, engagementId: string): Promise<number> {
    const { practiceId } = tx.caller;
    return (await tx.findOne(GoalOrder, { practiceId, engagementId }))?.version ?? AS_THEY_CAME;
  }

  /** Keeps an order; the engagement is locked, so nothing else changes it. */
  async keep(tx: Tx, engagement: Engaged, goalIds: string[], version: number, changedAt: Date): Promise<void> {
    const { practiceId, engagementId, ...parties } = partiesOf(engagement);
    const order = { goalIds, version, changedAt, changedById: tx.caller.personId };
    if (version > AS_THEY_CAME + 1) await tx.update(GoalOrder, { practiceId, engagementId }, order);
    else await tx.insert(GoalOrder, { practiceId, engagementId, ...parties, ...order });
  }
}
