import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeRequestPath, EngagementPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { AnswersService } from './answers.service.js';
import { ChangeRequestsService } from './change-requests.service.js';
import { ChangeRequestResponse, ChangeRequestsResponse, SessionCorrectionsResponse } from './changes.responses.js';
import { CorrectionsService } from './corrections.service.js';
import { changeRequestErrors, sessionErrors } from './session.errors.js';
import { AnswerChangeRequest, CorrectSessionRequest } from './sessions.requests.js';
import { SessionResponse } from './sessions.responses.js';

const { noOutcome, sameOutcome, notStarted, noneLeft } = sessionErrors;
const { settled } = changeRequestErrors;

/** What coachees ask of their coach, and outcomes that a coach corrects. */
@ApiTags('Sessions')
@Controller('api/v1/engagements/:engagementId')
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly requests: ChangeRequestsService,
    private readonly answers: AnswersService,
  ) {}

  @Get('change-requests')
  @Requires('change-request.read')
  @Operation({
    id: 'changeRequests.list',
    summary: 'What the coachee has asked to move or cancel, oldest first',
    answer: ChangeRequestsResponse,
  })
  listRequests(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<ChangeRequestsResponse> {
    return this.requests.list(caller, engagementId);
  }

  @Post('change-requests/:changeRequestId/answer')
  @Requires('change-request.answer')
  @Operation({
    id: 'changeRequests.answer',
    summary: 'Grant it, or refuse it',
    description: 'What is granted counts as done when it was asked: it costs nothing. Unanswered, nothing changes.',
    answer: ChangeRequestResponse,
    problems: [settled],
  })
  answer(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, changeRequestId }: ChangeRequestPath,
    @Body() body: AnswerChangeRequest,
  ): Promise<ChangeRequestResponse> {
    return this.answers.answer(caller, engagementId, changeRequestId, body);
  }

  @Delete('change-requests/:changeRequestId')
  @Requires('change-request.withdraw')
  @Operation({ id: 'changeRequests.withdraw', summary: 'Take it back', status: 204, problems: [settled] })
  withdraw(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, changeRequestId }: ChangeRequestPath,
  ): Promise<void> {
    return this.requests.withdraw(caller, engagementId, changeRequestId);
  }

  @Post('sessions/:sessionId/correction')
  @Requires('session.correct')
  @Operation({
    id: 'sessions.correct',
    summary: 'Say that its outcome was another',
    description: 'The ledger gets a line that takes the earlier one back, and the new one’s. Both outcomes are kept.',
    answer: SessionResponse,
    problems: [noOutcome, sameOutcome, notStarted, noneLeft],
  })
  correct(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: CorrectSessionRequest,
  ): Promise<SessionResponse> {
    return this.corrections.correct(caller, engagementId, sessionId, body);
  }

  @Get('sessions/:sessionId/corrections')
  @Requires('session.read')
  @Operation({
    id: 'sessions.corrections',
    summary: 'What its outcome was said to be before, oldest first',
    answer: SessionCorrectionsResponse,
  })
  listCorrections(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<SessionCorrectionsResponse> {
    return this.corrections.list(caller, engagementId, sessionId);
  }
}
