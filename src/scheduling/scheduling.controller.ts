import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Operation } from '../platform/http/operation.js';
import { PlannerService } from './planner.service.js';
import { schedulingErrors } from './scheduling.errors.js';
import { PreviewPlanRequest, TakeTimeOffRequest } from './scheduling.requests.js';
import { PlanResponse, TimeOffResponse, TimeOffsResponse } from './scheduling.responses.js';
import { TimeOffService } from './time-off.service.js';

const { planImpossible, choice, coachUnknown, coacheeUnknown, timeOffBackwards } = schedulingErrors;

class TimeOffPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() timeOffId: string;
}

@ApiTags('Scheduling')
@Controller('api/v1')
export class SchedulingController {
  constructor(
    private readonly planner: PlannerService,
    private readonly timeOff: TimeOffService,
  ) {}

  @Post('engagement-plans')
  @Requires('plan.preview')
  @Operation({
    id: 'plans.preview',
    summary: 'Preview a plan of twelve',
    description:
      'All dates, every skipped week with its reasons and alternatives, and by how much the last session overruns. Changes nothing.',
    answer: PlanResponse,
    problems: [planImpossible, choice, coachUnknown, coacheeUnknown],
  })
  preview(@CurrentCaller() caller: PersonCaller, @Body() body: PreviewPlanRequest): Promise<PlanResponse> {
    return this.planner.preview(caller, body);
  }

  @Post('time-off')
  @Requires('time-off.manage')
  @Operation({
    id: 'timeOff.take',
    summary: 'Take days or hours off',
    description: 'Either whole days, from firstDay to lastDay, or hours, from localStart to localEnd.',
    status: 201,
    answer: TimeOffResponse,
    problems: [timeOffBackwards],
  })
  take(@CurrentCaller() caller: PersonCaller, @Body() body: TakeTimeOffRequest): Promise<TimeOffResponse> {
    return this.timeOff.take(caller, body);
  }

  @Get('time-off')
  @Requires('time-off.read')
  @Operation({ id: 'timeOff.list', summary: 'Your days and hours off, earliest first', answer: TimeOffsResponse })
  list(@CurrentCaller() caller: PersonCaller): Promise<TimeOffsResponse> {
    return this.timeOff.list(caller);
  }

  @Delete('time-off/:timeOffId')
  @Requires('time-off.manage')
  @Operation({ id: 'timeOff.giveBack', summary: 'Give time off back', status: 204, problems: [platformErrors.missing] })
  giveBack(@CurrentCaller() caller: PersonCaller, @Param() { timeOffId }: TimeOffPath): Promise<void> {
    return this.timeOff.giveBack(caller, timeOffId);
  }
}
