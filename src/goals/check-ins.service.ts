import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { appointment } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { attainmentOf, attainmentSeries } from './attainment.rules.js';
import { CheckInsRepository, type Look } from './check-ins.repository.js';
import { refuseCheckInDate, refuseNotActive, refuseNotOpen } from './goal.rules.js';
import { GoalsRepository } from './goals.repository.js';
import type { CheckInRequest } from './goals.requests.js';
import type { GoalResponse } from './goals.responses.js';
import { measureOf, RANGES, ratingOf, type Measure } from './measure.rules.js';
import type { AttainmentResponse, GoalSeriesResponse, SeriesPointResponse } from './progress.responses.js';

/** Looks at progress, and what they show: of one goal, and of all that are measured by levels. */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly checkIns: CheckInsRepository,
    private readonly confidentiality: Confidentiality,
    private readonly clock: Clock,
  ) {}

  /**
   * One dated look at progress. One that its author keeps to themself changes nothing that anybody else can see: not
   * the goal, its version or when it was looked at last, and the audit trail does not tell of it.
   */
  checkIn(caller: PersonCaller, engagementId: string, id: string, request: CheckInRequest): Promise<GoalResponse> {
    const quietly = request.private ? { ...caller, request: undefined } : caller;
    return this.database.transaction(quietly, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      refuseNotActive(engagement.state);
      const goal = await this.goals.get(tx, engagementId, id);
      refuseNotOpen(goal.state);
      const { current } = await this.goals.present(tx, engagementId, id);
      const rating = ratingOf(request, current);
      const at = this.clock.now();
      const { timeZone, startsOn } = engagement;
      const today = this.clock.today(timeZone);
      const { note = null, on = today } = request;
      refuseCheckInDate(on, startsOn, today);
      const look = { ...rating, onDate: on, note, byId: caller.personId, at };
      if (request.private) await this.checkIns.keep(tx, goal, look, await this.confidentiality.keyFor(tx, engagement));
      else {
        const key = note === null ? undefined : await this.confidentiality.keyFor(tx, engagement);
        await this.checkIns.add(tx, goal, look, key);
        const lookedAt = on === today ? at : appointment(on, '12:00', timeZone).startsAt;
        await this.goals.change(tx, goal, { lastLookAt: later(goal.lastLookAt, lookedAt) }, at);
      }
      return this.goals.present(tx, engagementId, id);
    });
  }

  /** What there is to plot of a goal, on the scale that it was agreed to be measured on. */
  series(caller: PersonCaller, engagementId: string, goalId: string): Promise<GoalSeriesResponse> {
    return this.database.read(caller, async (tx) => {
      const { current } = await this.goals.present(tx, engagementId, goalId);
      const key = await this.confidentiality.keyIfKept(tx, engagementId);
      const looks = await this.checkIns.findLooks(tx, [goalId], key && new Map([[engagementId, key]]));
      const measure = measureOf(current);
      const { baseline, target } = current;
      return { goalId, measure, ...RANGES[measure], baseline, target, points: pointsOf(looks, measure) };
    });
  }

  /** The T-score of the goals that are measured by levels: now, and by date. Of looks that both read. */
  attainment(caller: PersonCaller, engagementId: string): Promise<AttainmentResponse> {
    return this.database.read(caller, async (tx) => {
      const goals = await this.checkIns.findScaled(tx, engagementId);
      const given = await this.checkIns.findLevels(tx, engagementId);
      const attained = goals.flatMap(({ weight, level }) => (level === null ? [] : [{ weight, level }]));
      const weighed = goals.map(({ goalId: id, weight }) => ({ id, weight }));
      return { score: attainmentOf(attained), goals, series: attainmentSeries(weighed, given) };
    });
  }
}

function pointsOf(looks: Look[], measure: Measure): SeriesPointResponse[] {
  return looks.flatMap((look) => {
    const value = look[measure];
    return value === null ? [] : [{ on: look.on, side: look.side, value, private: look.private }];
  });
}

function later(one: Date | null, other: Date): Date {
  return one && one > other ? one : other;
}
