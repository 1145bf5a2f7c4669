import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { ChangeRequestsService } from './change-requests.service.js';
import type { RescheduledResponse } from './changes.responses.js';
import type { Engagement, Told } from './consequences.service.js';
import { dayOf, daysOf, timeOf } from './dates.rules.js';
import { noticeEndsAt, refuseLateMove, refuseMoveOverLimit, timelinessOf } from './notice.rules.js';
import { SeriesService } from './series.service.js';
import type { Session } from './session.entity.js';
import { refuseOutside, refuseTakenWeek, stateAfter } from './session.rules.js';
import { SessionsRepository, type When } from './sessions.repository.js';
import type { RescheduleSessionRequest } from './sessions.requests.js';
import { partyOf } from './sessions.service.js';

/** Moves sessions: one, or it and all that follow. */
@Injectable()
export class ReschedulingService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly series: SeriesService,
    private readonly requests: ChangeRequestsService,
    private readonly clock: Clock,
  ) {}

  reschedule(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    request: RescheduleSessionRequest,
  ): Promise<RescheduledResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const { moved, skipped = [] } = await this.rescheduling(tx, engagement, caller, id, request);
      const session = await this.sessions.present(tx, engagementId, id);
      const all = await this.sessions.findAll(tx, engagementId);
      return { ...session, moved: all.filter((each) => moved.includes(each.id)), skipped };
    });
  }

  /** What a move does; or, in the band before the notice, what it asks for. */
  async rescheduling(
    tx: Tx,
    engagement: Engagement,
    caller: PersonCaller,
    id: string,
    request: RescheduleSessionRequest,
  ): Promise<Told & { moved: string[] }> {
    const now = this.clock.now();
    const session = await this.sessions.get(tx, engagement.id, id);
    stateAfter('reschedule', session.state);
    const told = { noticeEndsAt: noticeEndsAt(session.startsAt, engagement.noticeHours) };
    const move = { at: now, byId: caller.personId, reason: request.reason ?? null };
    if (request.scope === 'following')
      return { ...told, ...(await this.series.moveFollowing(tx, engagement, session, request, move)) };
    const party = partyOf(caller, engagement);
    const when = await this.decide(tx, engagement, session, party, request);
    if (timelinessOf(party, session.startsAt, engagement, now) === 'asks') {
      await this.requests.ask(tx, engagement, session, { kind: 'rescheduling', when, reason: move.reason }, now);
      return { ...told, asksCoach: true, moved: [] };
    }
    if (party === 'coachee') await this.engagements.refuseUnlessFree(tx, engagement, when, id);
    await this.sessions.move(tx, engagement, session, when, move);
    return { ...told, moved: [id] };
  }

  /** The new time, once it is sure that the session may move there. */
  private async decide(
    tx: Tx,
    engagement: Engagement,
    session: Session,
    party: 'coach' | 'coachee',
    request: RescheduleSessionRequest,
  ): Promise<When> {
    const when = timeOf(engagement, request);
    const localDate = dayOf(when, engagement);
    refuseOutside(engagement, localDate);
    for (const time of [session.startsAt, when.startsAt])
      refuseLateMove(party, time, engagement.noticeHours, this.clock.now());
    refuseMoveOverLimit(party, await this.sessions.countMovesByCoachee(tx, session), engagement.rescheduleLimit);
    const others = (await this.sessions.findEntities(tx, engagement)).filter((each) => each.id !== session.id);
    const overrideWeek = party === 'coach' && request.overrideWeek;
    refuseTakenWeek({ localDate, otherDates: daysOf(others, engagement), overrideWeek });
    return when;
  }
}
