import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PromptsResponse } from './prompts.responses.js';
import { PromptsService } from './prompts.service.js';

@ApiTags('Reviews')
@Controller('api/v1')
export class PromptsController {
  constructor(private readonly prompts: PromptsService) {}

  @Get('me/prompts')
  @Requires('prompt.read')
  @Operation({
    id: 'me.prompts',
    summary: 'What waits for you, across engagements',
    description:
      'Signatures to give, proposals and revisions of goals to decide on, reviews to answer and to settle, stale goals, ' +
      'reports to draft and to approve, a pulse to answer, change requests and handovers to answer; with the ids to act on. ' +
      'A goal is named to its coach and its coachee; of what is said, nothing is told.',
    answer: PromptsResponse,
  })
  read(@CurrentCaller() caller: PersonCaller): Promise<PromptsResponse> {
    return this.prompts.read(caller);
  }
}
