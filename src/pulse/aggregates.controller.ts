import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompanyPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { AggregatesService } from './aggregates.service.js';
import { PulsePublicationsResponse } from './pulses.responses.js';

const description =
  'Published monthly, where answers of five people or more have come in since; fewer wait, and nothing tells of them. Each answer is in one publication at most, and none is ever changed.';

@ApiTags('Pulse')
@Controller('api/v1')
export class AggregatesController {
  constructor(private readonly aggregates: AggregatesService) {}

  @Get('companies/:companyId/pulse')
  @Requires('pulse-aggregate.read')
  @Operation({
    ...{ id: 'companies.pulse', summary: 'How it goes for people of a company: means of five or more', description },
    answer: PulsePublicationsResponse,
  })
  ofCompany(
    @CurrentCaller() caller: PersonCaller,
    @Param() { companyId }: CompanyPath,
    @Query() query: PageQuery,
  ): Promise<PulsePublicationsResponse> {
    return this.aggregates.ofCompany(caller, companyId, query);
  }

  @Get('pulse')
  @Requires('pulse-aggregate.read-all')
  @Operation({
    ...{ id: 'pulse.list', summary: 'The same of all companies, and of people for whom none pays', description },
    answer: PulsePublicationsResponse,
  })
  ofAll(@CurrentCaller() caller: PersonCaller, @Query() query: PageQuery): Promise<PulsePublicationsResponse> {
    return this.aggregates.ofAll(caller, query);
  }
}
