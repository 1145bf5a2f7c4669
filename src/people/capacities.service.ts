import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { CapacitiesRepository } from './capacities.repository.js';
import type { CapacitiesResponse, CapacityResponse } from './capacities.responses.js';
import type { CapacityName } from './capacity.entity.js';
import { refuseOneself } from './capacity.rules.js';
import { PeopleRepository } from './people.repository.js';

/** What people are in the practice as a whole: given and taken by administrators, and kept with who and when. */
@Injectable()
export class CapacitiesService {
  constructor(
    private readonly database: Database,
    private readonly capacities: CapacitiesRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** What a person holds and held, newest first. */
  history(caller: PersonCaller, personId: string): Promise<CapacitiesResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.capacities.findHistory(tx, personId) }));
  }

  /** Gives somebody else a capacity. Postgres ends their sign-ins: who signs in next does so with the new rights. */
  give(caller: PersonCaller, personId: string, capacity: CapacityName): Promise<CapacityResponse> {
    refuseOneself(caller, personId);
    return this.database.transaction(caller, async (tx) => {
      if (!(await this.people.keepPresent(tx, personId))) throw platformErrors.missing();
      await this.capacities.give(tx, personId, capacity, this.clock.now());
      const held = await this.capacities.findHeld(tx, personId, capacity);
      if (!held) throw platformErrors.missing();
      return held;
    });
  }

  /** Takes a capacity, one's own as well: only the last administrator stays, which Postgres sees to. */
  async take(caller: PersonCaller, personId: string, capacity: CapacityName): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      await this.people.lockAdministration(tx);
      await this.capacities.take(tx, personId, capacity, this.clock.now());
    });
  }
}
