import { Module } from '@nestjs/common';
import { SponsorReportsController } from './sponsor-reports.controller.js';
import { SponsorReportsRepository } from './sponsor-reports.repository.js';
import { SponsorReportsService } from './sponsor-reports.service.js';

/** The one door a sponsor has, and the coachee's mirror of it. */
@Module({
  controllers: [SponsorReportsController],
  providers: [SponsorReportsRepository, SponsorReportsService],
})
export class SponsorReportsModule {}
