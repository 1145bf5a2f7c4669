import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { peopleErrors } from './people.errors.js';
import { RoleResponse, RolesResponse } from './people.responses.js';
import { AddRoleRequest } from './roles.requests.js';
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
}
