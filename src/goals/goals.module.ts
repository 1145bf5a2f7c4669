import { Global, Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { GoalBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { CheckInsService } from './check-ins.service.js';
import { GoalAgreementService } from './goal-agreement.service.js';
import { GoalDecisions } from './goal-decisions.service.js';
import { EngagementGoalBook } from './goal-book.service.js';
import { GoalOrderRepository } from './goal-order.repository.js';
import { GoalSharing } from './goal-sharing.service.js';
import { GoalWordsService } from './goal-words.service.js';
import { GoalsController } from './goals.controller.js';
import { GoalsRepository } from './goals.repository.js';
import { GoalsService } from './goals.service.js';
import { ProgressController } from './progress.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { SharesController } from './shares.controller.js';
import { SharesRepository } from './shares.repository.js';
import { SharesService } from './shares.service.js';
import { TimelineRepository } from './timeline.repository.js';
import { TimelineService } from './timeline.service.js';

/** What the coachee works toward. Global, because engagements ask its GoalBook. */
@Global()
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [GoalsController, ProposalsController, ProgressController, SharesController],
  providers: [
    ...[GoalsRepository, GoalOrderRepository, CheckInsRepository, TimelineRepository],
    ...[SharesRepository, SharesService, GoalSharing],
    ...[GoalsService, GoalWordsService, GoalAgreementService, GoalDecisions, CheckInsService, TimelineService],
    { provide: GoalBook, useClass: EngagementGoalBook },
  ],
  exports: [GoalBook, GoalWordsService, GoalDecisions, GoalSharing],
})
export class GoalsModule {}
