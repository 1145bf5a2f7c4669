import { Global, Module } from '@nestjs/common';
import { SessionBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaRepository } from './agenda.repository.js';
import { AgendaService } from './agenda.service.js';
import { HoldsController } from './holds.controller.js';
import { HoldsRepository } from './holds.repository.js';
import { HoldsService } from './holds.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { OutcomesService } from './outcomes.service.js';
import { EngagementSessionBook } from './session-book.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

/** What happens to each of the twelve: dates, holds, outcomes, ledger, agenda, notes. Global, because engagements ask their SessionBook. */
@Global()
@Module({
  imports: [EngagementsModule],
  controllers: [SessionsController, HoldsController, AgendaController, NotesController],
  providers: [
    ...[SessionsRepository, HoldsRepository, AgendaRepository, LedgerRepository, NotesRepository],
    ...[SessionsService, OutcomesService, HoldsService, AgendaService, NotesService],
    { provide: SessionBook, useClass: EngagementSessionBook },
  ],
  exports: [SessionBook],
})
export class SessionsModule {}
