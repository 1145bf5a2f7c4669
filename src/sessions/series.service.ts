import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { weekdayOf } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { Interval } from '../scheduling/obstacles.rules.js';
import type { Plan } from '../scheduling/plan.rules.js';
import { PlannerService, presentPlan } from '../scheduling/planner.service.js';
import type { BookedSessionsResponse } from './changes.responses.js';
import type { Engagement, Told } from './consequences.service.js';
import { dayOf, daysOf, timeOf, weekOf } from './dates.rules.js';
import { refuseLateMove, refuseMoveOverLimit, timelinessOf } from './notice.rules.js';
import type { Session } from './session.entity.js';
import { sessionErrors } from './session.errors.js';
import { inOrderOfMoving, refuseInactive, refuseOverrun, type SessionParty } from './session.rules.js';
import { SessionsRepository, type Move } from './sessions.repository.js';
import type { BookRemainingRequest, RescheduleSessionRequest } from './sessions.requests.js';

/** Several sessions at once, in a weekly slot: all that follow one, or all that are left. All of them, or none. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly planner: PlannerService,
    private readonly clock: Clock,
  ) {}

  /** Books all sessions that are left and have no date. */
  bookRemaining(
    caller: PersonCaller,
    engagementId: string,
    request: BookRemainingRequest,
  ): Promise<BookedSessionsResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const { booked, skipped = [] } = await this.bookingRemaining(tx, engagement, request);
      const all = await this.sessions.findAll(tx, engagementId);
      return { items: all.filter(({ id }) => booked.includes(id)), skipped };
    });
  }

  /** What that does to an engagement that is locked. */
  async bookingRemaining(
    tx: Tx,
    engagement: Engagement,
    request: BookRemainingRequest,
  ): Promise<Told & { booked: string[] }> {
    refuseInactive(engagement);
    const figures = (await this.sessions.findFigures(tx, [engagement.id], this.clock.now())).get(engagement.id);
    const count = (figures?.left ?? 0) - (figures?.scheduled ?? 0);
    if (count < 1) throw sessionErrors.noneLeft();
    const others = await this.sessions.findEntities(tx, engagement);
    const plan = await this.plan(tx, engagement, request, count, takenBy(others, engagement, request.overrideWeek));
    const last = Math.max(0, ...others.map(({ number }) => number));
    const dates = plan.sessions.map((date) => ({ ...date, number: last + date.number }));
    return { booked: await this.sessions.add(tx, engagement, dates), skipped: presentPlan(plan).skipped };
  }

  /** Moves a session, and each later one that is scheduled, to another weekly slot. */
  async moveFollowing(
    tx: Tx,
    engagement: Engagement,
    session: Session,
    request: RescheduleSessionRequest,
    move: Move,
  ): Promise<Told & { moved: string[] }> {
    const party = move.byId === engagement.coachId ? 'coach' : 'coachee';
    const all = await this.sessions.findEntities(tx, engagement);
    const moving = all.filter(({ state, startsAt }) => state === 'scheduled' && startsAt >= session.startsAt);
    for (const each of moving) await this.refuseOne(tx, engagement, each, party, move.at);
    // Their times make room, and so do those that were asked for.
    await this.sessions.lapseRequests(tx, moving, move.at);
    const others = all.filter((each) => !moving.includes(each));
    const taken = takenBy(others, engagement, party === 'coach' && request.overrideWeek);
    const plan = await this.plan(tx, engagement, request, moving.length, taken);
    for (const { startsAt } of plan.sessions) refuseLateMove(party, startsAt, engagement.noticeHours, move.at);
    if (party === 'coachee')
      for (const date of plan.sessions) await this.engagements.refuseUnlessFree(tx, engagement, date, engagement.id);
    const moves = plan.sessions.flatMap((to, index) => {
      const from = moving[index];
      return from && (+from.startsAt !== +to.startsAt || from.timeZone !== to.timeZone) ? [{ from, to }] : [];
    });
    for (const { from, to } of inOrderOfMoving(moves)) await this.sessions.move(tx, engagement, from, to, move);
    return { moved: moves.map(({ from }) => from.id), skipped: presentPlan(plan).skipped };
  }

  /** The notice, the band before it and the limit are those of each session, not of the first alone. */
  private async refuseOne(tx: Tx, engagement: Engagement, session: Session, party: SessionParty, now: Date) {
    refuseLateMove(party, session.startsAt, engagement.noticeHours, now);
    if (timelinessOf(party, session.startsAt, engagement, now) === 'asks') throw sessionErrors.followingWouldAsk();
    refuseMoveOverLimit(party, await this.sessions.countMovesByCoachee(tx, session), engagement.rescheduleLimit);
  }

  private async plan(
    tx: Tx,
    engagement: Engagement,
    request: BookRemainingRequest,
    sessions: number,
    taken: Interval[],
  ): Promise<Plan> {
    const { localDate: startsOn, localTime, timeZone } = timeOf(engagement, request);
    const { sessionMinutes, everyWeeks } = engagement;
    const slot = { startsOn, weekday: weekdayOf(startsOn), localTime, timeZone };
    const plan = await this.planner.planMore(tx, engagement, { ...slot, sessions, sessionMinutes, everyWeeks }, taken);
    refuseOverrun(
      engagement,
      plan.sessions.map((date) => dayOf(date, engagement)),
    );
    return plan;
  }
}

/** What sessions that stay leave no room for: the weeks in which the two meet anyway, or only the times themselves. */
function takenBy(sessions: Session[], engagement: Engagement, overrideWeek: boolean): Interval[] {
  if (overrideWeek) return sessions.filter(({ state }) => state === 'scheduled');
  return daysOf(sessions, engagement).map((day) => weekOf(day, engagement.timeZone));
}
