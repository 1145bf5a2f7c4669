import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, MeetingPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { meetingErrors } from './meeting.errors.js';
import { BookMeetingRequest, CancelMeetingRequest, RescheduleMeetingRequest } from './meetings.requests.js';
import { MeetingMovesResponse, MeetingResponse, MeetingsResponse } from './meetings.responses.js';
import { MeetingsService } from './meetings.service.js';

const { overlaps } = schedulingErrors;
const { state, notStarted, engagementState, outsideWindow, notAGuest } = meetingErrors;

@ApiTags('Meetings')
@Controller('api/v1/engagements/:engagementId/meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  @Get()
  @Requires('meeting.read')
  @Operation({
    id: 'meetings.list',
    summary: 'All meetings of an engagement that are no sessions, earliest first',
    answer: MeetingsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<MeetingsResponse> {
    return this.meetings.list(caller, engagementId);
  }

  @Post()
  @Requires('meeting.book')
  @Operation({
    id: 'meetings.book',
    summary: 'Book a chemistry call, kickoff, midpoint or closing talk',
    description: 'Into the calendars of all who take part. Uses no session up.',
    status: 201,
    answer: MeetingResponse,
    problems: [overlaps, engagementState, outsideWindow, notAGuest],
  })
  book(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: BookMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.meetings.book(caller, engagementId, body);
  }

  @Get(':meetingId')
  @Requires('meeting.read')
  @Operation({ id: 'meetings.read', summary: 'One meeting', answer: MeetingResponse })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, meetingId }: MeetingPath,
  ): Promise<MeetingResponse> {
    return this.meetings.read(caller, engagementId, meetingId);
  }

  @Get(':meetingId/moves')
  @Requires('meeting.read')
  @Operation({
    id: 'meetings.moves',
    summary: 'When a meeting was to be before, oldest first',
    answer: MeetingMovesResponse,
  })
  moves(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, meetingId }: MeetingPath,
  ): Promise<MeetingMovesResponse> {
    return this.meetings.moves(caller, engagementId, meetingId);
  }

  @Post(':meetingId/rescheduling')
  @Requires('meeting.reschedule')
  @Operation({
    id: 'meetings.reschedule',
    summary: 'Move a meeting',
    answer: MeetingResponse,
    problems: [overlaps, state, engagementState, outsideWindow],
  })
  reschedule(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, meetingId }: MeetingPath,
    @Body() body: RescheduleMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.meetings.reschedule(caller, engagementId, meetingId, body);
  }

  @Post(':meetingId/cancellation')
  @Requires('meeting.cancel')
  @Operation({ id: 'meetings.cancel', summary: 'Cancel a meeting', answer: MeetingResponse, problems: [state] })
  cancel(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, meetingId }: MeetingPath,
    @Body() body: CancelMeetingRequest,
  ): Promise<MeetingResponse> {
    return this.meetings.cancel(caller, engagementId, meetingId, body.reason);
  }

  @Post(':meetingId/completion')
  @Requires('meeting.complete')
  @Operation({
    id: 'meetings.complete',
    summary: 'Say that it was held',
    answer: MeetingResponse,
    problems: [state, notStarted],
  })
  complete(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, meetingId }: MeetingPath,
  ): Promise<MeetingResponse> {
    return this.meetings.complete(caller, engagementId, meetingId);
  }
}
