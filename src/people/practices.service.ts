import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import { practiceItself, type AskedBy, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { builtInRoles } from './built-in-roles.js';
import { CapacitiesRepository } from './capacities.repository.js';
import { PeopleRepository, type NewPerson } from './people.repository.js';
import type { PracticeResponse } from './people.responses.js';
import { Practice } from './practice.entity.js';
import type { ChangePracticeRequest } from './practices.requests.js';
import { RolesRepository } from './roles.repository.js';

/** Who starts a practice: its first administrator, and perhaps its first coach. */
export type Founder = Pick<NewPerson, 'name' | 'email' | 'timeZone' | 'language'> & {
  accountId: string;
  coach?: boolean;
};

/** A practice that begins. */
export interface NewPractice {
  name: string;
  timeZone: string;
  /** The practice that it is a demonstration of, and removed with. */
  demonstrationOf?: string;
}

@Injectable()
export class PracticesService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly roles: RolesRepository,
    private readonly capacities: CapacitiesRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a practice with the built-in roles and its first administrator.
   * @returns the practice, and who its founder is in it
   */
  start(
    { name, timeZone, demonstrationOf }: NewPractice,
    founder: Founder,
    request?: AskedBy,
  ): Promise<{ practice: PracticeResponse; founderId: string }> {
    const now = this.clock.now();
    const id = uuidv7({ msecs: now.getTime() });
    const { accountId, coach = false, ...about } = founder;
    return this.database.transaction({ ...practiceItself(id), request }, async (tx) => {
      const practice = { id, name, timeZone, demandsSecondFactor: false, version: 1 };
      await tx.insert(Practice, { ...practice, demonstrationOf, createdAt: now });
      for (const { exampleGoals, ...role } of builtInRoles)
        await this.roles.add(tx, { ...role, builtIn: true }, exampleGoals, now);
      const founderId = await this.people.add(tx, { ...about, companyId: null, managerId: null }, now);
      await this.people.tieToAccount(tx, founderId, accountId);
      await this.capacities.give(tx, founderId, 'administrator', now);
      if (coach) await this.capacities.give(tx, founderId, 'coach', now);
      return { practice, founderId };
    });
  }

  read(caller: PersonCaller, id: string): Promise<PracticeResponse> {
    return this.database.read(caller, (tx) => this.present(tx, id));
  }

  change(caller: PersonCaller, id: string, version: number, request: ChangePracticeRequest): Promise<PracticeResponse> {
    return this.database.transaction(caller, async (tx) => {
      const change = { ...request, version: version + 1 };
      if ((await tx.update(Practice, { id, version }, change)) !== 1) throw platformErrors.stale();
      return this.present(tx, id);
    });
  }

  private async present(tx: Tx, id: string): Promise<PracticeResponse> {
    const practice = await tx.findOne(Practice, { id });
    if (!practice) throw platformErrors.missing();
    const { name, timeZone, demandsSecondFactor, version } = practice;
    return { id, name, timeZone, demandsSecondFactor, version };
  }
}
