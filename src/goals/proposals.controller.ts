import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, GoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { GoalAgreementService } from './goal-agreement.service.js';
import { goalErrors } from './goal.errors.js';
import { GoalWordsService } from './goal-words.service.js';
import { AgreeRequest, AmendRequest, DeclineRequest, ProposeGoalRequest, ReviseGoalRequest } from './goals.requests.js';
import { GoalResponse } from './goals.responses.js';

const { state, engagementOver, revisionMoved, nothingPending, revisionPending, notProposer, exampleRetired } =
  goalErrors;

/** In which words goals are proposed and agreed to. */
@ApiTags('Goals')
@Controller('api/v1/engagements/:engagementId/goals')
export class ProposalsController {
  constructor(
    private readonly words: GoalWordsService,
    private readonly agreement: GoalAgreementService,
  ) {}

  @Post()
  @Requires('goal.propose')
  @Operation({
    id: 'goals.propose',
    summary: 'Propose a goal',
    description: 'It counts once the coachee has agreed to it.',
    status: 201,
    answer: GoalResponse,
    problems: [engagementOver, exampleRetired],
  })
  propose(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ProposeGoalRequest,
  ): Promise<GoalResponse> {
    return this.words.propose(caller, engagementId, body);
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
    summary: 'Put a goal in other words',
    description:
      'Until it is agreed to, whoever proposed it may. Afterwards both of you may: pending until the coachee agrees, ' +
      'unless the coachee wrote it. Own words that were pending are superseded; those of the coach are declined by the ' +
      'coachee’s own.',
    status: 201,
    answer: GoalResponse,
    problems: [state, revisionMoved, revisionPending, notProposer, engagementOver],
  })
  revise(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: ReviseGoalRequest,
  ): Promise<GoalResponse> {
    return this.words.revise(caller, engagementId, goalId, body);
  }
}
