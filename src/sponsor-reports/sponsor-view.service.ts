import { Injectable } from '@nestjs/common';
import { HealthService } from '../engagements/health.service.js';
import { GoalSharing } from '../goals/goal-sharing.service.js';
import type { Shared } from '../goals/share.rules.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { SentReports } from '../reports/sent-reports.service.js';
import { milestonesOf } from './milestone.rules.js';
import { attendance, countGoals } from './standing.rules.js';
import { SponsorViewRepository, type Viewed, type ViewedGoal } from './sponsor-view.repository.js';
import type {
  AgreedSignatureResponse,
  AgreedTermsResponse,
  SponsorGoalResponse,
  SponsorViewResponse,
} from './sponsor-view.responses.js';

/** A goal, as it would be shared. */
export type WouldShare = Shared & { goalId: string };

/** One engagement, as its sponsor sees it; and to the coachee, exactly that, by the same code. */
@Injectable()
export class SponsorViewService {
  constructor(
    private readonly database: Database,
    private readonly views: SponsorViewRepository,
    private readonly sharing: GoalSharing,
    private readonly health: HealthService,
    private readonly reports: SentReports,
    private readonly clock: Clock,
  ) {}

  /** @param companyId as the sponsor names it; the coachee names none */
  read(caller: PersonCaller, companyId: string | undefined, engagementId: string): Promise<SponsorViewResponse> {
    return this.database.read(caller, (tx) => this.view(tx, companyId, engagementId, false));
  }

  /** What the sponsor would see, were these goals shared so; also of a draft. Nothing is changed. */
  preview(caller: PersonCaller, engagementId: string, goals: readonly WouldShare[]): Promise<SponsorViewResponse> {
    return this.database.rehearse(caller, async (tx) => {
      for (const { goalId, ...shared } of goals) await this.sharing.withSponsor(tx, engagementId, goalId, shared);
      return this.view(tx, undefined, engagementId, true);
    });
  }

  private async view(
    tx: Tx,
    companyId: string | undefined,
    engagementId: string,
    early: boolean,
  ): Promise<SponsorViewResponse> {
    const now = this.clock.now();
    const viewed = await this.views.find(tx, now, companyId, engagementId, early);
    if (!viewed) throw platformErrors.missing();
    const health = (await this.health.find(tx, [engagementId])).get(engagementId);
    const reports = await this.reports.shownOf(tx, engagementId, companyId);
    return { ...presentView(viewed, now), health: health ?? { status: null, reasons: [] }, reports };
  }
}

function presentView(viewed: Viewed, now: Date): Omit<SponsorViewResponse, 'health' | 'reports'> {
  const { goals, absences, staleAfterWeeks, milestones, agreement, ...standing } = viewed;
  const shared = goals.filter(({ read }) => read).map(presentGoal);
  return {
    ...standing,
    attendance: attendance(standing.held, absences),
    goals: { ...countGoals(goals, now, staleAfterWeeks), shared },
    milestones: milestonesOf(milestones),
    agreement: agreement.map(presentSignature),
  };
}

function presentGoal(goal: ViewedGoal): SponsorGoalResponse {
  const { origin, read: _read, rated, agreed: _agreed, lastLookAt: _lastLookAt, checkIns, ...shared } = goal;
  return { ...shared, proposedBySponsor: origin === 'sponsor', checkIns: rated ? checkIns : null };
}

/** Earlier signatures do not have all terms that there are today. */
function presentSignature({ terms, ...signature }: AgreedSignatureResponse): AgreedSignatureResponse {
  return { ...signature, terms: { ...UNSAID, ...terms } };
}

const UNSAID: AgreedTermsResponse = {
  ...{ kind: null, startsOn: null, endsOn: null, sessions: null, sessionMinutes: null, everyWeeks: null },
  ...{ timeZone: null, noticeHours: null, changeBandHours: null, rescheduleLimit: null, goalsInProgress: null },
  ...{ staleAfterWeeks: null, closingReviewDays: null },
};
