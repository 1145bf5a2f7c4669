import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReportPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { confidentialityErrors } from '../confidentiality/confidentiality.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { reportErrors } from './report.errors.js';
import { ReportSending } from './report-sending.service.js';
import { ApproveReportRequest } from './reports.requests.js';
import { ReportStoryResponse } from './reports.responses.js';

const { sent, revised, unapproved, unshared } = reportErrors;
const { erased } = confidentialityErrors;

@ApiTags('Reports')
@Controller('api/v1/engagements/:engagementId/reports/:reportId')
export class ReportSendingController {
  constructor(private readonly reports: ReportSending) {}

  @Post('approval')
  @Requires('report.approve')
  @Operation({
    id: 'reports.approve',
    summary: 'Approve the text that you have read',
    description: 'That revision and no other: whoever changes a word asks you again.',
    answer: ReportStoryResponse,
    problems: [sent, revised, erased],
  })
  approve(
    @CurrentCaller() caller: PersonCaller,
    @Param() path: ReportPath,
    @Body() { revision }: ApproveReportRequest,
  ): Promise<ReportStoryResponse> {
    return this.reports.approve(caller, path, revision);
  }

  @Delete('approval')
  @Requires('report.approve')
  @Operation({
    ...{ id: 'reports.takeBackApproval', summary: 'Take your approval back, before it is sent' },
    ...{ answer: ReportStoryResponse, problems: [sent, erased] },
  })
  takeBack(@CurrentCaller() caller: PersonCaller, @Param() path: ReportPath): Promise<ReportStoryResponse> {
    return this.reports.takeBack(caller, path);
  }

  @Post('sending')
  @Requires('report.send')
  @Operation({
    id: 'reports.send',
    summary: 'Send it to the sponsors of the company, for good',
    description: 'The text that the coachee has approved. It then stays as it is, also when what was said is erased.',
    answer: ReportStoryResponse,
    problems: [sent, revised, unapproved, unshared, erased],
  })
  send(
    @CurrentCaller() caller: PersonCaller,
    @Param() path: ReportPath,
    @Body() { revision }: ApproveReportRequest,
  ): Promise<ReportStoryResponse> {
    return this.reports.send(caller, path, revision);
  }
}
