import { Module, type DynamicModule } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { DemonstrationPlayer } from './demonstration-player.js';
import { DemonstrationController } from './demonstration.controller.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { DemonstrationService } from './demonstration.service.js';
import { Making } from './making.service.js';
import { Stage } from './stage.js';

/** A practice to look around in: that of `npm start`, and those that administrators ask for. */
@Module({})
export class DemonstrationModule {
  /** @param stage where it is played */
  static with(stage: Stage): DynamicModule {
    return {
      module: DemonstrationModule,
      imports: [PeopleModule],
      controllers: [DemonstrationController],
      providers: [
        { provide: Stage, useValue: stage },
        ...[DemonstrationRepository, DemonstrationService, DemonstrationPlayer, Making],
      ],
    };
  }
}
