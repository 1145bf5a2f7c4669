import { Global, Module } from '@nestjs/common';
import { MeetingBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { GuestsController } from './guests.controller.js';
import { GuestsRepository } from './guests.repository.js';
import { GuestsService } from './guests.service.js';
import { EngagementMeetingBook } from './meeting-book.service.js';
import { MeetingAppointments } from './meeting-appointments.service.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsRepository } from './meetings.repository.js';
import { MeetingsService } from './meetings.service.js';

/** Chemistry call, kickoff, midpoint and closing. Global, because engagements ask their MeetingBook. */
@Global()
@Module({
  imports: [EngagementsModule],
  controllers: [MeetingsController, GuestsController],
  providers: [
    ...[MeetingsRepository, GuestsRepository, MeetingsService, GuestsService],
    MeetingAppointments,
    { provide: MeetingBook, useClass: EngagementMeetingBook },
  ],
  exports: [MeetingBook],
})
export class MeetingsModule {}
