import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { renewalErrors } from './renewal.errors.js';
import { DecideRenewalRequest } from './renewal.requests.js';
import { RenewalDecisionsResponse, RenewalOutlookResponse } from './renewal.responses.js';
import { RenewalService } from './renewal.service.js';

@ApiTags('Sponsors')
@Controller('api/v1/engagements/:engagementId')
export class RenewalController {
  constructor(private readonly renewals: RenewalService) {}

  @Get('renewal-outlook')
  @Requires('renewal.read')
  @Operation({
    id: 'engagements.renewalOutlook',
    summary: 'What the sponsor needs to decide about a renewal',
    description:
      'What came of the engagement, on what terms it would go on, and what was decided. The coachee reads the same.',
    answer: RenewalOutlookResponse,
  })
  outlook(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<RenewalOutlookResponse> {
    return this.renewals.outlook(caller, engagementId);
  }

  @Get('renewal-decisions')
  @Requires('renewal.read-decisions')
  @Operation({
    id: 'engagements.renewalDecisions',
    summary: 'What the sponsor decided about a renewal, latest first',
    answer: RenewalDecisionsResponse,
  })
  decisions(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<RenewalDecisionsResponse> {
    return this.renewals.decisions(caller, engagementId);
  }

  @Post('renewal-decisions')
  @Requires('renewal.decide')
  @Operation({
    id: 'engagements.decideRenewal',
    summary: 'Decide about a renewal',
    description:
      'It tells the others what to prepare, and binds nobody: the renewal is agreed to by signature. Decide again at any time until you have signed it.',
    status: 201,
    answer: RenewalDecisionsResponse,
    problems: [renewalErrors.notBegun, renewalErrors.signed],
  })
  decide(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: DecideRenewalRequest,
  ): Promise<RenewalDecisionsResponse> {
    return this.renewals.decide(caller, engagementId, body);
  }
}
