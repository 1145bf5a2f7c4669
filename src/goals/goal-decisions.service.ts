import { Injectable } from '@nestjs/common';
import type { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Goal } from './goal.entity.js';
import { refuseNotOpen, stateAfter } from './goal.rules.js';
import { GoalWordsService } from './goal-words.service.js';
import { GoalsRepository } from './goals.repository.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** What was decided about an open goal; in which words, where it was changed, and of which revision. */
export interface GoalDecided {
  goalId: string;
  decision: 'kept' | 'changed' | 'dropped' | 'achieved' | 'carried';
  wording?: string;
  measure?: string;
  targetDate?: string;
  basedOn?: number;
}

/** What is decided about several goals at once, in a transaction of somebody else: a review's. */
@Injectable()
export class GoalDecisions {
  constructor(
    private readonly goals: GoalsRepository,
    private readonly words: GoalWordsService,
    private readonly clock: Clock,
  ) {}

  /** Goals that there is something to decide about. */
  findOpen(tx: Tx, engagementId: string): Promise<{ id: string; wording: string }[]> {
    return this.goals.findOpen(tx, engagementId);
  }

  /**
   * Carries out what the caller decided about each goal, by the rules that hold for each alone. The engagement is locked.
   * @throws what any of them is refused with, naming the goal in `goal`
   */
  async decide(tx: Tx, engagement: Engagement, decided: readonly GoalDecided[]): Promise<void> {
    const open = await this.findOpen(tx, engagement.id);
    for (const each of decided) {
      const goal = await this.goals.get(tx, engagement.id, each.goalId);
      const named = open.find(({ id }) => id === goal.id) ?? { id: goal.id };
      await this.decideOn(tx, engagement, goal, each).catch((error: unknown) => rethrowNaming(error, named));
    }
  }

  private async decideOn(tx: Tx, engagement: Engagement, goal: Goal, decided: GoalDecided): Promise<void> {
    const { decision } = decided;
    if (decision === 'changed') await this.reword(tx, engagement, goal, decided);
    else if (decision === 'kept' || decision === 'carried') refuseNotOpen(goal.state);
    else {
      const state = stateAfter(decision === 'achieved' ? 'achieve' : 'drop', goal.state);
      await this.goals.change(tx, goal, { state }, this.clock.now());
    }
  }

  /** What is left out stays as it was, and so does how it is measured. */
  private async reword(tx: Tx, engagement: Engagement, goal: Goal, decided: GoalDecided): Promise<void> {
    const { wording = '', basedOn = 0 } = decided;
    const before = (await this.goals.findWordings(tx, goal)).find(({ number }) => number === basedOn);
    const { measure, targetDate, levels, weight, baseline, target } = before ?? {};
    await this.words.write(tx, engagement, goal, {
      ...{ basedOn, wording, measure: decided.measure ?? measure ?? undefined },
      ...{ targetDate: decided.targetDate ?? targetDate ?? undefined, levels: levels ?? undefined },
      ...{ weight: weight ?? undefined, baseline: baseline ?? undefined, target: target ?? undefined },
    });
  }
}

function rethrowNaming(error: unknown, goal: { id: string }): never {
  if (!(error instanceof DomainError)) throw error;
  const { definition, occurrence } = error;
  throw new DomainError(definition, { ...occurrence, members: { ...occurrence.members, goal } });
}
