import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ManagerViewRepository } from './manager-view.repository.js';
import { ManagerViewService } from './manager-view.service.js';
import { MirrorsController } from './mirrors.controller.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { RenewalController } from './renewal.controller.js';
import { RenewalRepository } from './renewal.repository.js';
import { RenewalService } from './renewal.service.js';
import { SponsorViewRepository } from './sponsor-view.repository.js';
import { SponsorViewService } from './sponsor-view.service.js';

/** The one door a sponsor has, the little one of a manager, and the coachee's mirror of both. */
@Module({
  imports: [EngagementsModule, ReportsModule],
  controllers: [OverviewController, MirrorsController, RenewalController],
  providers: [
    ...[OverviewRepository, OverviewService, SponsorViewRepository, SponsorViewService],
    ...[ManagerViewRepository, ManagerViewService, RenewalRepository, RenewalService],
  ],
})
export class SponsorReportsModule {}
