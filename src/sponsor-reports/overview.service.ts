import { Injectable } from '@nestjs/common';
import { presentHealth } from '../engagements/health.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { pageOf } from '../platform/http/page.js';
import { OverviewRepository, type OverviewItem } from './overview.repository.js';
import type { OverviewQuery, SearchOverviewRequest } from './overview.requests.js';
import type { CompanyOverviewResponse, CompanyTrendResponse, MyCompaniesResponse } from './overview.responses.js';
import type { SponsoredEngagementResponse } from './sponsor-reports.responses.js';
import { keyOfPlace, placeAfter } from './overview.rules.js';
import { attendance } from './standing.rules.js';

/** How a company's engagements stand, to its sponsors. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly overviews: OverviewRepository,
    private readonly clock: Clock,
  ) {}

  async read(
    caller: PersonCaller,
    companyId: string,
    query: OverviewQuery | SearchOverviewRequest,
  ): Promise<CompanyOverviewResponse> {
    const now = this.clock.now();
    const { sort, limit, cursor } = query;
    const found = await this.overviews.find(caller, now, companyId, query, placeAfter(cursor, sort));
    // There is always an answer: it counts what there is, and be it nothing.
    if (!found) throw platformErrors.missing();
    const page = pageOf(found.rows, limit, ({ key, item: { id } }) => keyOfPlace(sort, { key, id }));
    const { absences, ...totals } = found.totals;
    return {
      ...{ companyId, name: found.name, totals: { ...totals, attendance: attendance(totals.held, absences) } },
      ...{ ...page, items: page.items.map(({ item }) => presentItem(item, now)) },
    };
  }

  async trend(caller: PersonCaller, companyId: string, months: number): Promise<CompanyTrendResponse> {
    const found = await this.overviews.findTrend(caller, companyId, this.clock.today('UTC'), months);
    const items = found.map(({ month, active, held, absences }) => ({
      ...{ month, active, held, attendance: attendance(held, absences) },
    }));
    return { companyId, items };
  }

  async mine(caller: PersonCaller): Promise<MyCompaniesResponse> {
    return { items: await this.overviews.findMine(caller, this.clock.now()) };
  }
}

/** An engagement as its sponsor sees it: how it fares is told by the rule that everybody's is told by. */
export function presentItem(item: OverviewItem, now: Date): SponsoredEngagementResponse {
  const { facts, absences, counted, onTrack, shared, ...standing } = item;
  return {
    ...standing,
    attendance: attendance(standing.held, absences),
    goals: { counted, onTrack, shared },
    health: presentHealth(facts, now),
  };
}
