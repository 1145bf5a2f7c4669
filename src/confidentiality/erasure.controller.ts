import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { confidentialityErrors } from './confidentiality.errors.js';
import { EraseContentRequest } from './erasure.requests.js';
import { ErasureService } from './erasure.service.js';

const { notOver, erased } = confidentialityErrors;

@ApiTags('Engagements')
@Controller('api/v1/engagements/:engagementId/content-erasure')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Post()
  @Requires('content.erase')
  @Operation({
    id: 'engagements.eraseContent',
    summary: 'Erase what was said in an engagement that is over, for good',
    description:
      'The key that it is sealed under is erased: notes, topics, actions, reviews, drafts of ' +
      'reports and what was written to check-ins can be read by nobody any more, and answers to pulses are removed. Reports that were sent, dates, the ledger, and the wording of goals stay.',
    status: 204,
    problems: [notOver, erased],
  })
  erase(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() { reason }: EraseContentRequest,
  ): Promise<void> {
    return this.erasures.erase(caller, engagementId, reason);
  }
}
