import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { SentReports } from '../reports/sent-reports.service.js';
import { OverviewRepository } from './overview.repository.js';
import { presentItem } from './overview.service.js';
import { RenewalRepository } from './renewal.repository.js';
import type { DecideRenewalRequest } from './renewal.requests.js';
import type { RenewalDecisionsResponse, RenewalOutlookResponse } from './renewal.responses.js';
import { refuseRenewalDecision } from './renewal.rules.js';

/** What a sponsor needs to decide about a renewal, and what they decide. It binds nobody: a signature does. */
@Injectable()
export class RenewalService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly overviews: OverviewRepository,
    private readonly renewals: RenewalRepository,
    private readonly reports: SentReports,
    private readonly clock: Clock,
  ) {}

  /** To the sponsor; and to the coachee, exactly that. */
  async outlook(caller: PersonCaller, engagementId: string): Promise<RenewalOutlookResponse> {
    const now = this.clock.now();
    const item = await this.overviews.findOne(caller, now, engagementId);
    if (!item) throw platformErrors.missing();
    return this.database.read(caller, async (tx) => {
      const [decision = null] = await this.renewals.findDecisions(tx, engagementId);
      const proposed = (await this.renewals.findProposed(tx, engagementId)) ?? null;
      const reports = await this.reports.shownOf(tx, engagementId);
      return { engagement: presentItem(item, now), reports, proposed, decision };
    });
  }

  decisions(caller: PersonCaller, engagementId: string): Promise<RenewalDecisionsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.renewals.findDecisions(tx, engagementId) }));
  }

  /** Decides, or decides otherwise: what was decided before is kept. */
  decide(caller: PersonCaller, engagementId: string, request: DecideRenewalRequest): Promise<RenewalDecisionsResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.get(tx, engagementId);
      refuseRenewalDecision(engagement.state, await this.renewals.isSigned(tx, engagementId));
      await this.renewals.add(tx, engagement, request, this.clock.now());
      return { items: await this.renewals.findDecisions(tx, engagementId) };
    });
  }
}
