import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { AgreementService } from './agreement.service.js';
import { engagementErrors } from './engagement.errors.js';
import { CompleteEngagementRequest, SignRequest } from './engagements.requests.js';
import { EngagementResponse, EngagementStateResponse, SignaturesResponse } from './engagements.responses.js';
import { LifecycleService } from './lifecycle.service.js';
import { ExtendEngagementRequest, PauseEngagementRequest, ReasonRequest } from './lifecycle.types.js';
import { PausesService } from './pauses.service.js';

const { state, signed, notYourSignature, goalsOpen, extensionBackwards, neverActive, pairHasOne } = engagementErrors;
const { pausedTooLong, pauseBackwards } = engagementErrors;

/** What can happen to an engagement, each a noun beneath it. */
@ApiTags('Engagements')
@Controller('api/v1/engagements/:engagementId')
export class LifecycleController {
  constructor(
    private readonly agreement: AgreementService,
    private readonly lifecycle: LifecycleService,
    private readonly pauses: PausesService,
  ) {}

  @Delete()
  @Requires('engagement.discard')
  @Operation({ id: 'engagements.discard', summary: 'Discard a draft', status: 204, problems: [state] })
  discard(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<void> {
    return this.lifecycle.discard(caller, engagementId);
  }

  @Post('submission')
  @Requires('engagement.submit')
  @Operation({
    id: 'engagements.submit',
    summary: 'Ask everyone to agree',
    description: 'The dates are held for ten days.',
    answer: EngagementResponse,
    problems: [state, schedulingErrors.overlaps],
  })
  submit(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<EngagementResponse> {
    return this.agreement.submit(caller, engagementId);
  }

  @Post('signatures')
  @Requires('engagement.sign')
  @Operation({
    id: 'engagements.sign',
    summary: 'Agree or decline',
    description: 'The last to agree makes it active. Declining frees the dates.',
    status: 201,
    answer: SignaturesResponse,
    problems: [state, signed, notYourSignature],
  })
  sign(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: SignRequest,
  ): Promise<SignaturesResponse> {
    return this.agreement.sign(caller, engagementId, body);
  }

  @Post('pauses')
  @Requires('engagement.pause')
  @Operation({
    id: 'engagements.pause',
    summary: 'Pause',
    description: 'Future sessions are cancelled at no cost. With a day in `until`, it resumes by itself on that day.',
    answer: EngagementResponse,
    problems: [state, pausedTooLong, pauseBackwards],
  })
  pause(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: PauseEngagementRequest,
  ): Promise<EngagementResponse> {
    return this.pauses.pause(caller, engagementId, body);
  }

  @Post('resumption')
  @Requires('engagement.pause')
  @Operation({
    id: 'engagements.resume',
    summary: 'Resume',
    description: 'The end moves by the days paused.',
    answer: EngagementResponse,
    problems: [state, pausedTooLong],
  })
  resume(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<EngagementResponse> {
    return this.pauses.resume(caller, engagementId);
  }

  @Post('extension')
  @Requires('engagement.extend')
  @Operation({
    id: 'engagements.extend',
    summary: 'Move the end to a later day',
    answer: EngagementResponse,
    problems: [state, extensionBackwards],
  })
  extend(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ExtendEngagementRequest,
  ): Promise<EngagementResponse> {
    return this.lifecycle.extend(caller, engagementId, body);
  }

  @Post('ending')
  @Requires('engagement.end')
  @Operation({
    id: 'engagements.end',
    summary: 'End early',
    description: 'From any party, for a reason. Future sessions are cancelled at no cost.',
    answer: EngagementStateResponse,
    problems: [state],
  })
  end(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ReasonRequest,
  ): Promise<EngagementStateResponse> {
    return this.lifecycle.end(caller, engagementId, body.reason);
  }

  @Post('completion')
  @Requires('engagement.complete')
  @Operation({
    id: 'engagements.complete',
    summary: 'Complete',
    description: 'Each open goal is achieved, dropped or carried into a renewal.',
    answer: EngagementResponse,
    problems: [state, goalsOpen],
  })
  complete(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: CompleteEngagementRequest,
  ): Promise<EngagementResponse> {
    return this.lifecycle.complete(caller, engagementId, body);
  }

  @Post('reopening')
  @Requires('engagement.reopen')
  @Operation({
    id: 'engagements.reopen',
    summary: 'Open again',
    answer: EngagementResponse,
    problems: [state, neverActive, pairHasOne],
  })
  reopen(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ReasonRequest,
  ): Promise<EngagementResponse> {
    return this.lifecycle.reopen(caller, engagementId, body.reason);
  }
}
