import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, HandoverPath } from '../access/paths.js';
import { CurrentCaller, OpensEachEngagement, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { engagementErrors } from './engagement.errors.js';
import { HandoverAnswersService } from './handover-answers.service.js';
import { handoverErrors } from './handover.errors.js';
import { AnswerHandoverRequest, ProposeHandoverRequest } from './handovers.requests.js';
import {
  AskedHandoversResponse,
  HandoverCandidatesResponse,
  HandoverResponse,
  HandoversResponse,
  HandoverStateResponse,
} from './handovers.responses.js';
import { HandoversService } from './handovers.service.js';

const { state: engagementState, onePerson, pairHasOne, conflictOfInterest } = engagementErrors;
const { state, oneOpen, sameCoach, coachUnknown, notYours, coachBusy } = handoverErrors;

/** An engagement goes on with another coach. */
@ApiTags('Engagements')
@Controller('api/v1')
export class HandoversController {
  constructor(
    private readonly handovers: HandoversService,
    private readonly answers: HandoverAnswersService,
  ) {}

  @Get('handovers')
  @Requires('handover.read-asked')
  @OpensEachEngagement()
  @Operation({
    id: 'handovers.awaiting',
    summary: 'Handovers that wait for your answer, oldest first',
    description: 'A coach who is proposed finds one here once the coachee has agreed to them.',
    answer: AskedHandoversResponse,
  })
  awaiting(@CurrentCaller() caller: PersonCaller): Promise<AskedHandoversResponse> {
    return this.handovers.awaiting(caller);
  }

  @Get('engagements/:engagementId/handovers')
  @Requires('handover.read')
  @Operation({
    id: 'handovers.list',
    summary: 'Proposals that it goes on with another coach, and what became of them; oldest first',
    answer: HandoversResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<HandoversResponse> {
    return this.handovers.list(caller, engagementId);
  }

  @Get('engagements/:engagementId/handovers/candidates')
  @Requires('handover.read-candidates')
  @Operation({
    id: 'handovers.candidates',
    summary: 'Coaches whom it could be handed over to, by name',
    description: 'The other coaches of the practice. Whether it can go on with one is asked when they are proposed.',
    answer: HandoverCandidatesResponse,
  })
  candidates(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<HandoverCandidatesResponse> {
    return this.handovers.candidates(caller, engagementId);
  }

  @Post('engagements/:engagementId/handovers')
  @Requires('handover.propose')
  @Operation({
    id: 'handovers.propose',
    summary: 'Propose that it goes on with another coach',
    description: 'The coachee is asked first; only after their yes the other coach. It lapses after ten days.',
    status: 201,
    answer: HandoverResponse,
    problems: [engagementState, oneOpen, sameCoach, onePerson, coachUnknown, pairHasOne, conflictOfInterest],
  })
  propose(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ProposeHandoverRequest,
  ): Promise<HandoverResponse> {
    return this.handovers.propose(caller, engagementId, body);
  }

  @Delete('engagements/:engagementId/handovers/:handoverId')
  @Requires('handover.withdraw')
  @Operation({
    id: 'handovers.withdraw',
    summary: 'Withdraw a proposal',
    description: 'By whoever made it, or an administrator.',
    status: 204,
    problems: [state, notYours],
  })
  withdraw(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, handoverId }: HandoverPath): Promise<void> {
    return this.handovers.withdraw(caller, engagementId, handoverId);
  }

  @Post('engagements/:engagementId/handovers/:handoverId/answer')
  @Requires('handover.answer')
  @Operation({
    id: 'handovers.answer',
    summary: 'Agree or decline, as coachee or as the coach who is proposed',
    description: 'With the second yes it is handed over: sessions to come move into the other calendar.',
    answer: HandoverStateResponse,
    problems: [state, coachBusy, coachUnknown, pairHasOne, conflictOfInterest, engagementState],
  })
  answer(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, handoverId }: HandoverPath,
    @Body() body: AnswerHandoverRequest,
  ): Promise<HandoverStateResponse> {
    return this.answers.answer(caller, engagementId, handoverId, body);
  }
}
