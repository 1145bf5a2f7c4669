import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { GoalDecisions } from '../goals/goal-decisions.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { refuseOtherDecisions, refuseSettling, refuseUndecided, stateAfter } from './review.rules.js';
import { ReviewsRepository } from './reviews.repository.js';
import type { SettleReviewRequest } from './reviews.requests.js';
import type { ReviewStoryResponse } from './reviews.responses.js';
import { ReviewsService } from './reviews.service.js';

/** What follows from a review: for every open goal at once, or for none. */
@Injectable()
export class ReviewOutcomesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: ReviewsRepository,
    private readonly reviews: ReviewsService,
    private readonly goals: GoalDecisions,
    private readonly clock: Clock,
  ) {}

  settle(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    { goals: decided }: SettleReviewRequest,
  ): Promise<ReviewStoryResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const review = await this.repository.get(tx, engagementId, id);
      const now = this.clock.now();
      const state = stateAfter('settle', review.state);
      refuseSettling(review, engagement.state, now);
      refuseOtherDecisions(review.kind, decided);
      refuseUndecided(await this.goals.findOpen(tx, engagementId), decided);
      await this.goals.decide(tx, engagement, decided);
      await this.repository.recordOutcome(tx, engagement, id, decided);
      await this.repository.change(tx, review, { state, settledAt: now, settledById: caller.personId });
      return this.reviews.present(tx, caller, engagementId, id);
    });
  }
}
