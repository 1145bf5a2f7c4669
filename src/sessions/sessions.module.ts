import { Global, Module } from '@nestjs/common';
import { SessionBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { LedgerRepository } from './ledger.repository.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { OutcomesService } from './outcomes.service.js';
import { SessionAppointments } from './session-appointments.service.js';
import { EngagementSessionBook } from './session-book.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

/** What happens to each of the twelve: dates, outcomes, ledger, notes. Global, because engagements ask their SessionBook. */
@Global()
@Module({
  imports: [EngagementsModule],
  controllers: [SessionsController, NotesController],
  providers: [
    ...[SessionsRepository, LedgerRepository, NotesRepository, SessionsService, OutcomesService, NotesService],
    SessionAppointments,
    { provide: SessionBook, useClass: EngagementSessionBook },
  ],
  exports: [SessionBook],
})
export class SessionsModule {}
