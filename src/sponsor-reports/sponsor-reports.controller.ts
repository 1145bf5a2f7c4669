import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyEngagementPath, EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { SponsoredEngagementResponse } from './sponsor-reports.responses.js';
import { SponsorReportsService } from './sponsor-reports.service.js';

@ApiTags('Sponsors')
@Controller('api/v1')
export class SponsorReportsController {
  constructor(private readonly reports: SponsorReportsService) {}

  @Get('companies/:companyId/engagements/:engagementId')
  @Requires('company.overview')
  @Operation({ id: 'companies.engagement', summary: 'How one of them stands', answer: SponsoredEngagementResponse })
  engagement(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId, engagementId }: CompanyEngagementPath,
  ): Promise<SponsoredEngagementResponse> {
    return this.reports.engagement(caller, companyId, engagementId);
  }

  @Get('engagements/:engagementId/sponsor-view')
  @Requires('sponsor-view.read')
  @Operation({
    id: 'engagements.sponsorView',
    summary: 'Exactly what your sponsor sees',
    answer: SponsoredEngagementResponse,
  })
  mirror(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<SponsoredEngagementResponse> {
    return this.reports.engagement(caller, undefined, engagementId);
  }
}
