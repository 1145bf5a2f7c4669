import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, GoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { GoalAgreementService } from './goal-agreement.service.js';
import { goalErrors } from './goal.errors.js';
import {
  AgreeRequest,
  AmendRequest,
  DeclineRequest,
  ProposeGoalRequest,
  VisibilityRequest,
  WordingRequest,
} from './goals.requests.js';
import { GoalResponse, GoalsResponse, GoalStoryResponse } from './goals.responses.js';
import { GoalsService } from './goals.service.js';

const { state, engagementOver, revisionMoved, nothingPending, revisionPending, sponsorsOwn } = goalErrors;

@ApiTags('Goals')
@Controller('api/v1/engagements/:engagementId/goals')
export class GoalsController {
  constructor(
    private readonly goals: GoalsService,
    private readonly agreement: GoalAgreementService,
  ) {}

  @Get()
  @Requires('goal.read')
  @Operation({ id: 'goals.list', summary: 'All goals of an engagement, oldest first', answer: GoalsResponse })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<GoalsResponse> {
    return this.goals.list(caller, engagementId);
  }

  @Post()
  @Requires('goal.propose')
  @Operation({
    id: 'goals.propose',
    summary: 'Propose a goal',
    description: 'It counts once the coachee has agreed to it.',
    status: 201,
    answer: GoalResponse,
    problems: [engagementOver],
  })
  propose(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ProposeGoalRequest,
  ): Promise<GoalResponse> {
    return this.goals.propose(caller, engagementId, body);
  }

  @Get(':goalId')
  @Requires('goal.read')
  @Operation({ id: 'goals.read', summary: 'A goal with all its wordings and check-ins', answer: GoalStoryResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalStoryResponse> {
    return this.goals.story(caller, engagementId, goalId);
  }

  @Post(':goalId/agreement')
  @Requires('goal.decide')
  @Operation({
    id: 'goals.agree',
    summary: 'Agree to the revision you read',
    answer: GoalResponse,
    problems: [revisionMoved, nothingPending, engagementOver],
  })
  agree(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: AgreeRequest,
  ): Promise<GoalResponse> {
    return this.agreement.agree(caller, engagementId, goalId, body.revision);
  }

  @Post(':goalId/decline')
  @Requires('goal.decide')
  @Operation({
    id: 'goals.decline',
    summary: 'Decline the revision you read',
    description: 'A reason is yours alone to read.',
    answer: GoalResponse,
    problems: [revisionMoved, nothingPending, engagementOver],
  })
  decline(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: DeclineRequest,
  ): Promise<GoalResponse> {
    return this.agreement.decline(caller, engagementId, goalId, body);
  }

  @Post(':goalId/amendment')
  @Requires('goal.decide')
  @Operation({
    id: 'goals.amend',
    summary: 'Put a proposal in your own words, and agree to those',
    status: 201,
    answer: GoalResponse,
    problems: [state, revisionMoved, nothingPending, engagementOver],
  })
  amend(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: AmendRequest,
  ): Promise<GoalResponse> {
    return this.agreement.amend(caller, engagementId, goalId, body);
  }

  @Post(':goalId/revisions')
  @Requires('goal.revise')
  @Operation({
    id: 'goals.revise',
    summary: 'Put an agreed goal in other words',
    description: 'Pending until the coachee agrees, unless the coachee wrote it.',
    status: 201,
    answer: GoalResponse,
    problems: [state, revisionPending, engagementOver],
  })
  revise(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: WordingRequest,
  ): Promise<GoalResponse> {
    return this.goals.revise(caller, engagementId, goalId, body);
  }

  @Put(':goalId/visibility')
  @Requires('goal.share')
  @Operation({
    id: 'goals.share',
    summary: 'Let the sponsor read a goal, or take that back',
    answer: GoalResponse,
    conditional: true,
    problems: [sponsorsOwn],
  })
  share(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @IfMatch() version: number,
    @Body() body: VisibilityRequest,
  ): Promise<GoalResponse> {
    return this.goals.share(caller, engagementId, goalId, version, body.sponsor);
  }
}
