import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GuestMeetingPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Operation } from '../platform/http/operation.js';
import { GuestsService } from './guests.service.js';
import { meetingErrors } from './meeting.errors.js';
import { GuestMeetingsResponse } from './meetings.responses.js';

@ApiTags('Meetings')
@Controller('api/v1')
export class GuestsController {
  constructor(private readonly guests: GuestsService) {}

  @Get('meetings')
  @Requires('meeting.read-as-guest')
  @Operation({
    id: 'meetings.listAsGuest',
    summary: 'Meetings to come that you are a guest of, soonest first',
    description: 'For sponsors. What is said between coach and coachee is not in it, nor are their sessions.',
    answer: GuestMeetingsResponse,
  })
  list(@CurrentCaller() caller: PersonCaller): Promise<GuestMeetingsResponse> {
    return this.guests.list(caller);
  }

  @Post('meetings/:meetingId/regrets')
  @Requires('meeting.send-regrets')
  @Operation({
    id: 'meetings.sendRegrets',
    summary: 'Say that you cannot come',
    description: 'Your time is free again; the meeting goes on without you.',
    status: 204,
    problems: [platformErrors.missing, meetingErrors.state, meetingErrors.started],
  })
  sendRegrets(@CurrentCaller() caller: PersonCaller, @Param() { meetingId }: GuestMeetingPath): Promise<void> {
    return this.guests.sendRegrets(caller, meetingId);
  }
}
