import { ApiProperty } from '@nestjs/swagger';
import { SponsoredEngagementResponse } from './sponsor-reports.responses.js';

const count = (description: string, example = 3) => ({ type: 'integer', description, example }) as const;
const attendance = {
  ...{ type: Number, nullable: true, example: 0.92 },
  description: 'Share of sessions that the coachees came to; null where there was none',
} as const;

export class StateTotalsResponse {
  @ApiProperty(count('Asked to agree')) awaitingAgreement: number;
  @ApiProperty(count('Active')) active: number;
  @ApiProperty(count('Paused')) paused: number;
  @ApiProperty(count('Completed')) completed: number;
  @ApiProperty(count('Ended early')) endedEarly: number;
}

export class HealthTotalsResponse {
  @ApiProperty(count('Active, and on track')) onTrack: number;
  @ApiProperty(count('Active, and at risk')) atRisk: number;
  @ApiProperty(count('Active, and off track')) offTrack: number;
}

export class GoalTotalsResponse {
  @ApiProperty(count('Goals that the coachees agreed to')) counted: number;
  @ApiProperty(count('Of those, on track')) onTrack: number;
}

/** Of all engagements that the filter lets through, not of one page. */
export class OverviewTotalsResponse {
  @ApiProperty(count('How many there are', 40)) engagements: number;
  @ApiProperty({ type: StateTotalsResponse }) states: StateTotalsResponse;
  @ApiProperty({ type: HealthTotalsResponse }) health: HealthTotalsResponse;
  @ApiProperty(count('Sessions agreed', 480)) sessions: number;
  @ApiProperty(count('Sessions held', 240)) held: number;
  @ApiProperty(count('Sessions left', 230)) left: number;
  @ApiProperty(count('Sessions forfeited', 10)) forfeited: number;
  @ApiProperty(attendance) attendance: number | null;
  @ApiProperty({ type: GoalTotalsResponse }) goals: GoalTotalsResponse;
}

export class CompanyOverviewResponse {
  @ApiProperty({ format: 'uuid' }) companyId: string;
  @ApiProperty({ example: 'Analytical Engines Ltd' }) name: string;
  @ApiProperty({ type: OverviewTotalsResponse }) totals: OverviewTotalsResponse;
  @ApiProperty({ type: [SponsoredEngagementResponse] }) items: SponsoredEngagementResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

export class TrendMonthResponse {
  @ApiProperty({ example: '2026-10' }) month: string;
  @ApiProperty(count('Engagements that ran in it', 12)) active: number;
  @ApiProperty(count('Sessions held', 48)) held: number;
  @ApiProperty(attendance) attendance: number | null;
}

export class CompanyTrendResponse {
  @ApiProperty({ format: 'uuid' }) companyId: string;
  @ApiProperty({ type: [TrendMonthResponse], description: 'Oldest first, up to this month' })
  items: TrendMonthResponse[];
}

export class MyCompanyResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Analytical Engines Ltd' }) name: string;
  @ApiProperty(count('Engagements that it pays for, or is asked to', 40)) engagements: number;
  @ApiProperty({ type: HealthTotalsResponse }) health: HealthTotalsResponse;
}

export class MyCompaniesResponse {
  @ApiProperty({ type: [MyCompanyResponse] }) items: MyCompanyResponse[];
}
