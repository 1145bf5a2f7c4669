import { Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { FactsRepository } from './facts.repository.js';
import { ReportMails } from './report-mails.service.js';
import { ReportPdf } from './report-pdf.service.js';
import { ReportSendingController } from './report-sending.controller.js';
import { ReportSending } from './report-sending.service.js';
import { ReportTextsRepository } from './report-texts.repository.js';
import { ReportTexts } from './report-texts.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { RevisionsService } from './revisions.service.js';
import { SentReportsController } from './sent-reports.controller.js';
import { SentReportsRepository } from './sent-reports.repository.js';
import { SentReports } from './sent-reports.service.js';

/** Reports to the company: drafted from facts, approved by the coachee, and then for good. */
@Module({
  imports: [EngagementsModule, ConfidentialityModule],
  controllers: [ReportsController, ReportSendingController, SentReportsController],
  providers: [
    ...[ReportsRepository, ReportTextsRepository, FactsRepository, SentReportsRepository, ReportTexts],
    ...[ReportsService, RevisionsService, ReportSending, SentReports, ReportPdf, ReportMails],
  ],
  exports: [SentReports],
})
export class ReportsModule {}
