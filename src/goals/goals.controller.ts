import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, GoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { CheckInsService } from './check-ins.service.js';
import { goalErrors } from './goal.errors.js';
import { OrderRequest } from './goals.requests.js';
import { GoalOrderResponse, GoalsResponse, GoalStoryResponse } from './goals.responses.js';
import { GoalsService } from './goals.service.js';
import { AttainmentResponse, SuggestionsResponse } from './progress.responses.js';
import { TimelineService } from './timeline.service.js';

const { orderOfOthers, engagementOver } = goalErrors;

@ApiTags('Goals')
@Controller('api/v1/engagements/:engagementId/goals')
export class GoalsController {
  constructor(
    private readonly goals: GoalsService,
    private readonly checkIns: CheckInsService,
    private readonly timelines: TimelineService,
  ) {}

  @Get()
  @Requires('goal.read')
  @Operation({
    id: 'goals.list',
    summary: 'All goals of an engagement, in the order that the two have arranged; others follow, oldest first',
    answer: GoalsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<GoalsResponse> {
    return this.goals.list(caller, engagementId);
  }

  @Get('suggestions')
  @Requires('goal.read')
  @Operation({
    id: 'goals.suggest',
    summary: 'Example goals for the job of the coachee',
    description: 'The job on the first day of the engagement; without what is proposed already. Propose one by its id.',
    answer: SuggestionsResponse,
  })
  suggestions(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<SuggestionsResponse> {
    return this.goals.suggestions(caller, engagementId);
  }

  @Get('attainment')
  @Requires('goal.read')
  @Operation({
    id: 'goals.attainment',
    summary: 'How far goals with levels are attained: the T-score, now and by date',
    description: 'Goal Attainment Scaling, of check-ins that both of you read. 50 is as expected, 10 a deviation.',
    answer: AttainmentResponse,
  })
  attainment(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<AttainmentResponse> {
    return this.checkIns.attainment(caller, engagementId);
  }

  @Get('order')
  @Requires('goal.read')
  @Operation({ id: 'goals.order', summary: 'The order of open goals', answer: GoalOrderResponse })
  order(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<GoalOrderResponse> {
    return this.goals.order(caller, engagementId);
  }

  @Put('order')
  @Requires('goal.arrange')
  @Operation({
    id: 'goals.arrange',
    summary: 'Arrange the open goals',
    description: 'All of them; lists come in this order. Goals that are agreed to later follow.',
    answer: GoalOrderResponse,
    conditional: true,
    problems: [orderOfOthers, engagementOver],
  })
  arrange(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @IfMatch() version: number,
    @Body() { goalIds }: OrderRequest,
  ): Promise<GoalOrderResponse> {
    return this.goals.arrange(caller, engagementId, version, goalIds);
  }

  @Get(':goalId')
  @Requires('goal.read')
  @Operation({ id: 'goals.read', summary: 'A goal with all its wordings and check-ins', answer: GoalStoryResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalStoryResponse> {
    return this.timelines.story(caller, engagementId, goalId);
  }
}
