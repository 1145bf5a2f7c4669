import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { ResolvingService } from './resolving.service.js';
import { ZoneDataRepository } from './zone-data.repository.js';
import { ZoneDataService } from './zone-data.service.js';
import { ZoneMails } from './zone-mails.service.js';

/** Appointments keep their wall clock when the zone data moves on. */
@Module({
  imports: [EngagementsModule],
  providers: [ZoneDataRepository, ResolvingService, ZoneDataService, ZoneMails],
})
export class ZoneDataModule {}
