import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, SessionGoalPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { conversationErrors } from './conversation.errors.js';
import { PreparationResponse } from './preparation.responses.js';
import { PreparationService } from './preparation.service.js';
import { RecapResponse } from './recap.responses.js';
import { RecapService } from './recap.service.js';
import { SessionGoalsResponse } from './session-goals.responses.js';
import { SessionGoalsService } from './session-goals.service.js';

const { engagementOver } = conversationErrors;

/** Before a talk, after it, and which goals it was about. */
@ApiTags('Conversation')
@Controller('api/v1/engagements/:engagementId')
export class PreparationController {
  constructor(
    private readonly preparation: PreparationService,
    private readonly recaps: RecapService,
    private readonly goals: SessionGoalsService,
  ) {}

  @Get('preparation')
  @Requires('preparation.read')
  @Operation({
    id: 'preparation.read',
    summary: 'Before the next session: what there is since last time',
    answer: PreparationResponse,
  })
  prepare(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<PreparationResponse> {
    return this.preparation.read(caller, engagementId);
  }

  @Get('sessions/:sessionId/recap')
  @Requires('recap.read')
  @Operation({
    id: 'recaps.read',
    summary: 'After a session: what was discussed and agreed on, and what carries on',
    answer: RecapResponse,
  })
  recap(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<RecapResponse> {
    return this.recaps.read(caller, engagementId, sessionId);
  }

  @Get('sessions/:sessionId/goals')
  @Requires('session-goal.read')
  @Operation({
    id: 'sessionGoals.list',
    summary: 'The goals that a session was about, and why',
    answer: SessionGoalsResponse,
  })
  list(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<SessionGoalsResponse> {
    return this.goals.list(caller, engagementId, sessionId);
  }

  @Put('sessions/:sessionId/goals/:goalId')
  @Requires('session-goal.say')
  @Operation({
    id: 'sessionGoals.add',
    summary: 'Say that a session was about a goal',
    answer: SessionGoalsResponse,
    problems: [engagementOver],
  })
  add(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, goalId }: SessionGoalPath,
  ): Promise<SessionGoalsResponse> {
    return this.goals.add(caller, engagementId, sessionId, goalId);
  }

  @Delete('sessions/:sessionId/goals/:goalId')
  @Requires('session-goal.say')
  @Operation({
    id: 'sessionGoals.remove',
    summary: 'Take that back',
    description: 'A goal of a topic or an action of the session stays.',
    status: 204,
    problems: [engagementOver],
  })
  remove(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, goalId }: SessionGoalPath,
  ): Promise<void> {
    return this.goals.remove(caller, engagementId, sessionId, goalId);
  }
}
