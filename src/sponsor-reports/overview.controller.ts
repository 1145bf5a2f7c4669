import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath } from '../access/paths.js';
import { CurrentCaller, OpensEachEngagement, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { OverviewQuery, SearchOverviewRequest, TrendQuery } from './overview.requests.js';
import { CompanyOverviewResponse, CompanyTrendResponse, MyCompaniesResponse } from './overview.responses.js';
import { OverviewService } from './overview.service.js';

@ApiTags('Sponsors')
@Controller('api/v1')
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Get('me/companies')
  @Requires('company.list')
  @Operation({
    id: 'me.companies',
    summary: 'The companies that you are a sponsor of, by name',
    answer: MyCompaniesResponse,
  })
  mine(@CurrentCaller() caller: PersonCaller): Promise<MyCompaniesResponse> {
    return this.overviews.mine(caller);
  }

  @Get('companies/:companyId/overview')
  @Requires('company.overview')
  @OpensEachEngagement()
  @Operation({
    id: 'companies.overview',
    summary: "How a company's engagements stand, and what they sum up to",
    description:
      'Oldest first, unless sorted otherwise. The totals are of all that the filter lets through. Never what is said in them.',
    answer: CompanyOverviewResponse,
  })
  read(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Query() query: OverviewQuery,
  ): Promise<CompanyOverviewResponse> {
    return this.overviews.read(caller, companyId, query);
  }

  @Post('companies/:companyId/overview/search')
  @Requires('company.overview')
  @OpensEachEngagement()
  @Operation({
    id: 'companies.searchOverview',
    summary: 'The same, of coachees with something in their name',
    description: 'For the next page, ask with its cursor.',
    answer: CompanyOverviewResponse,
  })
  search(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Body() body: SearchOverviewRequest,
  ): Promise<CompanyOverviewResponse> {
    return this.overviews.read(caller, companyId, body);
  }

  @Get('companies/:companyId/trend')
  @Requires('company.overview')
  @Operation({
    id: 'companies.trend',
    summary: 'Sessions held, attendance and engagements that ran, month by month',
    answer: CompanyTrendResponse,
  })
  trend(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Query() { months }: TrendQuery,
  ): Promise<CompanyTrendResponse> {
    return this.overviews.trend(caller, companyId, months);
  }
}
