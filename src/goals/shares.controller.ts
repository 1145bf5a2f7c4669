import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, GoalManagerPath, GoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { goalErrors } from './goal.errors.js';
import { VisibilityRequest } from './goals.requests.js';
import { GoalResponse } from './goals.responses.js';
import { ShareRequest } from './shares.requests.js';
import { GoalSharesResponse, ShareHistoryResponse, SharesResponse } from './shares.responses.js';
import { SharesService } from './shares.service.js';

const { sponsorsOwn, managerNotInvited } = goalErrors;

/** What the coachee, and nobody else, lets others read of their goals. */
@ApiTags('Goals')
@Controller('api/v1/engagements/:engagementId')
export class SharesController {
  constructor(private readonly shares: SharesService) {}

  @Get('shares')
  @Requires('share.read')
  @Operation({
    id: 'shares.list',
    summary: 'What of your goals the sponsor reads, and each invited manager; oldest goal first',
    description: 'Nothing, unless you share it; and what a sponsor proposed, the sponsor reads in any case.',
    answer: SharesResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<SharesResponse> {
    return this.shares.list(caller, engagementId);
  }

  @Get('shares/history')
  @Requires('share.read')
  @Operation({
    id: 'shares.history',
    summary: 'What was shared and taken back, by whom and when; newest first',
    answer: ShareHistoryResponse,
  })
  history(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Query() query: PageQuery,
  ): Promise<ShareHistoryResponse> {
    return this.shares.history(caller, engagementId, query);
  }

  @Get('goals/:goalId/shares')
  @Requires('share.read')
  @Operation({ id: 'shares.read', summary: 'What others read of one goal', answer: GoalSharesResponse })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
  ): Promise<GoalSharesResponse> {
    return this.shares.read(caller, engagementId, goalId);
  }

  @Put('goals/:goalId/shares/sponsor')
  @Requires('goal.share')
  @Operation({
    id: 'shares.withSponsor',
    summary: 'Say what the sponsor reads of a goal: its wording, its rating, both or nothing',
    description: 'From the next read on. A goal that you have not agreed to is shown once you have.',
    answer: GoalSharesResponse,
    conditional: true,
    problems: [sponsorsOwn],
  })
  withSponsor(
    @CurrentCaller() caller: PersonCaller,
    @Param() path: GoalPath,
    @IfMatch() version: number,
    @Body() body: ShareRequest,
  ): Promise<GoalSharesResponse> {
    return this.shares.withSponsor(caller, { ...path, version }, body);
  }

  @Put('goals/:goalId/shares/managers/:managerId')
  @Requires('goal.share')
  @Operation({
    id: 'shares.withManager',
    summary: 'Say what an invited manager reads of a goal',
    description: 'Until you take it back, or the invitation; another invitation begins with nothing.',
    answer: GoalSharesResponse,
    conditional: true,
    problems: [managerNotInvited],
  })
  withManager(
    @CurrentCaller() caller: PersonCaller,
    @Param() { managerId, ...goal }: GoalManagerPath,
    @IfMatch() version: number,
    @Body() body: ShareRequest,
  ): Promise<GoalSharesResponse> {
    return this.shares.withManager(caller, { ...goal, version }, managerId, body);
  }

  @Put('goals/:goalId/visibility')
  @Requires('goal.share')
  @Operation({
    id: 'goals.share',
    summary: 'Let the sponsor read all of a goal, or take all of it back',
    description: 'Wording and rating at once.',
    answer: GoalResponse,
    conditional: true,
    problems: [sponsorsOwn],
  })
  share(
    @CurrentCaller() caller: PersonCaller,
    @Param() path: GoalPath,
    @IfMatch() version: number,
    @Body() { sponsor }: VisibilityRequest,
  ): Promise<GoalResponse> {
    return this.shares.show(caller, { ...path, version }, sponsor);
  }
}
