import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { OutcomesService } from './outcomes.service.js';
import { sessionErrors } from './session.errors.js';
import { BookSessionRequest, MarkAbsenceRequest } from './sessions.requests.js';
import { SessionMovesResponse, SessionResponse, SessionsResponse } from './sessions.responses.js';
import { SessionsService } from './sessions.service.js';

const { overlaps } = schedulingErrors;
const { state, notStarted, notActive, outsideWindow, noneLeft, weekTaken, ownAbsenceOnly } = sessionErrors;

@ApiTags('Sessions')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly outcomes: OutcomesService,
  ) {}

  @Get('engagements/:engagementId/sessions')
  @Requires('session.read')
  @Operation({
    id: 'sessions.list',
    summary: 'All sessions of an engagement, earliest first',
    answer: SessionsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<SessionsResponse> {
    return this.sessions.list(caller, engagementId);
  }

  @Post('engagements/:engagementId/sessions')
  @Requires('session.book')
  @Operation({
    id: 'sessions.book',
    summary: 'Book a session that is left',
    status: 201,
    answer: SessionResponse,
    problems: [overlaps, notActive, outsideWindow, noneLeft, weekTaken],
  })
  book(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: BookSessionRequest,
  ): Promise<SessionResponse> {
    return this.sessions.book(caller, engagementId, body);
  }

  @Get('engagements/:engagementId/sessions/:sessionId')
  @Requires('session.read')
  @Operation({ id: 'sessions.read', summary: 'One session', answer: SessionResponse })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<SessionResponse> {
    return this.sessions.read(caller, engagementId, sessionId);
  }

  @Get('engagements/:engagementId/sessions/:sessionId/moves')
  @Requires('session.read')
  @Operation({
    id: 'sessions.moves',
    summary: 'Where a session was before, oldest first',
    answer: SessionMovesResponse,
  })
  moves(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<SessionMovesResponse> {
    return this.sessions.moves(caller, engagementId, sessionId);
  }

  @Post('engagements/:engagementId/sessions/:sessionId/completion')
  @Requires('session.complete')
  @Operation({
    id: 'sessions.complete',
    summary: 'Say that it was held',
    answer: SessionResponse,
    problems: [state, notStarted],
  })
  complete(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<SessionResponse> {
    return this.outcomes.complete(caller, engagementId, sessionId);
  }

  @Post('engagements/:engagementId/sessions/:sessionId/absence')
  @Requires('session.mark-absence')
  @Operation({
    id: 'sessions.markAbsence',
    summary: 'Say who did not come',
    answer: SessionResponse,
    problems: [state, notStarted, ownAbsenceOnly],
  })
  markAbsence(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: MarkAbsenceRequest,
  ): Promise<SessionResponse> {
    return this.outcomes.markAbsence(caller, engagementId, sessionId, body.absent);
  }
}
