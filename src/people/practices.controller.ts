import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PracticePath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { PracticeResponse } from './people.responses.js';
import { ChangePracticeRequest } from './practices.requests.js';
import { PracticesService } from './practices.service.js';

@ApiTags('Practice')
@Controller('api/v1/practices/:practiceId')
export class PracticesController {
  constructor(private readonly practices: PracticesService) {}

  @Get()
  @Requires('practice.read')
  @Operation({ id: 'practices.read', summary: 'Your practice', answer: PracticeResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { practiceId }: PracticePath): Promise<PracticeResponse> {
    return this.practices.read(caller, practiceId);
  }

  @Patch()
  @Requires('practice.change')
  @Operation({
    id: 'practices.change',
    summary: 'Change its name or time zone, or demand a second factor',
    answer: PracticeResponse,
    conditional: true,
  })
  change(
    @CurrentCaller() caller: PersonCaller,
    @Param() { practiceId }: PracticePath,
    @IfMatch() version: number,
    @Body() body: ChangePracticeRequest,
  ): Promise<PracticeResponse> {
    return this.practices.change(caller, practiceId, version, body);
  }
}
