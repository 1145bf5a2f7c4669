import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { PlanTerms } from '../scheduling/plan.rules.js';
import { PlannerService, presentPlan } from '../scheduling/planner.service.js';
import type { PlanResponse } from '../scheduling/scheduling.responses.js';
import { GoalBook } from './books.types.js';
import { engagementErrors } from './engagement.errors.js';
import { Engagement } from './engagement.entity.js';
import { refuseConflictOfInterest, refuseSubmitted, windowEnd } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import type {
  DraftEngagementRequest,
  RenewEngagementRequest,
  ReplanEngagementRequest,
} from './engagements.requests.js';
import type { DraftedEngagementResponse } from './engagements.responses.js';
import { EngagementsService } from './engagements.service.js';

/** Drafts an engagement with its plan: the first, and those that follow it. */
@Injectable()
export class DraftingService {
  constructor(
    private readonly database: Database,
    private readonly planner: PlannerService,
    private readonly engagements: EngagementsService,
    private readonly repository: EngagementsRepository,
    private readonly goals: GoalBook,
    private readonly clock: Clock,
  ) {}

  draft(caller: PersonCaller, request: DraftEngagementRequest): Promise<DraftedEngagementResponse> {
    return this.database.transaction(caller, async (tx) => {
      const { id, presented } = await this.plan(tx, request, null);
      return this.present(tx, id, presented);
    });
  }

  /** Another three months: a draft that names its predecessor, with its open goals proposed again. */
  renew(caller: PersonCaller, id: string, request: RenewEngagementRequest): Promise<DraftedEngagementResponse> {
    // The practice carries the goals over; the draft itself is the coach's or the administrator's, and needs their right.
    return this.database.transaction({ ...caller, itself: true }, async (tx) => {
      const predecessor = await this.engagements.lock(tx, id);
      if (!['completed', 'ended_early'].includes(predecessor.state))
        throw engagementErrors.state('Complete or end the engagement first; then it can be renewed.');
      const { coachId, coacheeId, companyId, kind, noticeHours, goalsInProgress, staleAfterWeeks } = predecessor;
      const { changeBandHours, rescheduleLimit, closingReviewDays, offTrackAfterWeeks } = predecessor;
      const limits = {
        changeBandHours: changeBandHours ?? undefined,
        rescheduleLimit: rescheduleLimit ?? undefined,
      };
      const same = {
        ...{ coachId, coacheeId, companyId: companyId ?? undefined, kind, noticeHours },
        ...{ goalsInProgress, staleAfterWeeks, offTrackAfterWeeks, closingReviewDays },
        ...limits,
      };
      const { id: renewalId, presented } = await this.plan(tx, { ...request, ...same }, predecessor.id);
      const renewal = await this.engagements.get(tx, renewalId);
      await this.goals.carryOver(tx, predecessor, renewal, request.goalIds);
      return this.present(tx, renewalId, presented);
    });
  }

  /** Plans a draft anew, on other terms or around what has come up since; nobody has been asked to agree yet. */
  replan(
    caller: PersonCaller,
    id: string,
    version: number,
    request: ReplanEngagementRequest,
  ): Promise<DraftedEngagementResponse> {
    // The dates belong to the two people; the plan needs the right of the coach or the administrator.
    return this.database.transaction({ ...caller, itself: true }, async (tx) => {
      const engagement = await this.engagements.lock(tx, id);
      if (engagement.version !== version) throw platformErrors.stale();
      refuseSubmitted(engagement.state);
      const { coachId, coacheeId } = engagement;
      const { plan, terms } = await this.planner.plan(tx, { ...request, coachId, coacheeId });
      const endsOn = windowEnd(plan.endsOn, plan.overrunDays, request.extendsTo);
      await this.repository.replan(tx, engagement, { ...engagementTerms(terms), endsOn }, plan.sessions);
      return this.present(tx, id, presentPlan(plan));
    });
  }

  private async plan(tx: Tx, request: DraftEngagementRequest, predecessorId: string | null) {
    const { plan, terms, coachId } = await this.planner.plan(tx, request);
    if (coachId === request.coacheeId) throw engagementErrors.onePerson();
    const endsOn = windowEnd(plan.endsOn, plan.overrunDays, request.extendsTo);
    const reportsToCoach = (await this.repository.findManagerId(tx, request.coacheeId)) === coachId;
    if (!predecessorId) refuseConflictOfInterest(reportsToCoach, tx.caller.administrator, request.conflictReason);
    const engagement = this.newEngagement(tx, request, terms, coachId, endsOn, predecessorId);
    await this.repository.add(tx, engagement, plan.sessions);
    await this.repository.record(tx, engagement, null, engagement.createdAt, request.conflictReason ?? null);
    return { id: engagement.id, presented: presentPlan(plan) };
  }

  private newEngagement(
    tx: Tx,
    request: DraftEngagementRequest,
    terms: PlanTerms,
    coachId: string,
    endsOn: string,
    predecessorId: string | null,
  ): Engagement {
    const createdAt = this.clock.now();
    const { coacheeId, companyId = null, noticeHours, goalsInProgress, staleAfterWeeks } = request;
    const { changeBandHours = null, rescheduleLimit = null, closingReviewDays, offTrackAfterWeeks } = request;
    return Object.assign(new Engagement(), {
      ...{
        practiceId: tx.caller.practiceId,
        id: uuidv7({ msecs: createdAt.getTime() }),
        coachId,
        coacheeId,
        companyId,
      },
      ...{
        kind: request.kind ?? (companyId ? 'external' : 'personal'),
        state: 'draft',
        endsOn,
        noticeHours,
        goalsInProgress,
        staleAfterWeeks,
      },
      ...engagementTerms(terms),
      ...{ changeBandHours, rescheduleLimit, offTrackAfterWeeks, pausedUntil: null },
      ...{ holdDays: 10, graceDays: 14, closingReviewDays, predecessorId, agreementDueAt: null, activatedAt: null },
      ...{ createdAt, createdById: tx.caller.personId, version: 1 },
    });
  }

  /** An administrator who drafts for a coach sees the dates in this answer; afterwards they are the two people's. */
  private async present(tx: Tx, id: string, { sessions, skipped }: PlanResponse): Promise<DraftedEngagementResponse> {
    return { ...(await this.engagements.present(tx, id)), plan: sessions, skipped };
  }
}

/** What an engagement keeps of the terms of its plan. */
function engagementTerms(terms: PlanTerms) {
  const { startsOn, months, sessions, sessionMinutes, everyWeeks, localTime, timeZone } = terms;
  return { startsOn, months, sessions, sessionMinutes, everyWeeks, localTime, timeZone };
}
