import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import {
  refuseNotActive,
  refuseOrderOfOthers,
  refuseOver,
  refuseTooMany,
  stateAfter,
  type GoalEvent,
} from './goal.rules.js';
import { GoalOrderRepository } from './goal-order.repository.js';
import { GoalsRepository } from './goals.repository.js';
import type { GoalOrderResponse, GoalResponse, GoalsResponse } from './goals.responses.js';
import type { SuggestionsResponse } from './progress.responses.js';

/** Goals, as both work on them; in which words is in goal-words, what the coachee alone decides in goal-agreement. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly orders: GoalOrderRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<GoalsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.goals.findAll(tx, engagementId) }));
  }

  /** Examples of the job that the coachee has on the first day, but for those that somebody has proposed. */
  suggestions(caller: PersonCaller, engagementId: string): Promise<SuggestionsResponse> {
    return this.database.read(caller, (tx) => this.goals.findSuggestions(tx, engagementId));
  }

  order(caller: PersonCaller, engagementId: string): Promise<GoalOrderResponse> {
    return this.database.read(caller, async (tx) => {
      const open = await this.goals.findOpen(tx, engagementId);
      return { goalIds: open.map(({ id }) => id), version: await this.orders.findVersion(tx, engagementId) };
    });
  }

  /** Arranges the open goals: all of them, on the order that was read. */
  arrange(caller: PersonCaller, engagementId: string, version: number, goalIds: string[]): Promise<GoalOrderResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      refuseOver(engagement.state);
      const open = await this.goals.findOpen(tx, engagementId);
      refuseOrderOfOthers(
        goalIds,
        open.map(({ id }) => id),
      );
      if ((await this.orders.findVersion(tx, engagementId)) !== version) throw platformErrors.stale();
      await this.orders.keep(tx, engagement, goalIds, version + 1, this.clock.now());
      return { goalIds, version: version + 1 };
    });
  }

  /** Starts, holds, resumes, achieves or drops an agreed goal. */
  steer(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    event: Exclude<GoalEvent, 'agree' | 'decline' | 'amend'>,
  ): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      refuseNotActive(engagement.state);
      const goal = await this.goals.get(tx, engagementId, id);
      const state = stateAfter(event, goal.state);
      if (state === 'in_progress')
        refuseTooMany(await this.goals.findOpen(tx, engagementId, ['in_progress']), engagement.goalsInProgress);
      await this.goals.change(tx, goal, { state }, this.clock.now());
      return this.goals.present(tx, engagementId, id);
    });
  }
}
