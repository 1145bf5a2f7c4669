import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppointmentKinds } from '../scheduling/appointment-kinds.service.js';
import { SessionsRepository } from './sessions.repository.js';

/** Scheduled sessions are appointments; a session that is moved keeps its history, whoever or whatever moved it. */
@Injectable()
export class SessionAppointments implements OnModuleInit {
  constructor(
    private readonly kinds: AppointmentKinds,
    private readonly sessions: SessionsRepository,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      table: 'session',
      open: `a.state = 'scheduled'`,
      blocks: 'true',
      versioned: true,
      called: { en: 'Session with', de: 'Sitzung mit' },
      recordMoves: (tx, moved, at, why) => this.sessions.recordShifts(tx, moved, at, why),
    });
  }
}
