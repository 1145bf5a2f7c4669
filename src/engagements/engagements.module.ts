import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AgreementService } from './agreement.service.js';
import { DraftingService } from './drafting.service.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { LifecycleBooks } from './lifecycle-books.js';
import { LifecycleController } from './lifecycle.controller.js';
import { LifecycleService } from './lifecycle.service.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsRepository } from './participants.repository.js';
import { ParticipantsService } from './participants.service.js';
import { PlanAppointments } from './plan-appointments.service.js';
import { SignaturesRepository } from './signatures.repository.js';

/** The three months: draft, agreement, lifecycle, renewal. SessionBook and GoalBook come from the modules that keep them. */
@Module({
  imports: [SchedulingModule],
  controllers: [EngagementsController, LifecycleController, ParticipantsController],
  providers: [
    ...[EngagementsRepository, SignaturesRepository, EngagementsService, DraftingService],
    ...[AgreementService, LifecycleService, LifecycleBooks, ParticipantsRepository, ParticipantsService],
    PlanAppointments,
  ],
  exports: [EngagementsService, LifecycleService, SchedulingModule],
})
export class EngagementsModule {}
