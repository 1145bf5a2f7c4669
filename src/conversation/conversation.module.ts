import { Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { ActionsController } from './actions.controller.js';
import { ActionsRepository } from './actions.repository.js';
import { ActionsService } from './actions.service.js';
import { NoteVersionsController } from './note-versions.controller.js';
import { NoteVersionsService } from './note-versions.service.js';
import { NotesController } from './notes.controller.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';
import { PreparationController } from './preparation.controller.js';
import { PreparationService } from './preparation.service.js';
import { RecapService } from './recap.service.js';
import { SaidRepository } from './said.repository.js';
import { SessionGoalsRepository } from './session-goals.repository.js';
import { SessionGoalsService } from './session-goals.service.js';
import { SurroundingsRepository } from './surroundings.repository.js';
import { TopicsController } from './topics.controller.js';
import { TopicsRepository } from './topics.repository.js';
import { TopicsService } from './topics.service.js';

/** What is said around a session: topics, notes, actions; what to prepare, and what it came to. */
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [
    ...[TopicsController, ActionsController, NotesController, NoteVersionsController],
    PreparationController,
  ],
  providers: [
    ...[SurroundingsRepository, TopicsRepository, ActionsRepository, NotesRepository, SessionGoalsRepository],
    ...[SaidRepository, TopicsService, ActionsService, NotesService, NoteVersionsService, SessionGoalsService],
    ...[PreparationService, RecapService],
  ],
})
export class ConversationModule {}
