import { Module } from '@nestjs/common';
import { AppointmentKinds } from './appointment-kinds.service.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarsService } from './calendars.service.js';
import { PlannerService } from './planner.service.js';
import { SchedulingController } from './scheduling.controller.js';
import { TimeOffService } from './time-off.service.js';

/** The plan of twelve, days off, both calendars, and which tables have appointments. */
@Module({
  controllers: [SchedulingController],
  providers: [AppointmentKinds, CalendarRepository, CalendarsService, PlannerService, TimeOffService],
  exports: [AppointmentKinds, PlannerService, CalendarsService],
})
export class SchedulingModule {}
