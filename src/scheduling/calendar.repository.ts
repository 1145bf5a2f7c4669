import { Injectable } from '@nestjs/common';
import { appointment, plusDays } from '../platform/clock/zones.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Interval, Obstacle, Obstacles, Party } from './obstacles.rules.js';

// Functions that answer about calendars without showing what is in them: when, never what or with whom.
const lockCalendars = sql(`select lock_calendars($1::uuid[])`);
const busyTimes = sql(`
  select person_id as "personId", starts_at as "startsAt", ends_at as "endsAt"
  from busy_times($1::uuid[], $2::date::timestamp at time zone 'UTC', $3::date::timestamp at time zone 'UTC', $4)`);
const busyIn = sql(`
  select person_id as "personId", starts_at as "startsAt", ends_at as "endsAt"
  from busy_times($1::uuid[], $2::timestamptz, $3::timestamptz, null)`);
const daysOff = sql(`
  select person_id as "personId", first_day as "firstDay", last_day as "lastDay" from days_off($1::uuid[], $2, $3)`);
const planPeople = sql(`
  select id, time_zone as "timeZone",
    exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id and c.capacity = 'coach'
            and c.taken_at is null) as coaches
  from person p where id = any ($1::uuid[]) and removed_at is null`);

/** A time that somebody has something at. */
export type BusyTime = Interval & { personId: string };

/** The two calendars of a plan; the coachee's is known once there is one. */
export interface Pair {
  coachId: string;
  coacheeId?: string;
}

@Injectable()
export class CalendarRepository {
  /**
   * Makes bookings of these people wait for one another: always first in a transaction, and in id order, so that
   * contention is a queue and not a deadlock.
   */
  async lock(tx: Tx, pair: Required<Pair>): Promise<void> {
    await tx.rows(lockCalendars, [[pair.coachId, pair.coacheeId]]);
  }

  /** The same for as many as are given. */
  async lockAll(tx: Tx, personIds: string[]): Promise<void> {
    await tx.rows(lockCalendars, [personIds]);
  }

  /** When these people have something already: when, and never what. */
  findBusy(tx: Tx, personIds: string[], { startsAt, endsAt }: Interval): Promise<BusyTime[]> {
    return tx.rows(busyIn, [personIds, startsAt, endsAt]);
  }

  async findPeople(tx: Tx, pair: Pair): Promise<Map<string, { timeZone: string; coaches: boolean }>> {
    const rows = await tx.rows<{ id: string; timeZone: string; coaches: boolean }>(planPeople, [idsOf(pair)]);
    return new Map(rows.map(({ id, ...person }) => [id, person]));
  }

  /** What stands in the way between two days, both included. `besides` is an engagement whose own holds do not count. */
  async findObstacles(tx: Tx, pair: Pair, from: string, to: string, besides?: string): Promise<Obstacles> {
    const partyOf = (personId: string): Party => (personId === pair.coachId ? 'coach' : 'coachee');
    const ids = idsOf(pair);
    const people = await this.findPeople(tx, pair);
    const [earliest, latest] = [plusDays(from, -2), plusDays(to, 2)];
    const busy = await tx.rows<{ personId: string } & Interval>(busyTimes, [ids, earliest, latest, besides]);
    const off = await tx.rows<{ personId: string } & Days>(daysOff, [ids, earliest, latest]);
    const taken = busy.map(({ personId, ...time }): Obstacle => ({ party: partyOf(personId), why: 'busy', ...time }));
    const away = off.map(({ personId, ...days }): Obstacle => {
      return { party: partyOf(personId), why: 'time_off', ...wholeDays(days, people.get(personId)?.timeZone ?? 'UTC') };
    });
    return { list: [...taken, ...away] };
  }
}

interface Days {
  firstDay: string;
  lastDay: string;
}

function wholeDays({ firstDay, lastDay }: Days, timeZone: string): Interval {
  const midnight = (day: string) => appointment(day, '00:00', timeZone).startsAt;
  return { startsAt: midnight(firstDay), endsAt: midnight(plusDays(lastDay, 1)) };
}

function idsOf({ coachId, coacheeId }: Pair): string[] {
  return coacheeId ? [coachId, coacheeId] : [coachId];
}
