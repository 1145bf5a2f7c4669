import { Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { demonstrationErrors } from './demonstration.errors.js';
import { DemonstrationResponse } from './demonstration.responses.js';
import { DemonstrationService } from './demonstration.service.js';

const { there, ofItself } = demonstrationErrors;

@ApiTags('Practice')
@Controller('api/v1/demonstration')
export class DemonstrationController {
  constructor(private readonly demonstrations: DemonstrationService) {}

  @Get()
  @Requires('demonstration.read')
  @Operation({
    id: 'demonstration.read',
    summary: 'The demonstration that your practice has, and how far its making is',
    answer: DemonstrationResponse,
  })
  read(@CurrentCaller() caller: PersonCaller): Promise<DemonstrationResponse> {
    return this.demonstrations.read(caller);
  }

  @Post()
  @Requires('demonstration.make')
  @Operation({
    id: 'demonstration.make',
    summary: 'Have a practice made to look around in',
    description:
      'A practice of its own, in which you are an administrator, coach three people, are coached yourself, and speak for a company. Everybody else in it is made up, and nobody is mailed. It takes some seconds: GET tells how far it is.',
    status: 201,
    answer: DemonstrationResponse,
    problems: [there, ofItself],
  })
  make(@CurrentCaller() caller: PersonCaller): Promise<DemonstrationResponse> {
    return this.demonstrations.ask(caller);
  }

  @Delete()
  @Requires('demonstration.remove')
  @Operation({
    id: 'demonstration.remove',
    summary: 'Remove the demonstration, with everything in it',
    description: 'Whether it is ready or still being made. Nothing of your own practice is touched.',
    status: 204,
  })
  remove(@CurrentCaller() caller: PersonCaller): Promise<void> {
    return this.demonstrations.remove(caller);
  }
}
