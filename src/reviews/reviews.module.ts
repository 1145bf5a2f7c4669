import { Global, Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { ReviewBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { GoalPrompts } from './goal-prompts.service.js';
import { DailyJobs, OffTrackPrompts } from './off-track-prompts.service.js';
import { OffTrackRepository } from './off-track.repository.js';
import { PromptMailer } from './prompt-mailer.service.js';
import { PromptedRepository } from './prompted.repository.js';
import { PromptsController } from './prompts.controller.js';
import { PromptsRepository } from './prompts.repository.js';
import { PromptsService } from './prompts.service.js';
import { ReviewAnswersService } from './review-answers.service.js';
import { EngagementReviewBook, ReviewOpening } from './review-book.service.js';
import { ReviewContentRepository } from './review-content.repository.js';
import { ReviewMails } from './review-mails.service.js';
import { ReviewOutcomesService } from './review-outcomes.service.js';
import { ReviewPrompting } from './review-prompting.service.js';
import { ReviewWords } from './review-words.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';

/** Kickoff, midpoint, closing, and what people are asked about. Global, because engagements ask its ReviewBook. */
@Global()
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [ReviewsController, PromptsController],
  providers: [
    ...[ReviewsRepository, ReviewContentRepository, ReviewWords, ReviewPrompting, ReviewsService],
    ...[ReviewAnswersService, ReviewOutcomesService, ReviewOpening, ReviewMails],
    ...[PromptedRepository, PromptMailer, GoalPrompts, PromptsRepository, PromptsService],
    ...[DailyJobs, OffTrackPrompts, OffTrackRepository],
    { provide: ReviewBook, useClass: EngagementReviewBook },
  ],
  exports: [ReviewBook],
})
export class ReviewsModule {}
