import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { DraftingService } from './drafting.service.js';
import { engagementErrors } from './engagement.errors.js';
import {
  DraftEngagementRequest,
  ListEngagementsQuery,
  RenewEngagementRequest,
  ReplanEngagementRequest,
} from './engagements.requests.js';
import {
  DraftedEngagementResponse,
  EngagementResponse,
  EngagementsResponse,
  HistoryResponse,
  PlanDatesResponse,
} from './engagements.responses.js';
import { EngagementsService } from './engagements.service.js';

const { onePerson, pairHasOne, companyUnknown, conflictOfInterest, overruns, state, renewed } = engagementErrors;
const { planImpossible, choice, coachUnknown, coacheeUnknown } = schedulingErrors;

@ApiTags('Engagements')
@Controller('api/v1/engagements')
export class EngagementsController {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly drafting: DraftingService,
  ) {}

  @Post()
  @Requires('engagement.draft')
  @Operation({
    id: 'engagements.create',
    summary: 'Draft an engagement with its plan',
    description:
      'Twelve weekly sessions of sixty minutes over three months, unless said otherwise. The dates are only proposed.',
    status: 201,
    answer: DraftedEngagementResponse,
    problems: [
      overruns,
      pairHasOne,
      onePerson,
      conflictOfInterest,
      companyUnknown,
      planImpossible,
      choice,
      coachUnknown,
      coacheeUnknown,
    ],
  })
  draft(
    @CurrentCaller() caller: PersonCaller,
    @Body() body: DraftEngagementRequest,
  ): Promise<DraftedEngagementResponse> {
    return this.drafting.draft(caller, body);
  }

  @Get()
  @Requires('engagement.list')
  @Operation({
    id: 'engagements.list',
    summary: 'Engagements you coach, are coached in, or administer, oldest first',
    answer: EngagementsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Query() query: ListEngagementsQuery): Promise<EngagementsResponse> {
    return this.engagements.list(caller, query);
  }

  @Get(':engagementId')
  @Requires('engagement.read')
  @Operation({ id: 'engagements.read', summary: 'One engagement', answer: EngagementResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<EngagementResponse> {
    return this.engagements.read(caller, engagementId);
  }

  @Get(':engagementId/history')
  @Requires('engagement.read')
  @Operation({
    id: 'engagements.history',
    summary: 'Who changed its state, when and why, oldest first',
    answer: HistoryResponse,
  })
  history(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<HistoryResponse> {
    return this.engagements.history(caller, engagementId);
  }

  @Get(':engagementId/plan')
  @Requires('session.read')
  @Operation({ id: 'engagements.plan', summary: 'The proposed dates', answer: PlanDatesResponse })
  plan(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<PlanDatesResponse> {
    return this.engagements.plan(caller, engagementId);
  }

  @Put(':engagementId/plan')
  @Requires('engagement.replan')
  @Operation({
    id: 'engagements.replan',
    summary: 'Plan a draft anew',
    description: 'On other terms, or around what has come up since. Possible until everyone is asked to agree.',
    answer: DraftedEngagementResponse,
    problems: [state, overruns, planImpossible, choice],
    conditional: true,
  })
  replan(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @IfMatch() version: number,
    @Body() body: ReplanEngagementRequest,
  ): Promise<DraftedEngagementResponse> {
    return this.drafting.replan(caller, engagementId, version, body);
  }

  @Post(':engagementId/renewal')
  @Requires('engagement.renew')
  @Operation({
    id: 'engagements.renew',
    summary: 'Draft another three months',
    description: 'The same two people and company; open goals are proposed again, each to be agreed to.',
    status: 201,
    answer: DraftedEngagementResponse,
    problems: [state, overruns, pairHasOne, renewed, planImpossible, choice],
  })
  renew(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: RenewEngagementRequest,
  ): Promise<DraftedEngagementResponse> {
    return this.drafting.renew(caller, engagementId, body);
  }
}
