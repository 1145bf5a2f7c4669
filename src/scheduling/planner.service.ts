import { Injectable } from '@nestjs/common';
import { formatInstant, plusDays, weekdayOf } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { Alternative } from './alternatives.rules.js';
import { CalendarRepository, type Pair } from './calendar.repository.js';
import { planHorizon, planSessions, type Plan, type PlannedDate, type PlanTerms } from './plan.rules.js';
import type { Interval } from './obstacles.rules.js';
import { schedulingErrors } from './scheduling.errors.js';
import type { PreviewPlanRequest } from './scheduling.requests.js';
import type { PlannedTimeResponse, PlanResponse, ProposedDateResponse } from './scheduling.responses.js';

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
    const { startsOn, localTime, sessions, sessionMinutes, everyWeeks, months, ignore } = request;
    const chosen = request.chosen.map(({ insteadOf, localStart }) => {
      const [localDate = '', time = ''] = localStart.split('T');
      return { insteadOf, localDate, localTime: time };
    });
    const slot = { startsOn, weekday, localTime, timeZone };
    const terms = { ...slot, sessions, sessionMinutes, everyWeeks, months, ignore, chosen };
    const obstacles = await this.calendars.findObstacles(tx, pair, startsOn, planHorizon(terms));
    return { plan: planSessions(terms, obstacles), terms, coachId: pair.coachId };
  }

  /**
   * More dates for two who are engaged already: a weekly slot, from a day on, around what is in both calendars now but
   * for their own sessions, which make room.
   * @param taken what of their own does not make room: sessions that stay, or the weeks of those
   */
  async planMore(
    tx: Tx,
    { id, coachId, coacheeId }: Required<Pair> & { id: string },
    slot: Omit<PlanTerms, 'months' | 'ignore' | 'chosen'>,
    taken: Interval[],
  ): Promise<Plan> {
    const terms: PlanTerms = { ...slot, months: 1, ignore: [], chosen: [] };
    const pair = { coachId, coacheeId };
    const { list, load } = await this.calendars.findObstacles(tx, pair, terms.startsOn, planHorizon(terms), id);
    const own = taken.flatMap((time) => PARTIES.map((party) => ({ party, why: 'busy' as const, ...time })));
    return planSessions(terms, { list: [...list, ...own], load });
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

/** A plan as the API answers it. */
export function presentPlan({ sessions, skipped, endsOn, overrunDays }: Plan): PlanResponse {
  const extendsTo = overrunDays > 0 ? plusDays(endsOn, overrunDays) : null;
  const weeks = skipped.map(({ alternatives, ...week }) => ({ ...week, alternatives: alternatives.map(presentTime) }));
  return { sessions: sessions.map(presentDate), skipped: weeks, endsOn, overrunDays, extendsTo };
}

function presentDate({ number, insteadOf, despite, ...time }: PlannedDate): ProposedDateResponse {
  return { number, ...presentTime(time), insteadOf, despite };
}

function presentTime({ startsAt, endsAt, localDate, localTime, timeZone }: Alternative): PlannedTimeResponse {
  const instants = { startsAt: formatInstant(startsAt), endsAt: formatInstant(endsAt) };
  return { ...instants, localStart: `${localDate}T${localTime}`, timeZone };
}
