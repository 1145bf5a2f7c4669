import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ENGAGEMENT_STATES, type EngagementState, type Signatory } from '../engagements/engagement.rules.js';
import { ShownReportResponse } from '../reports/reports.responses.js';
import { MILESTONE_KINDS, MILESTONE_STATES, type MilestoneKind, type MilestoneState } from './milestone.rules.js';
import { SharedGoalResponse, SponsoredEngagementResponse, SponsorGoalsResponse } from './sponsor-reports.responses.js';

const count = (example: number) => ({ type: 'integer', nullable: true, example }) as const;

/** A dated look at a goal's progress: how it was rated, and never what was said. */
export class ShownCheckInResponse {
  @ApiProperty({ format: 'date', example: '2026-11-05' }) on: string;
  @ApiProperty(count(6)) score: number | null;
  @ApiProperty({ ...count(0), description: 'Where it has levels' }) level: number | null;
}

/** A goal that the coachee shares: its wording, its rating, or both; or one that a sponsor proposed. */
export class SponsorGoalResponse extends SharedGoalResponse {
  @ApiProperty({
    ...{ type: [ShownCheckInResponse], nullable: true },
    description: 'Oldest first; null where the rating is not shared',
  })
  checkIns: ShownCheckInResponse[] | null;
}

export class SponsorViewGoalsResponse extends OmitType(SponsorGoalsResponse, ['shared']) {
  @ApiProperty({ type: [SponsorGoalResponse], description: 'Those the coachee shares, and those a sponsor proposed' })
  shared: SponsorGoalResponse[];
}

export class MilestoneTalkResponse {
  @ApiProperty({ enum: ['scheduled', 'held'], enumName: 'MilestoneTalkState' }) state: 'scheduled' | 'held';
  @ApiProperty({ format: 'date-time', example: '2026-11-12T15:00:00Z' }) startsAt: string;
}

/** Kickoff, midpoint or closing: whether coach and coachee have looked back, and whether one talked with the sponsor. */
export class MilestoneResponse {
  @ApiProperty({ enum: MILESTONE_KINDS, enumName: 'MilestoneKind' }) kind: MilestoneKind;
  @ApiProperty({ enum: MILESTONE_STATES, enumName: 'MilestoneState', description: 'Of the review' })
  state: MilestoneState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When both had answered the review' })
  doneAt: string | null;
  @ApiProperty({ type: MilestoneTalkResponse, nullable: true, description: 'The meeting with the sponsor, if any' })
  talk: MilestoneTalkResponse | null;
}

/** Terms as they read on the day of a signature; null where nothing was said about it then. */
export class AgreedTermsResponse {
  @ApiProperty({ type: String, nullable: true, example: 'external' }) kind: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startsOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty(count(12)) sessions: number | null;
  @ApiProperty(count(60)) sessionMinutes: number | null;
  @ApiProperty(count(1)) everyWeeks: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'America/New_York' }) timeZone: string | null;
  @ApiProperty(count(24)) noticeHours: number | null;
  @ApiProperty(count(0)) changeBandHours: number | null;
  @ApiProperty(count(2)) rescheduleLimit: number | null;
  @ApiProperty(count(3)) goalsInProgress: number | null;
  @ApiProperty(count(4)) staleAfterWeeks: number | null;
  @ApiProperty(count(60)) closingReviewDays: number | null;
}

export class AgreedSignatureResponse {
  @ApiProperty({ enum: ['coach', 'coachee', 'sponsor'], enumName: 'Signatory' }) party: Signatory;
  @ApiProperty({ enum: ['agreed', 'declined'], enumName: 'SignatureDecision' }) decision: 'agreed' | 'declined';
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: AgreedTermsResponse, description: 'As they read on that day' }) terms: AgreedTermsResponse;
}

/** One engagement, as its sponsor sees it. Nothing else of it exists for them. */
export class SponsorViewResponse extends OmitType(SponsoredEngagementResponse, ['goals']) {
  @ApiProperty({ type: SponsorViewGoalsResponse }) goals: SponsorViewGoalsResponse;
  @ApiProperty({ type: [MilestoneResponse], description: 'Kickoff, midpoint, closing' })
  milestones: MilestoneResponse[];
  @ApiProperty({ type: [AgreedSignatureResponse], description: 'What each party agreed to, in the order they signed' })
  agreement: AgreedSignatureResponse[];
  @ApiProperty({ type: [ShownReportResponse], description: 'Reports that were sent, latest first' })
  reports: ShownReportResponse[];
}

/** A goal, as an invited manager sees it. */
export class ManagerGoalResponse extends OmitType(SponsorGoalResponse, ['proposedBySponsor']) {}

const listed = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

/** One of those that a manager is invited to: whose it is, and what else they see of it at first. */
export class ListedManagerViewResponse {
  @ApiProperty(listed) id: string;
  @ApiProperty({ example: 'Grace Murray', description: 'Who has invited you' }) coachee: string;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) startsOn: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
}

export class ManagerViewsResponse {
  @ApiProperty({ type: [ListedManagerViewResponse] }) items: ListedManagerViewResponse[];
}

/** An engagement, as a manager sees it whom the coachee has invited. Nothing else of it exists for them. */
export class ManagerViewResponse {
  @ApiProperty({ format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' }) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) startsOn: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
  @ApiProperty({ type: [ManagerGoalResponse], description: 'Those of which the coachee shares something with them' })
  goals: ManagerGoalResponse[];
}
