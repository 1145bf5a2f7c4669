import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { OutcomesService } from './outcomes.service.js';
import { sessionErrors } from './session.errors.js';
import {
  BookSessionRequest,
  CancelSessionRequest,
  MarkAbsenceRequest,
  RescheduleSessionRequest,
} from './sessions.requests.js';
import { SessionMovesResponse, SessionResponse, SessionsResponse } from './sessions.responses.js';
import { SessionsService } from './sessions.service.js';

const { overlaps } = schedulingErrors;
const { state, notice, notStarted, notActive, outsideWindow, noneLeft, weekTaken, ownAbsenceOnly } = sessionErrors;

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

  @Post('engagements/:engagementId/sessions/:sessionId/rescheduling')
  @Requires('session.reschedule')
  @Operation({
    id: 'sessions.reschedule',
    summary: 'Move a session',
    description: 'A coachee needs the notice that was agreed.',
    answer: SessionResponse,
    problems: [overlaps, state, notice, notActive, outsideWindow, weekTaken],
  })
  reschedule(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: RescheduleSessionRequest,
  ): Promise<SessionResponse> {
    return this.sessions.reschedule(caller, engagementId, sessionId, body);
  }

  @Post('engagements/:engagementId/sessions/:sessionId/cancellation')
  @Requires('session.cancel')
  @Operation({
    id: 'sessions.cancel',
    summary: 'Cancel a session',
    description: 'A coachee who cancels later than the notice uses it up.',
    answer: SessionResponse,
    problems: [state],
  })
  cancel(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: CancelSessionRequest,
  ): Promise<SessionResponse> {
    return this.outcomes.cancel(caller, engagementId, sessionId, body.reason);
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
