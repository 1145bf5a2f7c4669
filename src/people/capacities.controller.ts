import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PersonPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { CapacityPath } from './capacities.requests.js';
import { CapacitiesResponse, CapacityResponse } from './capacities.responses.js';
import { CapacitiesService } from './capacities.service.js';
import { peopleErrors } from './people.errors.js';

@ApiTags('People')
@Controller('api/v1/people/:personId/capacities')
export class CapacitiesController {
  constructor(private readonly capacities: CapacitiesService) {}

  @Get()
  @Requires('person.read-capacities')
  @Operation({
    id: 'people.capacities',
    summary: 'The capacities a person holds and held, newest first',
    answer: CapacitiesResponse,
  })
  history(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<CapacitiesResponse> {
    return this.capacities.history(caller, personId);
  }

  @Put(':capacity')
  @Requires('person.give-capacity')
  @Operation({
    id: 'people.giveCapacity',
    summary: 'Make somebody administrator or coach',
    description: 'Never oneself. Their sign-ins end; who has the capacity already keeps it.',
    answer: CapacityResponse,
    problems: [peopleErrors.capacityOwn],
  })
  give(
    @CurrentCaller() caller: PersonCaller,
    @Param() { personId, capacity }: CapacityPath,
  ): Promise<CapacityResponse> {
    return this.capacities.give(caller, personId, capacity);
  }

  @Delete(':capacity')
  @Requires('person.give-capacity')
  @Operation({
    id: 'people.takeCapacity',
    summary: 'Take a capacity back',
    description: 'Also from oneself. Their sign-ins end. Engagements go on: who coaches in one stays its coach.',
    status: 204,
    problems: [peopleErrors.lastAdministrator],
  })
  take(@CurrentCaller() caller: PersonCaller, @Param() { personId, capacity }: CapacityPath): Promise<void> {
    return this.capacities.take(caller, personId, capacity);
  }
}
