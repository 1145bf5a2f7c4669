import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PracticePath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { peopleErrors } from './people.errors.js';
import { PracticeResponse, RoleResponse, RolesResponse } from './people.responses.js';
import { PracticesService } from './practices.service.js';
import { AddRoleRequest } from './roles.requests.js';
import { RolesService } from './roles.service.js';

@ApiTags('Practice')
@Controller('api/v1')
export class RolesController {
  constructor(
    private readonly practices: PracticesService,
    private readonly roles: RolesService,
  ) {}

  @Get('practices/:practiceId')
  @Requires('practice.read')
  @Operation({ id: 'practices.read', summary: 'Your practice', answer: PracticeResponse })
  readPractice(
    @CurrentCaller() caller: PersonCaller,
    @Param() { practiceId }: PracticePath,
  ): Promise<PracticeResponse> {
    return this.practices.read(caller, practiceId);
  }

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
