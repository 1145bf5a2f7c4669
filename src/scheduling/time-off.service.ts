import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { TakeTimeOffRequest } from './scheduling.requests.js';
import type { TimeOffResponse, TimeOffsResponse } from './scheduling.responses.js';
import { TimeOff } from './time-off.entity.js';

/** Days off, each person's own: plans go around them, and nobody else reads them. */
@Injectable()
export class TimeOffService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  take(caller: PersonCaller, { firstDay, lastDay }: TakeTimeOffRequest): Promise<TimeOffResponse> {
    const { practiceId, personId } = caller;
    const createdAt = this.clock.now();
    const id = uuidv7({ msecs: createdAt.getTime() });
    return this.database.transaction(caller, async (tx) => {
      await tx.insert(TimeOff, { practiceId, id, personId, firstDay, lastDay, createdAt });
      return { id, firstDay, lastDay };
    });
  }

  list(caller: PersonCaller): Promise<TimeOffsResponse> {
    const { practiceId, personId } = caller;
    return this.database.read(caller, async (tx) => {
      const rows = await tx.find(TimeOff, { practiceId, personId }, { firstDay: 'ASC', id: 'ASC' });
      return { items: rows.map(({ id, firstDay, lastDay }) => ({ id, firstDay, lastDay })) };
    });
  }

  async giveBack(caller: PersonCaller, id: string): Promise<void> {
    const { practiceId, personId } = caller;
    await this.database.transaction(caller, async (tx) => {
      if ((await tx.delete(TimeOff, { practiceId, personId, id })) === 0) throw platformErrors.missing();
    });
  }
}
