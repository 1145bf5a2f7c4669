import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { CalendarsService } from '../scheduling/calendars.service.js';
import { GuestsRepository } from './guests.repository.js';
import { refuseRegrets } from './meeting.rules.js';
import type { GuestMeetingsResponse } from './meetings.responses.js';

/** What a sponsor reads of the meetings that they are a guest of, and that they cannot come. */
@Injectable()
export class GuestsService {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly guests: GuestsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller): Promise<GuestMeetingsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.guests.findToCome(tx, this.clock.now()) }));
  }

  /** The guest cannot come: their time is free again, and the meeting goes on without them. */
  async sendRegrets(caller: PersonCaller, meetingId: string): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      await this.calendars.lock(tx, [caller.personId]);
      const meeting = await this.guests.findInvitation(tx, meetingId);
      if (!meeting) throw platformErrors.missing();
      const now = this.clock.now();
      refuseRegrets(meeting, now);
      await this.guests.sendRegrets(tx, meetingId, now);
    });
  }
}
