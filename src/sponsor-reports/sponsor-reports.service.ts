import { Injectable } from '@nestjs/common';
import { HealthService } from '../engagements/health.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { attendance, countGoals } from './standing.rules.js';
import { SponsorReportsRepository, type Standing, type StandingGoal } from './sponsor-reports.repository.js';
import type { SharedGoalResponse, SponsoredEngagementResponse } from './sponsor-reports.responses.js';

/** What a sponsor sees; and to the coachee, exactly that, by the same code. */
@Injectable()
export class SponsorReportsService {
  constructor(
    private readonly database: Database,
    private readonly reports: SponsorReportsRepository,
    private readonly health: HealthService,
    private readonly clock: Clock,
  ) {}

  engagement(
    caller: PersonCaller,
    companyId: string | undefined,
    engagementId: string,
  ): Promise<SponsoredEngagementResponse> {
    return this.database.read(caller, async (tx) => {
      const standing = await this.reports.findOne(tx, this.clock.now(), companyId, engagementId);
      if (!standing) throw platformErrors.missing();
      const health = (await this.health.find(tx, [engagementId])).get(engagementId);
      return { ...this.present(standing), health: health ?? { status: null, reasons: [] } };
    });
  }

  private present({
    goals,
    absences,
    staleAfterWeeks,
    ...standing
  }: Standing): Omit<SponsoredEngagementResponse, 'health'> {
    const shared = goals.filter(({ read }) => read).map(presentGoal);
    const counts = countGoals(goals, this.clock.now(), staleAfterWeeks);
    return { ...standing, attendance: attendance(standing.held, absences), goals: { ...counts, shared } };
  }
}

function presentGoal(goal: StandingGoal): SharedGoalResponse {
  const { origin, read: _read, agreed: _agreed, lastLookAt: _lastLookAt, ...shared } = goal;
  return { ...shared, proposedBySponsor: origin === 'sponsor' };
}
