import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { AgendaQuery } from './agenda.requests.js';
import { AgendaResponse } from './agenda.responses.js';
import { AgendaService } from './agenda.service.js';

@ApiTags('Sessions')
@Controller('api/v1')
export class AgendaController {
  constructor(private readonly agenda: AgendaService) {}

  @Get('me/agenda')
  @Requires('agenda.read')
  @Operation({
    id: 'me.agenda',
    summary: 'What takes your time, across engagements, soonest first',
    description:
      'Sessions, meetings, what is held, and your days off: on the days from `from` to `to` in your zone, at most 62 of them; without both, what is next. What was cancelled is not in it.',
    answer: AgendaResponse,
  })
  read(@CurrentCaller() caller: PersonCaller, @Query() query: AgendaQuery): Promise<AgendaResponse> {
    return this.agenda.read(caller, query);
  }
}
