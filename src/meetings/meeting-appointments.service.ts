import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppointmentKinds } from '../scheduling/appointment-kinds.service.js';
import { MeetingsRepository } from './meetings.repository.js';

/** Meetings are appointments, of their guests as well; one that newer zone data moves keeps its history. */
@Injectable()
export class MeetingAppointments implements OnModuleInit {
  constructor(
    private readonly kinds: AppointmentKinds,
    private readonly meetings: MeetingsRepository,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      table: 'meeting',
      open: `a.state = 'scheduled'`,
      blocks: 'true',
      versioned: true,
      called: { en: 'Meeting with', de: 'Treffen mit' },
      guests: `(select array_agg(g.person_id) from meeting_guest g where g.practice_id = a.practice_id
                and g.meeting_id = a.id and g.until is null and g.declined_at is null)`,
      recordMoves: (tx, moved, at, why) => this.meetings.recordShifts(tx, moved, at, why),
    });
  }
}
