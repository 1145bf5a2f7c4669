import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import { CapacitiesRepository } from './capacities.repository.js';
import type { CapacityName } from './capacity.entity.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';
import type { AddPersonRequest, ChangePersonRequest, ListPeopleQuery, SearchPeopleRequest } from './people.requests.js';
import type { PeopleResponse, PersonResponse } from './people.responses.js';
import { RolesRepository } from './roles.repository.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly roles: RolesRepository,
    private readonly capacities: CapacitiesRepository,
    private readonly clock: Clock,
  ) {}

  /** Adds a person with their job and capacities, all or nothing. */
  add(caller: PersonCaller, request: AddPersonRequest): Promise<PersonResponse> {
    const { role, capacities, companyId = null, managerId = null, ...about } = request;
    if (capacities.length > 0 && !caller.administrator) throw peopleErrors.capacityNotYours();
    return this.database.transaction(caller, async (tx) => {
      const id = await this.people.add(tx, { ...about, companyId, managerId }, this.clock.now());
      for (const capacity of capacities) await this.capacities.give(tx, id, capacity, this.clock.now());
      if (role) await this.roles.give(tx, id, role.roleId, role.from, this.clock.now());
      return this.present(tx, id);
    });
  }

  list(caller: PersonCaller, query: ListPeopleQuery): Promise<PeopleResponse> {
    const { cursor, capacity, limit } = query;
    return this.database.read(caller, async (tx) =>
      pageOf(await this.people.findPage(tx, idAfter(cursor), capacity, limit), limit, ({ id }) => id),
    );
  }

  search(caller: PersonCaller, { cursor, ...sought }: SearchPeopleRequest): Promise<PeopleResponse> {
    return this.database.read(caller, async (tx) =>
      pageOf(await this.people.search(tx, idAfter(cursor), sought), sought.limit, ({ id }) => id),
    );
  }

  read(caller: PersonCaller, id: string): Promise<PersonResponse> {
    return this.database.read(caller, (tx) => this.present(tx, id));
  }

  change(caller: PersonCaller, id: string, version: number, request: ChangePersonRequest): Promise<PersonResponse> {
    return this.database.transaction(caller, async (tx) => {
      await this.present(tx, id);
      if (!(await this.people.change(tx, id, version, { ...request }))) throw platformErrors.stale();
      return this.present(tx, id);
    });
  }

  /** A person joins with the account they sign in with, and with what they were invited as. */
  async join(tx: Tx, id: string, accountId: string, capacity: CapacityName | undefined, givenById: string) {
    await this.people.tieToAccount(tx, id, accountId);
    const held = (await this.present(tx, id)).capacities;
    if (capacity && !held.includes(capacity)) await this.capacities.give(tx, id, capacity, this.clock.now(), givenById);
  }

  private async present(tx: Tx, id: string): Promise<PersonResponse> {
    const person = await this.people.findById(tx, id);
    if (!person) throw platformErrors.missing();
    return person;
  }
}
