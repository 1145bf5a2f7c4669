import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { attendance, countGoals } from './standing.rules.js';
import { SponsorReportsRepository, type Standing, type StandingGoal } from './sponsor-reports.repository.js';
import type {
  CompanyOverviewResponse,
  SharedGoalResponse,
  SponsoredEngagementResponse,
} from './sponsor-reports.responses.js';

/** How the engagements of a company stand, to its sponsors. */
@Injectable()
export class SponsorReportsService {
  constructor(
    private readonly database: Database,
    private readonly reports: SponsorReportsRepository,
    private readonly clock: Clock,
  ) {}

  overview(caller: PersonCaller, companyId: string, { cursor, limit }: PageQuery): Promise<CompanyOverviewResponse> {
    return this.database.read(caller, async (tx) => {
      const name = (await this.reports.findCompanyName(tx, companyId)) ?? '';
      const page = pageOf(
        await this.reports.findPage(tx, this.clock.now(), companyId, idAfter(cursor), limit),
        limit,
        ({ id }) => id,
      );
      return { companyId, name, ...page, items: page.items.map((standing) => this.present(standing)) };
    });
  }

  private present({ goals, absences, staleAfterWeeks, ...standing }: Standing): SponsoredEngagementResponse {
    const shared = goals.filter(({ read }) => read).map(presentGoal);
    const counts = countGoals(goals, this.clock.now(), staleAfterWeeks);
    return { ...standing, attendance: attendance(standing.held, absences), goals: { ...counts, shared } };
  }
}

function presentGoal(goal: StandingGoal): SharedGoalResponse {
  const { origin, read: _read, agreed: _agreed, lastLookAt: _lastLookAt, ...shared } = goal;
  return { ...shared, proposedBySponsor: origin === 'sponsor' };
}
