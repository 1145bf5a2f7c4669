import { ApiProperty } from '@nestjs/swagger';
import { ENGAGEMENT_STATES, type EngagementState } from '../engagements/engagement.rules.js';
import { ShownReportResponse } from '../reports/reports.responses.js';
import { SponsoredEngagementResponse } from './sponsor-reports.responses.js';
import { RENEWAL_DECISIONS, type RenewalDecisionKind } from './renewal.rules.js';

export class RenewalDecisionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: RENEWAL_DECISIONS, enumName: 'RenewalDecisionKind' }) decision: RenewalDecisionKind;
  @ApiProperty({ type: String, nullable: true, description: "The sponsor's own words" }) reason: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: 'Sam Sponsor' }) by: string;
}

export class RenewalDecisionsResponse {
  @ApiProperty({ type: [RenewalDecisionResponse], description: 'The one that holds first' })
  items: RenewalDecisionResponse[];
}

/** The renewal that everyone is asked to agree to, or has agreed to. */
export class ProposedRenewalResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: 'integer', example: 12 }) sessions: number;
  @ApiProperty({ type: 'integer', example: 60 }) sessionMinutes: number;
  @ApiProperty({ type: 'integer', example: 1 }) everyWeeks: number;
}

export class RenewalOutlookResponse {
  @ApiProperty({ type: SponsoredEngagementResponse, description: 'What came of the engagement so far' })
  engagement: SponsoredEngagementResponse;
  @ApiProperty({ type: [ShownReportResponse], description: 'Reports that were sent, latest first' })
  reports: ShownReportResponse[];
  @ApiProperty({ type: ProposedRenewalResponse, nullable: true, description: 'Null until it is submitted' })
  proposed: ProposedRenewalResponse | null;
  @ApiProperty({ type: RenewalDecisionResponse, nullable: true, description: 'The decision that holds' })
  decision: RenewalDecisionResponse | null;
}
