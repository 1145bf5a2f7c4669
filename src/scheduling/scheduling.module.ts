import { Module } from '@nestjs/common';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityRepository } from './availability.repository.js';
import { AvailabilityService } from './availability.service.js';
import { AppointmentKinds } from './appointment-kinds.service.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarsService } from './calendars.service.js';
import { HolidaysController } from './holidays.controller.js';
import { HolidaysService } from './holidays.service.js';
import { PlannerService } from './planner.service.js';
import { PublicHolidays } from './public-holidays.service.js';
import { SchedulingController } from './scheduling.controller.js';
import { SlotsService } from './slots.service.js';
import { TimeOffService } from './time-off.service.js';
import { TravelService } from './travel.service.js';

/** When people can be met, the plan of twelve, days off, free slots, both calendars, and which tables have appointments. */
@Module({
  controllers: [SchedulingController, AvailabilityController, HolidaysController],
  providers: [
    ...[CalendarRepository, CalendarsService, PlannerService, TimeOffService, PublicHolidays],
    AppointmentKinds,
    ...[AvailabilityRepository, AvailabilityService, HolidaysService, TravelService, SlotsService],
  ],
  exports: [AppointmentKinds, PlannerService, CalendarsService],
})
export class SchedulingModule {}
