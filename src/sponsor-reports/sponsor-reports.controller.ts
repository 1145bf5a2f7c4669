import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath } from '../access/paths.js';
import { CurrentCaller, OpensEachEngagement, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { CompanyOverviewResponse } from './sponsor-reports.responses.js';
import { SponsorReportsService } from './sponsor-reports.service.js';

@ApiTags('Sponsors')
@Controller('api/v1')
export class SponsorReportsController {
  constructor(private readonly reports: SponsorReportsService) {}

  @Get('companies/:companyId/overview')
  @Requires('company.overview')
  @OpensEachEngagement()
  @Operation({
    id: 'companies.overview',
    summary: "How a company's engagements stand, oldest first",
    description: 'Never what is said in them.',
    answer: CompanyOverviewResponse,
  })
  overview(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Query() query: PageQuery,
  ): Promise<CompanyOverviewResponse> {
    return this.reports.overview(caller, companyId, query);
  }
}
