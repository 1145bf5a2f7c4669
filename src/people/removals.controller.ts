import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PersonPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { peopleErrors } from './people.errors.js';
import { PersonResponse } from './people.responses.js';
import { RemovePersonRequest, SearchRemovalsRequest } from './removals.requests.js';
import { RemovalsResponse } from './removals.responses.js';
import { RemovalsService } from './removals.service.js';

@ApiTags('People')
@Controller('api/v1')
export class RemovalsController {
  constructor(private readonly removals: RemovalsService) {}

  @Get('removals')
  @Requires('person.read-removals')
  @Operation({ id: 'people.removals', summary: 'Who was removed and why, newest first', answer: RemovalsResponse })
  list(@CurrentCaller() caller: PersonCaller, @Query() query: PageQuery): Promise<RemovalsResponse> {
    return this.removals.list(caller, query);
  }

  @Post('removals/search')
  @Requires('person.read-removals')
  @Operation({ id: 'people.searchRemovals', summary: 'Of these, whose address it is', answer: RemovalsResponse })
  search(@CurrentCaller() caller: PersonCaller, @Body() body: SearchRemovalsRequest): Promise<RemovalsResponse> {
    return this.removals.list(caller, body);
  }

  @Post('people/:personId/removal')
  @Requires('person.remove')
  @Operation({
    id: 'people.remove',
    summary: 'Remove a person from the practice',
    description:
      'They get in no more: capacities, sponsorships, invitations, API tokens and sign-ins end. Their engagements stay, with their name, and the other one can end them.',
    status: 204,
    problems: [peopleErrors.lastAdministrator],
  })
  remove(
    @CurrentCaller() caller: PersonCaller,
    @Param() { personId }: PersonPath,
    @Body() { reason }: RemovePersonRequest,
  ): Promise<void> {
    return this.removals.remove(caller, personId, reason);
  }

  @Post('people/:personId/restoration')
  @Requires('person.restore')
  @Operation({
    id: 'people.restore',
    summary: 'Restore a person who was removed',
    description: 'The same person, with no capacity and no account: invite them, and they sign in again.',
    answer: PersonResponse,
    problems: [peopleErrors.notRemoved],
  })
  restore(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<PersonResponse> {
    return this.removals.restore(caller, personId);
  }
}
