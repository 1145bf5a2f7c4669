import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, HoldPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { schedulingErrors } from '../scheduling/scheduling.errors.js';
import { holdErrors } from './hold.errors.js';
import { OfferHoldRequest } from './holds.requests.js';
import { HoldResponse, HoldsResponse } from './holds.responses.js';
import { HoldsService } from './holds.service.js';
import { sessionErrors } from './session.errors.js';
import { SessionResponse } from './sessions.responses.js';

const { overlaps } = schedulingErrors;
const { closed, past, tooMany } = holdErrors;
const { notActive, outsideWindow, noneLeft, weekTaken } = sessionErrors;

@ApiTags('Sessions')
@Controller('api/v1/engagements/:engagementId/holds')
export class HoldsController {
  constructor(private readonly holds: HoldsService) {}

  @Get()
  @Requires('hold.read')
  @Operation({ id: 'holds.list', summary: 'Slots on offer, earliest first', answer: HoldsResponse })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<HoldsResponse> {
    return this.holds.list(caller, engagementId);
  }

  @Post()
  @Requires('hold.offer')
  @Operation({
    id: 'holds.offer',
    summary: 'Offer a slot, and hold it meanwhile',
    description: 'In both calendars, for 48 hours if nothing else is said. Then it is free again by itself.',
    status: 201,
    answer: HoldResponse,
    problems: [overlaps, past, tooMany, notActive, outsideWindow, noneLeft, weekTaken],
  })
  offer(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: OfferHoldRequest,
  ): Promise<HoldResponse> {
    return this.holds.offer(caller, engagementId, body);
  }

  @Post(':holdId/booking')
  @Requires('hold.book')
  @Operation({
    id: 'holds.book',
    summary: 'Book the slot: it becomes a session',
    status: 201,
    answer: SessionResponse,
    problems: [overlaps, closed, notActive, outsideWindow, noneLeft, weekTaken],
  })
  book(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, holdId }: HoldPath): Promise<SessionResponse> {
    return this.holds.book(caller, engagementId, holdId);
  }

  @Delete(':holdId')
  @Requires('hold.give-back')
  @Operation({ id: 'holds.giveBack', summary: 'Give the slot back', status: 204, problems: [closed] })
  giveBack(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, holdId }: HoldPath): Promise<void> {
    return this.holds.giveBack(caller, engagementId, holdId);
  }
}
