import { Module } from '@nestjs/common';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarsService } from './calendars.service.js';
import { PlannerService } from './planner.service.js';
import { SchedulingController } from './scheduling.controller.js';
import { TimeOffService } from './time-off.service.js';

/** The plan of twelve, days off, and both calendars. */
@Module({
  controllers: [SchedulingController],
  providers: [CalendarRepository, CalendarsService, PlannerService, TimeOffService],
  exports: [PlannerService, CalendarsService],
})
export class SchedulingModule {}
