import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyEngagementPath, EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { engagementErrors } from '../engagements/engagement.errors.js';
import { goalErrors } from '../goals/goal.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { ManagerViewService } from './manager-view.service.js';
import { ManagerViewPreviewRequest, ManagerViewQuery, SponsorViewPreviewRequest } from './sponsor-view.requests.js';
import { ManagerViewResponse, ManagerViewsResponse, SponsorViewResponse } from './sponsor-view.responses.js';
import { SponsorViewService } from './sponsor-view.service.js';

/** What a sponsor and a manager see of one engagement, and the coachee's mirror of both. */
@ApiTags('Sponsors')
@Controller('api/v1')
export class MirrorsController {
  constructor(
    private readonly sponsors: SponsorViewService,
    private readonly managers: ManagerViewService,
  ) {}

  @Get('companies/:companyId/engagements/:engagementId')
  @Requires('company.overview')
  @Operation({
    id: 'companies.engagement',
    summary: 'How one of them stands',
    description: 'Progress, milestones, what was agreed, and the goals that the coachee shares. Never what is said.',
    answer: SponsorViewResponse,
  })
  engagement(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId, engagementId }: CompanyEngagementPath,
  ): Promise<SponsorViewResponse> {
    return this.sponsors.read(caller, companyId, engagementId);
  }

  @Get('engagements/:engagementId/sponsor-view')
  @Requires('sponsor-view.read')
  @Operation({
    id: 'engagements.sponsorView',
    summary: 'Exactly what your sponsor sees',
    description: 'Whether or not there is a sponsor by now. Who has opened it, GET …/openings?by=sponsor says.',
    answer: SponsorViewResponse,
  })
  mirror(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<SponsorViewResponse> {
    return this.sponsors.read(caller, undefined, engagementId);
  }

  @Post('engagements/:engagementId/sponsor-view/preview')
  @Requires('sponsor-view.read')
  @Operation({
    id: 'engagements.previewSponsorView',
    summary: 'What your sponsor would see, if you shared these goals so',
    description: 'Changes nothing. Also while it is a draft, of which a sponsor sees nothing yet.',
    answer: SponsorViewResponse,
    problems: [goalErrors.sponsorsOwn],
  })
  preview(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() { goals }: SponsorViewPreviewRequest,
  ): Promise<SponsorViewResponse> {
    return this.sponsors.preview(caller, engagementId, goals);
  }

  @Get('manager-views')
  @Requires('manager-view.list')
  @Operation({
    id: 'managerViews.list',
    summary: 'Engagements that you are invited to as a manager, latest first',
    description: 'Whose they are, their state and dates. Of each, GET …/manager-view shows what is shared with you.',
    answer: ManagerViewsResponse,
  })
  managerViews(@CurrentCaller() caller: PersonCaller): Promise<ManagerViewsResponse> {
    return this.managers.list(caller);
  }

  @Get('engagements/:engagementId/manager-view')
  @Requires('engagement.read-as-manager')
  @Operation({
    id: 'engagements.managerView',
    summary: 'What an invited manager sees',
    description: 'The coachee reads exactly the same, and says of which manager.',
    answer: ManagerViewResponse,
  })
  managerView(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Query() { managerId }: ManagerViewQuery,
  ): Promise<ManagerViewResponse> {
    return this.managers.read(caller, engagementId, managerId);
  }

  @Post('engagements/:engagementId/manager-view/preview')
  @Requires('manager-view.preview')
  @Operation({
    id: 'engagements.previewManagerView',
    summary: 'What a manager would see, if you invited them and shared these goals with them so',
    description: 'Changes nothing.',
    answer: ManagerViewResponse,
    problems: [engagementErrors.notYourManager],
  })
  previewManagerView(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() { managerId, goals }: ManagerViewPreviewRequest,
  ): Promise<ManagerViewResponse> {
    return this.managers.preview(caller, engagementId, managerId, goals);
  }
}
