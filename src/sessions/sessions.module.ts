import { Global, Module } from '@nestjs/common';
import { SessionBook } from '../engagements/books.types.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { AnswersService } from './answers.service.js';
import { CancellationsService } from './cancellations.service.js';
import { ChangeRequestsRepository } from './change-requests.repository.js';
import { ChangeRequestsService } from './change-requests.service.js';
import { ConsequencesService } from './consequences.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaRepository } from './agenda.repository.js';
import { AgendaService } from './agenda.service.js';
import { HoldsController } from './holds.controller.js';
import { HoldsRepository } from './holds.repository.js';
import { HoldsService } from './holds.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { OutcomesService } from './outcomes.service.js';
import { PreviewsController } from './previews.controller.js';
import { ReschedulingService } from './rescheduling.service.js';
import { SeriesService } from './series.service.js';
import { SessionAppointments } from './session-appointments.service.js';
import { EngagementSessionBook } from './session-book.service.js';
import { SessionChangesController } from './session-changes.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

/** What happens to each of the twelve: dates, holds, outcomes, ledger, agenda. Global, because engagements ask their SessionBook. */
@Global()
@Module({
  imports: [EngagementsModule],
  controllers: [
    ...[SessionsController, SessionChangesController, CorrectionsController, PreviewsController],
    ...[HoldsController, AgendaController, LedgerController],
  ],
  providers: [
    ...[SessionsRepository, LedgerRepository, ChangeRequestsRepository, CorrectionsRepository],
    ...[SessionsService, SeriesService, ReschedulingService, CancellationsService, ChangeRequestsService],
    ...[AnswersService, OutcomesService, CorrectionsService, LedgerService, ConsequencesService],
    ...[HoldsRepository, HoldsService, AgendaRepository, AgendaService],
    SessionAppointments,
    { provide: SessionBook, useClass: EngagementSessionBook },
  ],
  exports: [SessionBook],
})
export class SessionsModule {}
