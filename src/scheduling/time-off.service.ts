import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { TakeTimeOffRequest } from './scheduling.requests.js';
import type { TimeOffResponse, TimeOffsResponse } from './scheduling.responses.js';
import { TimeOff } from './time-off.entity.js';
import { hoursOff, wrongTimeOff } from './time-off.rules.js';

const zoneOn = sql(`
  select coalesce((select t.time_zone from travel t where t.person_id = p.id and $1 between t.first_day and t.last_day),
    p.time_zone) as "timeZone"
  from person p where p.id = caller_person()`);

/** Days and hours off, each person's own: plans go around them, and nobody else reads them. */
@Injectable()
export class TimeOffService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  take(caller: PersonCaller, request: TakeTimeOffRequest): Promise<TimeOffResponse> {
    const errors = wrongTimeOff(request);
    if (errors.length) throw platformErrors.invalid({ errors });
    const { practiceId, personId } = caller;
    const createdAt = this.clock.now();
    const id = uuidv7({ msecs: createdAt.getTime() });
    return this.database.transaction(caller, async (tx) => {
      const time = await this.timeOf(tx, request);
      await tx.insert(TimeOff, { practiceId, id, personId, ...time, createdAt });
      return presentTimeOff({ id, ...time });
    });
  }

  list(caller: PersonCaller): Promise<TimeOffsResponse> {
    const { practiceId, personId } = caller;
    return this.database.read(caller, async (tx) => {
      const rows = await tx.find(TimeOff, { practiceId, personId }, { firstDay: 'ASC', fromTime: 'ASC', id: 'ASC' });
      return { items: rows.map(presentTimeOff) };
    });
  }

  async giveBack(caller: PersonCaller, id: string): Promise<void> {
    const { practiceId, personId } = caller;
    await this.database.transaction(caller, async (tx) => {
      if ((await tx.delete(TimeOff, { practiceId, personId, id })) === 0) throw platformErrors.missing();
    });
  }

  /** Hours are by the clocks of where they are that day, unless a zone is said. */
  private async timeOf(tx: Tx, { firstDay = '', lastDay = '', localStart, localEnd, timeZone }: TakeTimeOffRequest) {
    if (localStart === undefined || localEnd === undefined) return { firstDay, lastDay };
    const there = timeZone ?? (await tx.row<{ timeZone: string }>(zoneOn, [localStart.slice(0, 10)]))?.timeZone;
    return hoursOff(localStart, localEnd, there ?? 'UTC');
  }
}

type Kept = Pick<TimeOff, 'id' | 'firstDay' | 'lastDay'> & Partial<Pick<TimeOff, 'fromTime' | 'toTime' | 'timeZone'>>;

function presentTimeOff({ id, firstDay, lastDay, fromTime, toTime, timeZone = null }: Kept): TimeOffResponse {
  const localStart = fromTime ? `${firstDay}T${fromTime.slice(0, 5)}` : null;
  const localEnd = toTime ? `${lastDay}T${toTime.slice(0, 5)}` : null;
  return { id, firstDay, lastDay, localStart, localEnd, timeZone };
}
