import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { ManagerViewRepository } from './manager-view.repository.js';
import { ManagerViewService } from './manager-view.service.js';
import { MirrorsController } from './mirrors.controller.js';
import { SponsorReportsController } from './sponsor-reports.controller.js';
import { SponsorReportsRepository } from './sponsor-reports.repository.js';
import { SponsorReportsService } from './sponsor-reports.service.js';
import { SponsorViewRepository } from './sponsor-view.repository.js';
import { SponsorViewService } from './sponsor-view.service.js';

/** The one door a sponsor has, the little one of a manager, and the coachee's mirror of both. */
@Module({
  imports: [EngagementsModule],
  controllers: [SponsorReportsController, MirrorsController],
  providers: [
    ...[SponsorReportsRepository, SponsorReportsService, SponsorViewRepository, SponsorViewService],
    ...[ManagerViewRepository, ManagerViewService],
  ],
})
export class SponsorReportsModule {}
