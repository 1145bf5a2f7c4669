import { Global, Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { GoalBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { GoalAgreementService } from './goal-agreement.service.js';
import { GoalDecisions } from './goal-decisions.service.js';
import { EngagementGoalBook } from './goal-book.service.js';
import { GoalsController } from './goals.controller.js';
import { GoalsRepository } from './goals.repository.js';
import { GoalsService } from './goals.service.js';
import { ProgressController } from './progress.controller.js';

/** What the coachee works toward. Global, because engagements ask its GoalBook. */
@Global()
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [GoalsController, ProgressController],
  providers: [
    GoalsRepository,
    GoalsService,
    GoalAgreementService,
    GoalDecisions,
    { provide: GoalBook, useClass: EngagementGoalBook },
  ],
  exports: [GoalBook, GoalDecisions],
})
export class GoalsModule {}
