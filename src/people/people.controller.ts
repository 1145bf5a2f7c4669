import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PersonPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { peopleErrors } from './people.errors.js';
import {
  AddPersonRequest,
  ChangePersonRequest,
  GiveRoleRequest,
  ListPeopleQuery,
  SearchPeopleRequest,
} from './people.requests.js';
import { HeldRolesResponse, PeopleResponse, PersonResponse } from './people.responses.js';
import { PeopleService } from './people.service.js';
import { RolesService } from './roles.service.js';

const { known, unknownCompany, unknownManager, capacityNotYours, roleUnknown, roleOverlaps } = peopleErrors;

@ApiTags('People')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RolesService,
  ) {}

  @Post()
  @Requires('person.add')
  @Operation({
    id: 'people.add',
    summary: 'Add a person',
    status: 201,
    answer: PersonResponse,
    problems: [known, unknownCompany, unknownManager, roleUnknown, capacityNotYours],
  })
  add(@CurrentCaller() caller: PersonCaller, @Body() body: AddPersonRequest): Promise<PersonResponse> {
    return this.people.add(caller, body);
  }

  @Get()
  @Requires('person.read')
  @Operation({
    id: 'people.list',
    summary: 'The people you may see, in the order they were added',
    answer: PeopleResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Query() query: ListPeopleQuery): Promise<PeopleResponse> {
    return this.people.list(caller, query);
  }

  @Post('search')
  @Requires('person.read')
  @Operation({
    id: 'people.search',
    summary: 'The people you may see who have an address, or something in their name',
    description: 'In the order they were added. For the next page, ask with its cursor.',
    answer: PeopleResponse,
  })
  search(@CurrentCaller() caller: PersonCaller, @Body() body: SearchPeopleRequest): Promise<PeopleResponse> {
    return this.people.search(caller, body);
  }

  @Get(':personId')
  @Requires('person.read')
  @Operation({ id: 'people.read', summary: 'One person', answer: PersonResponse })
  read(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<PersonResponse> {
    return this.people.read(caller, personId);
  }

  @Patch(':personId')
  @Requires('person.change')
  @Operation({
    id: 'people.change',
    summary: 'Change name, time zone or language',
    answer: PersonResponse,
    conditional: true,
  })
  change(
    @CurrentCaller() caller: PersonCaller,
    @Param() { personId }: PersonPath,
    @IfMatch() version: number,
    @Body() body: ChangePersonRequest,
  ): Promise<PersonResponse> {
    return this.people.change(caller, personId, version, body);
  }

  @Get(':personId/roles')
  @Requires('person.read')
  @Operation({
    id: 'people.roles',
    summary: 'The roles a person holds and held, oldest first',
    answer: HeldRolesResponse,
  })
  heldRoles(@CurrentCaller() caller: PersonCaller, @Param() { personId }: PersonPath): Promise<HeldRolesResponse> {
    return this.roles.heldBy(caller, personId);
  }

  @Post(':personId/roles')
  @Requires('person.give-role')
  @Operation({
    id: 'people.giveRole',
    summary: 'Record a new role from a day on',
    status: 201,
    answer: HeldRolesResponse,
    problems: [roleUnknown, roleOverlaps],
  })
  giveRole(
    @CurrentCaller() caller: PersonCaller,
    @Param() { personId }: PersonPath,
    @Body() body: GiveRoleRequest,
  ): Promise<HeldRolesResponse> {
    return this.roles.give(caller, personId, body);
  }
}
