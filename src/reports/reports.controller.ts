import { Body, Controller, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, ReportPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { confidentialityErrors } from '../confidentiality/confidentiality.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { reportErrors } from './report.errors.js';
import { ReportPdf } from './report-pdf.service.js';
import { DraftReportRequest, ReviseReportRequest } from './reports.requests.js';
import { ReportRevisionsResponse, ReportsResponse, ReportStoryResponse } from './reports.responses.js';
import { ReportsService } from './reports.service.js';
import { RevisionsService } from './revisions.service.js';

const { nobodyToSendTo, early, begun, sent } = reportErrors;
const { erased } = confidentialityErrors;

@ApiTags('Reports')
@Controller('api/v1/engagements/:engagementId/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly revisions: RevisionsService,
    private readonly pdf: ReportPdf,
  ) {}

  @Get()
  @Requires('report.read')
  @Operation({
    ...{ id: 'reports.list', summary: 'Reports to the company, drafted or sent', answer: ReportsResponse },
    description: 'A draft is coach’s and coachee’s. The company reads a report once it was sent, and nothing before.',
  })
  list(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<ReportsResponse> {
    return this.reports.list(caller, engagementId);
  }

  @Post()
  @Requires('report.write')
  @Operation({
    id: 'reports.draft',
    summary: 'Draft a report out of facts',
    description:
      'Sessions, attendance, milestones, and goals that the company may read: nothing of what is said. The midpoint report once that review has opened; the closing one also when the engagement is over.',
    status: 201,
    answer: ReportStoryResponse,
    problems: [nobodyToSendTo, early, begun, erased],
  })
  draft(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: DraftReportRequest,
  ): Promise<ReportStoryResponse> {
    return this.reports.draft(caller, engagementId, body);
  }

  @Get(':reportId')
  @Requires('report.read')
  @Operation({ id: 'reports.read', summary: 'A report', answer: ReportStoryResponse, problems: [erased] })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reportId }: ReportPath,
  ): Promise<ReportStoryResponse> {
    return this.reports.read(caller, engagementId, reportId);
  }

  @Put(':reportId')
  @Requires('report.write')
  @Operation({
    id: 'reports.revise',
    summary: 'Say it in other words; the facts become those of today',
    description:
      'A new revision: what the coachee had approved is approved no more. Who was overtaken gets 412, with what the report says now in `current`.',
    answer: ReportStoryResponse,
    conditional: true,
    problems: [sent, erased, platformErrors.stale],
  })
  revise(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reportId }: ReportPath,
    @IfMatch() version: number,
    @Body() body: ReviseReportRequest,
  ): Promise<ReportStoryResponse> {
    return this.reports.revise(caller, engagementId, reportId, version, body);
  }

  @Get(':reportId/revisions')
  @Requires('report.read')
  @Operation({
    ...{ id: 'reports.revisions', summary: 'What it has said, latest first', answer: ReportRevisionsResponse },
    problems: [erased],
  })
  listRevisions(
    @CurrentCaller() caller: PersonCaller,
    @Param() path: ReportPath,
    @Query() query: PageQuery,
  ): Promise<ReportRevisionsResponse> {
    return this.revisions.list(caller, path, query);
  }

  @Get(':reportId/pdf')
  @Requires('report.read')
  @Operation({
    ...{ id: 'reports.print', summary: 'The same as a PDF, as it would be sent' },
    ...{ file: ['application/pdf'], problems: [erased] },
  })
  async print(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, reportId }: ReportPath,
  ): Promise<StreamableFile> {
    const { document, ...report } = await this.reports.read(caller, engagementId, reportId);
    return this.pdf.print({ ...report, ...document });
  }
}
