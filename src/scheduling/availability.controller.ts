import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CoachPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { ListSlotsQuery, SetAvailabilityRequest, TravelRequest } from './availability.requests.js';
import { AvailabilityResponse, SlotsResponse, TravelResponse, TravelsResponse } from './availability.responses.js';
import { AvailabilityService } from './availability.service.js';
import { schedulingErrors } from './scheduling.errors.js';
import { SlotsService } from './slots.service.js';
import { TravelService } from './travel.service.js';

const { travelBackwards, travelOverlaps } = schedulingErrors;

class TravelPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() travelId: string;
}

@ApiTags('Scheduling')
@Controller('api/v1')
export class AvailabilityController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly travel: TravelService,
    private readonly slots: SlotsService,
  ) {}

  @Get('me/availability')
  @Requires('availability.read')
  @Operation({
    id: 'availability.read',
    summary: 'When you can be met',
    description: 'Yours alone to read. Until you set it, you can be met at any hour.',
    answer: AvailabilityResponse,
  })
  read(@CurrentCaller() caller: PersonCaller): Promise<AvailabilityResponse> {
    return this.availability.read(caller);
  }

  @Put('me/availability')
  @Requires('availability.change')
  @Operation({
    id: 'availability.set',
    summary: 'Say when you can be met',
    description: 'All of it at once. Buffers, notice and numbers count where you coach.',
    answer: AvailabilityResponse,
    conditional: true,
  })
  set(
    @CurrentCaller() caller: PersonCaller,
    @IfMatch() version: number,
    @Body() body: SetAvailabilityRequest,
  ): Promise<AvailabilityResponse> {
    return this.availability.set(caller, version, body);
  }

  @Get('me/travel')
  @Requires('travel.read')
  @Operation({ id: 'travel.list', summary: 'When you are in another zone, earliest first', answer: TravelsResponse })
  travels(@CurrentCaller() caller: PersonCaller): Promise<TravelsResponse> {
    return this.travel.list(caller);
  }

  @Post('me/travel')
  @Requires('travel.manage')
  @Operation({
    id: 'travel.add',
    summary: 'Be in another zone for some days',
    description: 'Your hours, days off and holidays go by its clocks. What is booked stays when it is.',
    status: 201,
    answer: TravelResponse,
    problems: [travelBackwards, travelOverlaps],
  })
  go(@CurrentCaller() caller: PersonCaller, @Body() body: TravelRequest): Promise<TravelResponse> {
    return this.travel.add(caller, body);
  }

  @Delete('me/travel/:travelId')
  @Requires('travel.manage')
  @Operation({ id: 'travel.cancel', summary: 'Stay at home', status: 204, problems: [platformErrors.missing] })
  stay(@CurrentCaller() caller: PersonCaller, @Param() { travelId }: TravelPath): Promise<void> {
    return this.travel.cancel(caller, travelId);
  }

  @Get('coaches/:coachId/slots')
  @Requires('slot.read')
  @Operation({
    id: 'slots.list',
    summary: 'What can be booked with a coach, earliest first',
    description:
      'Exactly what can be booked now, and never why the rest cannot. To a coachee, around their own calendar as well. A coach who has set no availability can be met at any hour.',
    answer: SlotsResponse,
  })
  free(
    @CurrentCaller() caller: PersonCaller,
    @Param() { coachId }: CoachPath,
    @Query() query: ListSlotsQuery,
  ): Promise<SlotsResponse> {
    return this.slots.list(caller, coachId, query);
  }
}
