import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { RenewalController } from './renewal.controller.js';
import { RenewalRepository } from './renewal.repository.js';
import { RenewalService } from './renewal.service.js';
import { SponsorReportsController } from './sponsor-reports.controller.js';
import { SponsorReportsRepository } from './sponsor-reports.repository.js';
import { SponsorReportsService } from './sponsor-reports.service.js';

/** The one door a sponsor has, and the coachee's mirror of it. */
@Module({
  imports: [EngagementsModule],
  controllers: [SponsorReportsController, OverviewController, RenewalController],
  providers: [
    ...[SponsorReportsRepository, SponsorReportsService, OverviewRepository, OverviewService],
    ...[RenewalRepository, RenewalService],
  ],
})
export class SponsorReportsModule {}
