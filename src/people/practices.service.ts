import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { builtInRoles } from './built-in-roles.js';
import { PeopleRepository, type NewPerson } from './people.repository.js';
import type { PracticeResponse } from './people.responses.js';
import { Practice } from './practice.entity.js';
import { RolesRepository } from './roles.repository.js';

/** Who starts a practice: its first administrator. */
export type Founder = Pick<NewPerson, 'name' | 'email' | 'timeZone' | 'language'> & { accountId: string };

@Injectable()
export class PracticesService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly roles: RolesRepository,
    private readonly clock: Clock,
  ) {}

  /** Starts a practice with the built-in roles and its first administrator. */
  start(name: string, timeZone: string, founder: Founder): Promise<PracticeResponse> {
    const now = this.clock.now();
    const id = uuidv7({ msecs: now.getTime() });
    const { accountId, ...about } = founder;
    return this.database.transaction(practiceItself(id), async (tx) => {
      await tx.insert(Practice, { id, name, timeZone, createdAt: now, version: 1 });
      for (const { exampleGoals, ...role } of builtInRoles)
        await this.roles.add(tx, { ...role, builtIn: true }, exampleGoals, now);
      const personId = await this.people.add(tx, { ...about, companyId: null, managerId: null }, now);
      await this.people.tieToAccount(tx, personId, accountId);
      await this.people.giveCapacity(tx, personId, 'administrator', now);
      return { id, name, timeZone, version: 1 };
    });
  }

  async read(caller: PersonCaller, id: string): Promise<PracticeResponse> {
    const practice = await this.database.read(caller, (tx) => tx.findOne(Practice, { id }));
    if (!practice) throw platformErrors.missing();
    return { id, name: practice.name, timeZone: practice.timeZone, version: practice.version };
  }
}
