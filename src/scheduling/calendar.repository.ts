import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { localDateOf, plusDays } from '../platform/clock/zones.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PersonCalendar } from './calendar.types.js';
import type { Interval, Obstacles } from './obstacles.rules.js';
import { loadOf, obstaclesOf } from './person-obstacles.rules.js';
import { PublicHolidays } from './public-holidays.service.js';
import { daysThrough, intervalOf } from './where-days.rules.js';

// Functions that answer about calendars without showing what is in them: when, never what or with whom.
const lockCalendars = sql(`select lock_calendars($1::uuid[], $2)`);
const calendarsOf = sql(`select person_id as "personId", calendar from calendars_of($1::uuid[], $2, $3, $4, $5)`);
const planPeople = sql(`
  select id, time_zone as "timeZone",
    exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id and c.capacity = 'coach'
            and c.taken_at is null) as coaches
  from person p where id = any ($1::uuid[]) and removed_at is null`);
const shared = sql(`
  select time_zone as "timeZone", exists (
    select from engagement where coach_id = $1 and coachee_id = coalesce($2, caller_person())
      and state not in ('completed', 'ended_early')) as engaged
  from person where id = caller_person()`);

/** A time that somebody has something at. */
export type BusyTime = Interval & { personId: string };

/** The two calendars of a plan; the coachee's is known once there is one. */
export interface Pair {
  coachId: string;
  coacheeId?: string;
}

/** The coach's calendar, and what stands in the way of both. */
export interface PairCalendar {
  coach: PersonCalendar;
  obstacles: Obstacles;
}

@Injectable()
export class CalendarRepository {
  constructor(
    private readonly holidays: PublicHolidays,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes bookings of these people wait for one another: always first in a transaction, and in id order, so that
   * contention is a queue and not a deadlock. What was offered in their calendars, and is over by now, is free again.
   */
  async lock(tx: Tx, people: string[]): Promise<void> {
    await tx.rows(lockCalendars, [people, this.clock.now()]);
  }

  /** When these people have something already: when, and never what. */
  async findBusy(tx: Tx, personIds: string[], { startsAt, endsAt }: Interval): Promise<BusyTime[]> {
    const [first, last] = [startsAt, endsAt].map((instant) => localDateOf(instant, 'UTC'));
    const values = [personIds, first, plusDays(last ?? '', 1), null, this.clock.now()];
    const found = await tx.rows<{ personId: string; calendar: PersonCalendar }>(calendarsOf, values);
    return found.flatMap(({ personId, calendar }) =>
      calendar.busy.map(([from, to]) => ({ personId, ...intervalOf(from, to) })),
    );
  }

  async findPeople(tx: Tx, pair: Pair): Promise<Map<string, { timeZone: string; coaches: boolean }>> {
    const rows = await tx.rows<{ id: string; timeZone: string; coaches: boolean }>(planPeople, [idsOf(pair)]);
    return new Map(rows.map(({ id, ...person }) => [id, person]));
  }

  /** The caller's zone, and whether a coach and a coachee, the caller if none is named, have an open engagement. */
  async findAsker(tx: Tx, coachId: string, coacheeId?: string): Promise<{ timeZone: string; engaged: boolean }> {
    const row = await tx.row<{ timeZone: string; engaged: boolean }>(shared, [coachId, coacheeId]);
    if (!row) throw platformErrors.missing();
    return row;
  }

  /**
   * What stands in the way between two days, both included. `besides` is an engagement whose own holds do not count, or
   * a session that is moved.
   */
  async findObstacles(tx: Tx, pair: Pair, from: string, to: string, besides?: string): Promise<Obstacles> {
    return (await this.findCalendar(tx, pair, from, to, besides)).obstacles;
  }

  /** The same, with what the coach lets be booked. */
  async findCalendar(tx: Tx, pair: Pair, from: string, to: string, besides?: string): Promise<PairCalendar> {
    // Somebody else's day may begin a day before, and end a day after.
    const days = daysThrough(plusDays(from, -2), plusDays(to, 2));
    const values = [idsOf(pair), days[0], days.at(-1), besides, this.clock.now()];
    const rows = await tx.rows<{ personId: string; calendar: PersonCalendar }>(calendarsOf, values);
    const found = new Map(rows.map(({ personId, calendar }) => [personId, calendar]));
    const coach = found.get(pair.coachId);
    const coachee = pair.coacheeId === undefined ? undefined : found.get(pair.coacheeId);
    if (!coach || (pair.coacheeId !== undefined && !coachee)) throw platformErrors.missing();
    const list = [
      ...obstaclesOf(coach, 'coach', days, this.holidaysFor(coach)),
      ...(coachee ? obstaclesOf(coachee, 'coachee', days, this.holidaysFor(coachee)) : []),
    ];
    return { coach, obstacles: { list, load: loadOf(coach) } };
  }

  private holidaysFor({ holidayCountry, holidayRegion }: PersonCalendar) {
    return (year: number) => this.holidays.of(holidayCountry, holidayRegion, year);
  }
}

function idsOf({ coachId, coacheeId }: Pair): string[] {
  return coacheeId ? [coachId, coacheeId] : [coachId];
}
