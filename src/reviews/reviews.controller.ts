import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, ReviewPath } from '../access/paths.js';
import { CurrentCaller, Own, Requires } from '../access/requires.js';
import { confidentialityErrors } from '../confidentiality/confidentiality.errors.js';
import { goalErrors } from '../goals/goal.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { ReviewAnswersService } from './review-answers.service.js';
import { ReviewOutcomesService } from './review-outcomes.service.js';
import { reviewErrors } from './review.errors.js';
import { SettleReviewRequest, SubmitAnswersRequest, WriteDraftRequest } from './reviews.requests.js';
import { ReviewDraftResponse, ReviewsResponse, ReviewStoryResponse } from './reviews.responses.js';
import { ReviewsService } from './reviews.service.js';

const { state, over, answered, empty, draftMoved, goalsUndecided, goalNotOpen } = reviewErrors;
const { revisionMoved, revisionPending } = goalErrors;
const { erased } = confidentialityErrors;

@ApiTags('Reviews')
@Controller('api/v1/engagements/:engagementId/reviews')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly answers: ReviewAnswersService,
    private readonly outcomes: ReviewOutcomesService,
  ) {}

  @Get()
  @Requires('review.read')
  @Operation({
    id: 'reviews.list',
    summary: 'The reviews of an engagement: kickoff, midpoint, closing',
    description:
      'Generated when all have agreed. Kickoff is open from then on, midpoint once half of the sessions are used up, closing when the last one begins or the engagement is completed.',
    answer: ReviewsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<ReviewsResponse> {
    return this.reviews.list(caller, engagementId);
  }

  @Get(':reviewId')
  @Requires('review.read')
  @Operation({
    id: 'reviews.read',
    summary: 'A review: its questions, its goals, what was answered and what followed',
    description: 'What the other side answered is shown once both have submitted their answers.',
    answer: ReviewStoryResponse,
  })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reviewId }: ReviewPath,
  ): Promise<ReviewStoryResponse> {
    return this.reviews.read(caller, engagementId, reviewId);
  }

  @Get(':reviewId/answers/draft')
  @Requires('review.read')
  @Own()
  @Operation({ id: 'reviews.readDraft', summary: 'Your own draft: nobody else reads it', answer: ReviewDraftResponse })
  readDraft(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reviewId }: ReviewPath,
  ): Promise<ReviewDraftResponse> {
    return this.answers.readDraft(caller, engagementId, reviewId);
  }

  @Put(':reviewId/answers/draft')
  @Requires('review.answer')
  @Operation({
    id: 'reviews.writeDraft',
    summary: 'Keep what you have written so far',
    description:
      'All of it, in place of what was kept before. If-Match is the ETag of what you read, "0" before the first time.',
    answer: ReviewDraftResponse,
    conditional: true,
    problems: [state, answered, over, erased],
  })
  writeDraft(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reviewId }: ReviewPath,
    @IfMatch() version: number,
    @Body() body: WriteDraftRequest,
  ): Promise<ReviewDraftResponse> {
    return this.answers.writeDraft(caller, engagementId, reviewId, version, body);
  }

  @Post(':reviewId/answers')
  @Requires('review.answer')
  @Operation({
    id: 'reviews.submit',
    summary: 'Submit your draft, as you read it last',
    description: 'For good: what was submitted is not changed any more.',
    status: 201,
    answer: ReviewStoryResponse,
    problems: [state, answered, over, empty, draftMoved, erased],
  })
  submit(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reviewId }: ReviewPath,
    @Body() { draft }: SubmitAnswersRequest,
  ): Promise<ReviewStoryResponse> {
    return this.answers.submit(caller, engagementId, reviewId, draft);
  }

  @Post(':reviewId/outcome')
  @Requires('review.settle')
  @Operation({
    id: 'reviews.settle',
    summary: 'Say what follows for each open goal',
    description:
      'All at once or not at all; a refusal names the goal. A changed wording is pending until the coachee agrees, unless the coachee wrote it.',
    answer: ReviewStoryResponse,
    problems: [state, over, goalsUndecided, goalNotOpen, revisionMoved, revisionPending],
  })
  settle(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reviewId }: ReviewPath,
    @Body() body: SettleReviewRequest,
  ): Promise<ReviewStoryResponse> {
    return this.outcomes.settle(caller, engagementId, reviewId, body);
  }
}
