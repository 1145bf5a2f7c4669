import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyEngagementPath, SentReportPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { ReportPdf } from './report-pdf.service.js';
import { SentReportResponse, SentReportsResponse } from './reports.responses.js';
import { SentReports } from './sent-reports.service.js';

@ApiTags('Sponsors')
@Controller('api/v1/companies/:companyId/engagements/:engagementId/reports')
export class SentReportsController {
  constructor(
    private readonly reports: SentReports,
    private readonly pdf: ReportPdf,
  ) {}

  @Get()
  @Requires('sent-report.read')
  @Operation({
    ...{ id: 'companies.reports', summary: 'Reports of an engagement that were sent to its company' },
    ...{ description: 'Approved by the coachee, and never changed.', answer: SentReportsResponse },
  })
  list(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId, engagementId }: CompanyEngagementPath,
  ): Promise<SentReportsResponse> {
    return this.reports.list(caller, companyId, engagementId);
  }

  @Get(':reportId')
  @Requires('sent-report.read')
  @Operation({ id: 'companies.report', summary: 'One of them', answer: SentReportResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() path: SentReportPath): Promise<SentReportResponse> {
    return this.reports.read(caller, path);
  }

  @Get(':reportId/pdf')
  @Requires('sent-report.read')
  @Operation({ id: 'companies.printReport', summary: 'The same as a PDF', file: ['application/pdf'] })
  async print(@CurrentCaller() caller: PersonCaller, @Param() path: SentReportPath): Promise<StreamableFile> {
    const { document, ...report } = await this.reports.read(caller, path);
    return this.pdf.print({ ...report, ...document });
  }
}
