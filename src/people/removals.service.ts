import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { peopleErrors } from './people.errors.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonResponse } from './people.responses.js';
import { RemovalsRepository } from './removals.repository.js';
import type { RemovalsResponse } from './removals.responses.js';

/** Who leaves the practice, and who comes back. */
@Injectable()
export class RemovalsService {
  constructor(
    private readonly database: Database,
    private readonly removals: RemovalsRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** Who was removed and why, newest first: all of them, or who has an address. */
  list(caller: PersonCaller, query: PageQuery & { email?: string }): Promise<RemovalsResponse> {
    const { cursor, email, limit } = query;
    return this.database.read(caller, async (tx) => {
      const rows = await this.removals.findPage(tx, idAfter(cursor), email, limit);
      return pageOf(rows, limit, (removal) => removal.id);
    });
  }

  /**
   * Removes somebody: what they asked before is carried out, and nothing after. Their engagements stay, with their name,
   * and are for the other one to end.
   */
  async remove(caller: PersonCaller, personId: string, reason: string): Promise<void> {
    await this.database.transaction(caller, async (tx) => {
      await this.people.lockAdministration(tx);
      if (!(await this.removals.remove(tx, personId, reason, this.clock.now()))) throw platformErrors.missing();
    });
  }

  /** Restores somebody: the same person, with no capacity, sponsorship or account; to sign in, they are invited anew. */
  restore(caller: PersonCaller, personId: string): Promise<PersonResponse> {
    return this.database.transaction(caller, async (tx) => {
      const restored = await this.removals.restore(tx, personId, this.clock.now());
      const person = await this.people.findById(tx, personId);
      if (!person) throw platformErrors.missing();
      if (!restored) throw peopleErrors.notRemoved();
      return person;
    });
  }
}
