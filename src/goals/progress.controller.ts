import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { CheckInsService } from './check-ins.service.js';
import { goalErrors } from './goal.errors.js';
import { CheckInRequest } from './goals.requests.js';
import { GoalResponse } from './goals.responses.js';
import { GoalsService } from './goals.service.js';
import { GoalSeriesResponse, TimelineResponse } from './progress.responses.js';
import { TimelineService } from './timeline.service.js';

const { state, engagementOver, tooMany, checkedIn, checkInDate, measuredOtherwise } = goalErrors;

/** How an agreed goal goes, each step a noun beneath it. */
@ApiTags('Goals')
@Controller('api/v1/engagements/:engagementId/goals/:goalId')
export class ProgressController {
  constructor(
    private readonly goals: GoalsService,
    private readonly checkIns: CheckInsService,
    private readonly timelines: TimelineService,
  ) {}

  @Get('series')
  @Requires('goal.read')
  @Operation({
    id: 'goals.series',
    summary: 'Check-ins ready to plot, by date and side',
    description: 'Those that both of you read, and your own private ones, on the scale that was agreed to last.',
    answer: GoalSeriesResponse,
  })
  series(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
  ): Promise<GoalSeriesResponse> {
    return this.checkIns.series(caller, engagementId, goalId);
  }

  @Get('timeline')
  @Requires('goal.read')
  @Operation({
    id: 'goals.timeline',
    summary: 'All that became of a goal, from who first proposed it',
    description: 'Also what it amends and was carried over from, as far back as you took part.',
    answer: TimelineResponse,
  })
  timeline(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
  ): Promise<TimelineResponse> {
    return this.timelines.timeline(caller, engagementId, goalId);
  }

  @Post('check-ins')
  @Requires('goal.check-in')
  @Operation({
    id: 'goals.checkIn',
    summary: 'Look at progress',
    description: 'A score from 0 to 10, or a level; with a note. One a day and side, and one that you alone see.',
    status: 201,
    answer: GoalResponse,
    problems: [state, measuredOtherwise, checkedIn, checkInDate, engagementOver],
  })
  checkIn(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, goalId }: GoalPath,
    @Body() body: CheckInRequest,
  ): Promise<GoalResponse> {
    return this.checkIns.checkIn(caller, engagementId, goalId, body);
  }

  @Post('start')
  @Requires('goal.steer')
  @Operation({
    id: 'goals.start',
    summary: 'Begin to work on it',
    description: 'At most three are in progress, unless otherwise agreed.',
    answer: GoalResponse,
    problems: [state, tooMany, engagementOver],
  })
  start(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalResponse> {
    return this.goals.steer(caller, engagementId, goalId, 'start');
  }

  @Post('hold')
  @Requires('goal.steer')
  @Operation({ id: 'goals.hold', summary: 'Put it on hold', answer: GoalResponse, problems: [state, engagementOver] })
  hold(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalResponse> {
    return this.goals.steer(caller, engagementId, goalId, 'hold');
  }

  @Post('resumption')
  @Requires('goal.steer')
  @Operation({
    id: 'goals.resume',
    summary: 'Take it up again',
    answer: GoalResponse,
    problems: [state, tooMany, engagementOver],
  })
  resume(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalResponse> {
    return this.goals.steer(caller, engagementId, goalId, 'resume');
  }

  @Post('achievement')
  @Requires('goal.steer')
  @Operation({
    id: 'goals.achieve',
    summary: 'It is achieved',
    answer: GoalResponse,
    problems: [state, engagementOver],
  })
  achieve(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalResponse> {
    return this.goals.steer(caller, engagementId, goalId, 'achieve');
  }

  @Post('drop')
  @Requires('goal.steer')
  @Operation({ id: 'goals.drop', summary: 'Let it go', answer: GoalResponse, problems: [state, engagementOver] })
  drop(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, goalId }: GoalPath): Promise<GoalResponse> {
    return this.goals.steer(caller, engagementId, goalId, 'drop');
  }
}
