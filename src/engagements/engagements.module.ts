import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AgreementService } from './agreement.service.js';
import { DraftingService } from './drafting.service.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { HandoverAnswersService } from './handover-answers.service.js';
import { HandoversController } from './handovers.controller.js';
import { HandoversRepository } from './handovers.repository.js';
import { HandoversService } from './handovers.service.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { LifecycleBooks } from './lifecycle-books.js';
import { LifecycleController } from './lifecycle.controller.js';
import { LifecycleService } from './lifecycle.service.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';
import { PausesService } from './pauses.service.js';
import { PlanAppointments } from './plan-appointments.service.js';
import { SignaturesRepository } from './signatures.repository.js';
import { SuccessorsService } from './successors.service.js';

/** The three months: draft, agreement, lifecycle, renewal. SessionBook and GoalBook come from the modules that keep them. */
@Module({
  imports: [SchedulingModule],
  controllers: [EngagementsController, LifecycleController, ParticipantsController, HandoversController],
  providers: [
    ...[EngagementsRepository, SignaturesRepository, EngagementsService, DraftingService],
    ...[HandoversRepository, SuccessorsService, HandoversService, HandoverAnswersService],
    ...[AgreementService, LifecycleService, PausesService, LifecycleBooks, ParticipantsRepository, ParticipantsService],
    ...[PlanAppointments, HealthRepository, HealthService],
  ],
  exports: [
    ...[EngagementsService, HealthService, LifecycleService, PausesService, ParticipantsService, SchedulingModule],
  ],
})
export class EngagementsModule {}
