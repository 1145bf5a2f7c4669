import { Injectable } from '@nestjs/common';
import { MeetingBook } from '../engagements/books.types.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/tx.js';
import { isCalledOff } from './meeting.rules.js';
import { MeetingsRepository } from './meetings.repository.js';

/** What an engagement asks of its meetings. */
@Injectable()
export class EngagementMeetingBook extends MeetingBook {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async cancelFuture(tx: Tx, engagement: Parameters<MeetingBook['cancelFuture']>[1], reason: string): Promise<void> {
    const now = this.clock.now();
    for (const meeting of await this.meetings.findEntities(tx, engagement)) {
      if (!isCalledOff(meeting, engagement, now)) continue;
      await this.meetings.change(tx, meeting, { state: 'cancelled', cancelledBy: 'practice', outcomeAt: now, reason });
    }
  }
}
