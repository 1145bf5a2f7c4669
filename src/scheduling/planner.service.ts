import { Injectable } from '@nestjs/common';
import { formatInstant, plusDays, weekdayOf } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { CalendarRepository, type Pair } from './calendar.repository.js';
import { planSessions, type Obstacles, type Plan, type PlannedDate, type PlanTerms } from './plan.rules.js';
import { schedulingErrors } from './scheduling.errors.js';
import type { PreviewPlanRequest } from './scheduling.requests.js';
import type { PlannedDateResponse, PlanResponse } from './scheduling.responses.js';

type Span = Omit<Obstacles['busy'][number], 'party'>;
const PARTIES = ['coach', 'coachee'] as const;

/** Plans sessions around two lives. The preview and the draft both come from here. */
@Injectable()
export class PlannerService {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarRepository,
  ) {}

  /** Previews a plan; changes nothing. */
  preview(caller: PersonCaller, request: PreviewPlanRequest): Promise<PlanResponse> {
    return this.database.read(caller, async (tx) => presentPlan((await this.plan(tx, request)).plan));
  }

  /**
   * The plan for a request, around what is in both calendars now.
   * @returns the plan, with the terms as they were settled (the coach's zone, the weekday of the first day)
   */
  async plan(tx: Tx, request: PreviewPlanRequest): Promise<{ plan: Plan; terms: PlanTerms; coachId: string }> {
    const pair: Pair = { coachId: request.coachId ?? tx.caller.personId ?? '', coacheeId: request.coacheeId };
    const coachZone = await this.zoneOf(tx, pair);
    const timeZone = request.timeZone ?? coachZone;
    const weekday = request.weekday ?? weekdayOf(request.startsOn);
    const { startsOn, localTime, sessions, sessionMinutes, everyWeeks, months } = request;
    const terms = { startsOn, weekday, localTime, timeZone, sessions, sessionMinutes, everyWeeks, months };
    const obstacles = await this.calendars.findObstacles(
      tx,
      pair,
      startsOn,
      plusDays(startsOn, sessions * everyWeeks * 56),
    );
    const ignored = { coach: request.ignoreCoachTimeOff, coachee: request.ignoreCoacheeTimeOff };
    const daysOff = obstacles.daysOff.filter(({ party }) => !ignored[party]);
    return { plan: planSessions(terms, { ...obstacles, daysOff }), terms, coachId: pair.coachId };
  }

  /**
   * More dates for two who are engaged already: a weekly slot, from a day on, around what is in both calendars now.
   * @param own times that are free to these sessions because they hold them, and times that are not although nobody
   *   holds them: weeks in which the two meet anyway
   */
  async planMore(
    tx: Tx,
    { coachId, coacheeId }: Required<Pair>,
    terms: Omit<PlanTerms, 'months'>,
    own: { free: Span[]; taken: Span[] },
  ): Promise<Plan> {
    const { startsOn, sessions, everyWeeks } = terms;
    const last = plusDays(startsOn, sessions * everyWeeks * 56);
    const obstacles = await this.calendars.findObstacles(tx, { coachId, coacheeId }, startsOn, last);
    // Nobody is in two places: what is at exactly the time of a session of theirs is that session.
    const others = obstacles.busy.filter((block) => !own.free.some((span) => isSameTime(span, block)));
    const taken = own.taken.flatMap((span) => PARTIES.map((party) => ({ party, ...span })));
    return planSessions({ ...terms, months: 1 }, { ...obstacles, busy: [...others, ...taken] });
  }

  /** The coach's zone, once it is sure that coach and coachee are who they are said to be. */
  private async zoneOf(tx: Tx, pair: Pair): Promise<string> {
    const { administrator, personId } = tx.caller;
    const people = await this.calendars.findPeople(tx, pair);
    const coach = people.get(pair.coachId);
    if (!coach?.coaches || (!administrator && pair.coachId !== personId)) throw schedulingErrors.coachUnknown();
    if (pair.coacheeId && !people.has(pair.coacheeId)) throw schedulingErrors.coacheeUnknown();
    return coach.timeZone;
  }
}

function isSameTime(one: Span, other: Span): boolean {
  return +one.startsAt === +other.startsAt && +one.endsAt === +other.endsAt;
}

/** A plan as the API answers it. */
export function presentPlan({ sessions, skipped, endsOn, overrunDays }: Plan): PlanResponse {
  return { sessions: sessions.map(presentDate), skipped, endsOn, overrunDays };
}

function presentDate({ number, startsAt, endsAt, localDate, localTime, timeZone }: PlannedDate): PlannedDateResponse {
  const instants = { startsAt: formatInstant(startsAt), endsAt: formatInstant(endsAt) };
  return { number, ...instants, localStart: `${localDate}T${localTime}`, timeZone };
}
