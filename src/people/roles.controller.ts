import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExampleGoalPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { peopleErrors } from './people.errors.js';
import { ExampleGoalResponse, RoleResponse, RolesResponse } from './people.responses.js';
import { AddExampleGoalRequest, AddRoleRequest } from './roles.requests.js';
import { RolesService } from './roles.service.js';

@ApiTags('Practice')
@Controller('api/v1')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get('roles')
  @Requires('role.read')
  @Operation({
    id: 'roles.list',
    summary: 'The jobs, with example goals: built-in ones first, by name',
    answer: RolesResponse,
  })
  list(@CurrentCaller() caller: PersonCaller): Promise<RolesResponse> {
    return this.roles.list(caller);
  }

  @Post('roles')
  @Requires('role.add')
  @Operation({
    id: 'roles.add',
    summary: "Add a role of the practice's own",
    status: 201,
    answer: RoleResponse,
    problems: [peopleErrors.roleNamed],
  })
  add(@CurrentCaller() caller: PersonCaller, @Body() body: AddRoleRequest): Promise<RoleResponse> {
    return this.roles.add(caller, body);
  }

  @Post('example-goals')
  @Requires('example-goal.add')
  @Operation({
    id: 'exampleGoals.add',
    summary: 'Offer another goal to people in a role',
    status: 201,
    answer: ExampleGoalResponse,
    problems: [peopleErrors.roleUnknown],
  })
  addExampleGoal(
    @CurrentCaller() caller: PersonCaller,
    @Body() { roleId, wording }: AddExampleGoalRequest,
  ): Promise<ExampleGoalResponse> {
    return this.roles.addExampleGoal(caller, roleId, wording);
  }

  @Delete('example-goals/:exampleGoalId')
  @Requires('example-goal.retire')
  @Operation({
    id: 'exampleGoals.retire',
    summary: 'Offer a goal no more',
    description: 'Goals that were taken from it stay as they are.',
    status: 204,
  })
  retireExampleGoal(@CurrentCaller() caller: PersonCaller, @Param() { exampleGoalId }: ExampleGoalPath): Promise<void> {
    return this.roles.retireExampleGoal(caller, exampleGoalId);
  }
}
