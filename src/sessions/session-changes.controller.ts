import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { CancellationsService } from './cancellations.service.js';
import { BookedSessionsResponse, ConsequencesResponse, RescheduledResponse } from './changes.responses.js';
import { ConsequencesService } from './consequences.service.js';
import { ReschedulingService } from './rescheduling.service.js';
import { SeriesService } from './series.service.js';
import { changeRequestErrors, sessionErrors } from './session.errors.js';
import { BookRemainingRequest, CancelSessionRequest, RescheduleSessionRequest } from './sessions.requests.js';
import { SessionResponse } from './sessions.responses.js';

const { overlaps, planImpossible, notFree } = schedulingErrors;
const { state, notice, notActive, outsideWindow, noneLeft, weekTaken, overruns, movedTooOften } = sessionErrors;
const { pending } = changeRequestErrors;
const moving = [overlaps, notFree, state, notice, notActive, outsideWindow, weekTaken, movedTooOften, pending];
const several = [...moving, sessionErrors.followingWouldAsk, overruns, planImpossible];
const booking = [notActive, outsideWindow, noneLeft, overruns, planImpossible];
const preview =
  'The same is done and taken back, so what it answers, or refuses, is what would happen. Changes nothing.';

/** What changes the dates of sessions; and beneath each, what it would do. */
@ApiTags('Sessions')
@Controller('api/v1/engagements/:engagementId')
export class SessionChangesController {
  constructor(
    private readonly rescheduling: ReschedulingService,
    private readonly cancellations: CancellationsService,
    private readonly series: SeriesService,
    private readonly consequences: ConsequencesService,
  ) {}

  @Post('sessions/:sessionId/rescheduling')
  @Requires('session.reschedule')
  @Operation({
    id: 'sessions.reschedule',
    summary: 'Move a session, or it and all that follow',
    description:
      'A coachee needs the notice that was agreed; in the band before it, the coach is asked, and `pendingChange` says so.',
    answer: RescheduledResponse,
    problems: several,
  })
  reschedule(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: RescheduleSessionRequest,
  ): Promise<RescheduledResponse> {
    return this.rescheduling.reschedule(caller, engagementId, sessionId, body);
  }

  @Post('sessions/:sessionId/rescheduling/preview')
  @Requires('session.preview-change')
  @Operation({
    ...{ id: 'sessions.previewRescheduling', summary: 'What moving it would do', description: preview },
    ...{ answer: ConsequencesResponse, problems: several },
  })
  previewRescheduling(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: RescheduleSessionRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(caller, engagementId, (tx, engagement) =>
      this.rescheduling.rescheduling(tx, engagement, caller, sessionId, body),
    );
  }

  @Post('sessions/:sessionId/cancellation')
  @Requires('session.cancel')
  @Operation({
    id: 'sessions.cancel',
    summary: 'Cancel a session',
    description:
      'A coachee who cancels later than the notice uses it up; in the band before it, the coach is asked, and `pendingChange` says so.',
    answer: SessionResponse,
    problems: [state, pending],
  })
  cancel(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: CancelSessionRequest,
  ): Promise<SessionResponse> {
    return this.cancellations.cancel(caller, engagementId, sessionId, body.reason);
  }

  @Post('sessions/:sessionId/cancellation/preview')
  @Requires('session.preview-change')
  @Operation({
    ...{ id: 'sessions.previewCancellation', summary: 'What cancelling it would do', description: preview },
    ...{ answer: ConsequencesResponse, problems: [state, pending] },
  })
  previewCancellation(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Body() body: CancelSessionRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(asPractice(caller), engagementId, (tx, engagement) =>
      this.cancellations.cancelling(tx, engagement, caller, sessionId, body.reason),
    );
  }

  @Post('remaining-sessions')
  @Requires('session.book')
  @Operation({
    id: 'sessions.bookRemaining',
    summary: 'Book all sessions that are left and have no date',
    description: 'Into a weekly slot, around both calendars: all of them, or none.',
    status: 201,
    answer: BookedSessionsResponse,
    problems: booking,
  })
  bookRemaining(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: BookRemainingRequest,
  ): Promise<BookedSessionsResponse> {
    return this.series.bookRemaining(caller, engagementId, body);
  }

  @Post('remaining-sessions/preview')
  @Requires('session.preview-booking')
  @Operation({
    ...{ id: 'sessions.previewRemaining', summary: 'Which dates those would get', description: preview },
    ...{ answer: ConsequencesResponse, problems: booking },
  })
  previewRemaining(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: BookRemainingRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(caller, engagementId, (tx, engagement) =>
      this.series.bookingRemaining(tx, engagement, body),
    );
  }
}
