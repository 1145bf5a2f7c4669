import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { AuditExportService, EXPORT_TYPES } from './audit-export.service.js';
import { AuditExportQuery, AuditQuery, OpeningsQuery } from './audit.requests.js';
import { AuditEntriesResponse, OpeningsResponse } from './audit.responses.js';
import { AuditService } from './audit.service.js';

@ApiTags('Audit')
@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly exporting: AuditExportService,
  ) {}

  @Get('audit')
  @Requires('audit.read')
  @Operation({
    id: 'audit.list',
    summary: 'Who did what to what in the practice, when and from where; newest first',
    description: 'Refusals included. Ids and kinds alone, never what was said.',
    answer: AuditEntriesResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Query() query: AuditQuery): Promise<AuditEntriesResponse> {
    return this.audit.list(caller, query);
  }

  @Get('audit/export')
  @Requires('audit.export')
  @Operation({
    id: 'audit.export',
    summary: 'The same as a file, all of it',
    description: 'That it was taken away is recorded as well.',
    file: Object.values(EXPORT_TYPES),
  })
  export(@CurrentCaller() caller: PersonCaller, @Query() query: AuditExportQuery): Promise<StreamableFile> {
    return this.exporting.export(caller, query);
  }

  @Get('engagements/:engagementId/openings')
  @Requires('opening.read')
  @Operation({
    id: 'engagements.openings',
    summary: 'Who opened what of yours, newest first',
    description:
      'One line an hour for each person and thing. What you open yourself is not recorded. Of sponsors alone, who opened ' +
      'what they see of you, and when.',
    answer: OpeningsResponse,
  })
  openings(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Query() query: OpeningsQuery,
  ): Promise<OpeningsResponse> {
    return this.audit.openings(caller, engagementId, query);
  }
}
