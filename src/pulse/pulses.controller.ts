import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, PulsePath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { confidentialityErrors } from '../confidentiality/confidentiality.errors.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { pulseErrors } from './pulse.errors.js';
import { AnswerPulseRequest } from './pulses.requests.js';
import { PulsesResponse } from './pulses.responses.js';
import { PulsesService } from './pulses.service.js';

const { notAsked, answered } = pulseErrors;
const { erased } = confidentialityErrors;

@ApiTags('Pulse')
@Controller('api/v1/engagements/:engagementId/pulses')
export class PulsesController {
  constructor(private readonly pulses: PulsesService) {}

  @Get()
  @Requires('pulse.read')
  @Operation({
    id: 'pulses.list',
    summary: 'How it goes, as the coachee answered at start, middle and end',
    description:
      'The answers are the coachee’s own. The coach reads those that are shared, and of others not even that they are there.',
    answer: PulsesResponse,
  })
  read(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<PulsesResponse> {
    return this.pulses.read(caller, engagementId);
  }

  @Post()
  @Requires('pulse.answer')
  @Operation({
    id: 'pulses.answer',
    summary: 'Answer a pulse: four times one to five',
    description:
      'Once, within six weeks after the review of that moment has opened. Sponsors and administrators read means of five people or more.',
    status: 201,
    answer: PulsesResponse,
    problems: [notAsked, answered, erased],
  })
  answer(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: AnswerPulseRequest,
  ): Promise<PulsesResponse> {
    return this.pulses.answer(caller, engagementId, body);
  }

  @Put(':pulseId/sharing')
  @Requires('pulse.share')
  @Operation({ id: 'pulses.share', summary: 'Show your answers to your coach', answer: PulsesResponse })
  share(@CurrentCaller() caller: PersonCaller, @Param() { engagementId, pulseId }: PulsePath): Promise<PulsesResponse> {
    return this.pulses.share(caller, engagementId, pulseId, true);
  }

  @Delete(':pulseId/sharing')
  @Requires('pulse.share')
  @Operation({
    id: 'pulses.unshare',
    summary: 'Do not show them any more: the next read is without them',
    answer: PulsesResponse,
  })
  unshare(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, pulseId }: PulsePath,
  ): Promise<PulsesResponse> {
    return this.pulses.share(caller, engagementId, pulseId, false);
  }
}
