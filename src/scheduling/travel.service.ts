import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Travel } from './availability.entity.js';
import type { TravelRequest } from './availability.requests.js';
import type { TravelResponse, TravelsResponse } from './availability.responses.js';

/** Days in another zone, each person's own: their hours go with them. */
@Injectable()
export class TravelService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  add(caller: PersonCaller, { firstDay, lastDay, timeZone }: TravelRequest): Promise<TravelResponse> {
    const { practiceId, personId } = caller;
    const createdAt = this.clock.now();
    const id = uuidv7({ msecs: createdAt.getTime() });
    return this.database.transaction(caller, async (tx) => {
      await tx.insert(Travel, { practiceId, id, personId, firstDay, lastDay, timeZone, createdAt });
      return { id, firstDay, lastDay, timeZone };
    });
  }

  list(caller: PersonCaller): Promise<TravelsResponse> {
    const { practiceId, personId } = caller;
    return this.database.read(caller, async (tx) => {
      const rows = await tx.find(Travel, { practiceId, personId }, { firstDay: 'ASC' });
      return { items: rows.map(({ id, firstDay, lastDay, timeZone }) => ({ id, firstDay, lastDay, timeZone })) };
    });
  }

  async cancel(caller: PersonCaller, id: string): Promise<void> {
    const { practiceId, personId } = caller;
    await this.database.transaction(caller, async (tx) => {
      if ((await tx.delete(Travel, { practiceId, personId, id })) === 0) throw platformErrors.missing();
    });
  }
}
