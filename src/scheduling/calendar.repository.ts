import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { plusDays } from '../platform/clock/zones.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Obstacles, Party } from './plan.rules.js';

// Functions that answer about calendars without showing what is in them: when, never what or with whom.
const lockCalendars = sql(`select lock_calendars($1::uuid[], $2)`);
const busyTimes = sql(`
  select person_id as "personId", starts_at as "startsAt", ends_at as "endsAt"
  from busy_times($1::uuid[], $2::date::timestamp at time zone 'UTC', $3::date::timestamp at time zone 'UTC', $4, $5)`);
const daysOff = sql(`
  select person_id as "personId", first_day as "firstDay", last_day as "lastDay" from days_off($1::uuid[], $2, $3)`);
const planPeople = sql(`
  select id, time_zone as "timeZone",
    exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id and c.capacity = 'coach'
            and c.taken_at is null) as coaches
  from person p where id = any ($1::uuid[]) and removed_at is null`);

/** The two calendars of a plan; the coachee's is known once there is one. */
export interface Pair {
  coachId: string;
  coacheeId?: string;
}

@Injectable()
export class CalendarRepository {
  constructor(private readonly clock: Clock) {}

  /**
   * Makes bookings of these people wait for one another: always first in a transaction, and in id order, so that
   * contention is a queue and not a deadlock. What was offered in their calendars, and is over by now, is free again.
   */
  async lock(tx: Tx, people: string[]): Promise<void> {
    await tx.rows(lockCalendars, [people, this.clock.now()]);
  }

  async findPeople(tx: Tx, pair: Pair): Promise<Map<string, { timeZone: string; coaches: boolean }>> {
    const rows = await tx.rows<{ id: string; timeZone: string; coaches: boolean }>(planPeople, [idsOf(pair)]);
    return new Map(rows.map(({ id, ...person }) => [id, person]));
  }

  /** What stands in the way between two days, both included. `besides` is an engagement whose own holds do not count. */
  async findObstacles(tx: Tx, pair: Pair, from: string, to: string, besides?: string): Promise<Obstacles> {
    const partyOf = (personId: string): Party => (personId === pair.coachId ? 'coach' : 'coachee');
    const ids = idsOf(pair);
    const busy = await tx.rows<{ personId: string; startsAt: Date; endsAt: Date }>(busyTimes, [
      ...[ids, plusDays(from, -2), plusDays(to, 2), besides, this.clock.now()],
    ]);
    const off = await tx.rows<{ personId: string; firstDay: string; lastDay: string }>(daysOff, [ids, from, to]);
    return {
      busy: busy.map(({ personId, ...block }) => ({ party: partyOf(personId), ...block })),
      daysOff: off.map(({ personId, ...days }) => ({ party: partyOf(personId), ...days })),
    };
  }
}

function idsOf({ coachId, coacheeId }: Pair): string[] {
  return coacheeId ? [coachId, coacheeId] : [coachId];
}
