import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { PeopleRepository } from './people.repository.js';
import type { GiveRoleRequest } from './people.requests.js';
import type { ExampleGoalResponse, HeldRolesResponse, RoleResponse, RolesResponse } from './people.responses.js';
import { RolesRepository } from './roles.repository.js';
import type { AddRoleRequest } from './roles.requests.js';

@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly roles: RolesRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  async list(caller: PersonCaller): Promise<RolesResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.roles.findAll(tx) }));
  }

  add(caller: PersonCaller, request: AddRoleRequest): Promise<RoleResponse> {
    const { exampleGoals, ...role } = request;
    return this.database.transaction(caller, async (tx) => {
      const added = await this.roles.add(tx, { ...role, builtIn: false }, exampleGoals, this.clock.now());
      return { ...role, builtIn: false, ...added };
    });
  }

  /** Offers another goal to people in a role, a built-in one as well. */
  addExampleGoal(caller: PersonCaller, roleId: string, wording: string): Promise<ExampleGoalResponse> {
    return this.database.transaction(caller, (tx) => this.roles.addExample(tx, roleId, wording));
  }

  /** Offers a goal no more; those that were taken from it stay. */
  retireExampleGoal(caller: PersonCaller, id: string): Promise<void> {
    return this.database.transaction(caller, async (tx) => {
      if (!(await this.roles.retireExample(tx, id, this.clock.now()))) throw platformErrors.missing();
    });
  }

  heldBy(caller: PersonCaller, personId: string): Promise<HeldRolesResponse> {
    return this.database.read(caller, async (tx) => {
      if (!(await this.people.findById(tx, personId))) throw platformErrors.missing();
      return { items: await this.roles.findHeldBy(tx, personId) };
    });
  }

  /** Records a new job: people are promoted, also mid-engagement. */
  give(caller: PersonCaller, personId: string, request: GiveRoleRequest): Promise<HeldRolesResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      if (!(await this.people.findById(tx, personId))) throw platformErrors.missing();
      await this.roles.give(tx, personId, request.roleId, request.from, this.clock.now());
      return { items: await this.roles.findHeldBy(tx, personId) };
    });
  }
}
