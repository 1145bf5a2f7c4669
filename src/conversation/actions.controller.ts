import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActionPath, EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { ActionsQuery, AddActionRequest, ChangeActionRequest } from './actions.requests.js';
import { ActionResponse, ActionsResponse } from './actions.responses.js';
import { ActionsService } from './actions.service.js';
import { conversationErrors } from './conversation.errors.js';

const { engagementOver, actionState, goalNotAgreed, goalSettled } = conversationErrors;

@ApiTags('Conversation')
@Controller('api/v1/engagements/:engagementId/actions')
export class ActionsController {
  constructor(private readonly actions: ActionsService) {}

  @Get()
  @Requires('action.read')
  @Operation({
    id: 'actions.list',
    summary: 'What the two of you said you would do',
    description: 'Open ones by their day, so overdue ones first; settled ones latest first.',
    answer: ActionsResponse,
  })
  list(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Query() query: ActionsQuery,
  ): Promise<ActionsResponse> {
    return this.actions.list(caller, engagementId, query);
  }

  @Post()
  @Requires('action.write')
  @Operation({
    id: 'actions.add',
    summary: 'Write down an action',
    description: 'It carries on until it is done or dropped. A goal carries actions once the coachee has agreed to it.',
    status: 201,
    answer: ActionResponse,
    problems: [engagementOver, goalNotAgreed, goalSettled],
  })
  add(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: AddActionRequest,
  ): Promise<ActionResponse> {
    return this.actions.add(caller, engagementId, body);
  }

  @Get(':actionId')
  @Requires('action.read')
  @Operation({ id: 'actions.read', summary: 'An action', answer: ActionResponse })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, actionId }: ActionPath,
  ): Promise<ActionResponse> {
    return this.actions.read(caller, engagementId, actionId);
  }

  @Patch(':actionId')
  @Requires('action.write')
  @Operation({
    id: 'actions.change',
    summary: 'Change an open action',
    answer: ActionResponse,
    conditional: true,
    problems: [engagementOver, actionState, goalNotAgreed, goalSettled],
  })
  change(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, actionId }: ActionPath,
    @IfMatch() version: number,
    @Body() body: ChangeActionRequest,
  ): Promise<ActionResponse> {
    return this.actions.change(caller, engagementId, actionId, version, body);
  }

  @Post(':actionId/completion')
  @Requires('action.settle')
  @Operation({ id: 'actions.complete', summary: 'It is done', answer: ActionResponse, problems: [actionState] })
  complete(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, actionId }: ActionPath,
  ): Promise<ActionResponse> {
    return this.actions.settle(caller, engagementId, actionId, 'complete');
  }

  @Post(':actionId/drop')
  @Requires('action.settle')
  @Operation({ id: 'actions.drop', summary: 'Let it go', answer: ActionResponse, problems: [actionState] })
  drop(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, actionId }: ActionPath,
  ): Promise<ActionResponse> {
    return this.actions.settle(caller, engagementId, actionId, 'drop');
  }

  @Post(':actionId/reopening')
  @Requires('action.settle')
  @Operation({
    id: 'actions.reopen',
    summary: 'It is to be done after all',
    answer: ActionResponse,
    problems: [actionState],
  })
  reopen(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, actionId }: ActionPath,
  ): Promise<ActionResponse> {
    return this.actions.settle(caller, engagementId, actionId, 'reopen');
  }
}
