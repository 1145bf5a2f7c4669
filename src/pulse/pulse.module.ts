import { Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { AggregatesController } from './aggregates.controller.js';
import { AggregatesService } from './aggregates.service.js';
import { PublicationsRepository } from './publications.repository.js';
import { Publishing } from './publishing.service.js';
import { PulseMails } from './pulse-mails.service.js';
import { PulsesController } from './pulses.controller.js';
import { PulsesRepository } from './pulses.repository.js';
import { PulsesService } from './pulses.service.js';

/** How it goes, as coachees answer: theirs, and to others means of five people or more. */
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [PulsesController, AggregatesController],
  providers: [...[PulsesRepository, PulsesService, PulseMails, PublicationsRepository, Publishing, AggregatesService]],
})
export class PulseModule {}
