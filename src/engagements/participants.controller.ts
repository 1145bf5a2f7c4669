import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, ManagerPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { engagementErrors } from './engagement.errors.js';
import { ParticipantResponse, ParticipantsResponse } from './participants.responses.js';
import { ParticipantsService } from './participants.service.js';

@ApiTags('Engagements')
@Controller('api/v1/engagements/:engagementId')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Get('participants')
  @Requires('engagement.read-participants')
  @Operation({
    id: 'engagements.participants',
    summary: 'Who is and was coach, coachee, sponsor and manager',
    description: 'In this order, and of each the first one first.',
    answer: ParticipantsResponse,
  })
  list(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<ParticipantsResponse> {
    return this.participants.list(caller, engagementId);
  }

  @Put('managers/:personId')
  @Requires('engagement.share-with-manager')
  @Operation({
    id: 'engagements.inviteManager',
    summary: 'Invite your manager',
    description:
      'They see its state, its dates and the name of the coach, and what you share of goals, until you take it back.',
    answer: ParticipantResponse,
    problems: [engagementErrors.notYourManager],
  })
  invite(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, personId }: ManagerPath,
  ): Promise<ParticipantResponse> {
    return this.participants.inviteManager(caller, engagementId, personId);
  }

  @Delete('managers/:personId')
  @Requires('engagement.share-with-manager')
  @Operation({
    id: 'engagements.withdrawManager',
    summary: 'Take the invitation of your manager back',
    status: 204,
  })
  withdraw(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, personId }: ManagerPath): Promise<void> {
    return this.participants.withdrawManager(caller, engagementId, personId);
  }
}
