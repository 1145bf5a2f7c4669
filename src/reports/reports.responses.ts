import { ApiProperty, OmitType } from '@nestjs/swagger';
import { GOAL_STATES, type GoalState } from '../goals/goal.rules.js';
import { LANGUAGES, type Language } from '../platform/mail/language.js';
import { REPORT_STATES, type ReportState } from './report.rules.js';
import { MILESTONES, REPORT_KINDS, type Milestone, type ReportedGoal, type ReportKind } from './report.types.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const date = { type: String, format: 'date', nullable: true };
const instant = { type: String, format: 'date-time', nullable: true };
const figure = { type: 'integer', nullable: true } as const;
const kind = { enum: REPORT_KINDS, enumName: 'ReportKind' };
const language = { enum: LANGUAGES, enumName: 'Language' };

export class ReportedMilestoneResponse implements Milestone {
  @ApiProperty({ enum: MILESTONES, enumName: 'ReviewKind' }) kind: Milestone['kind'];
  @ApiProperty({ ...date, description: 'When the talk was held' }) talkOn: string | null;
  @ApiProperty({ ...date, description: 'When both had answered the review' }) reviewedOn: string | null;
}

export class ReportedGoalResponse implements ReportedGoal {
  @ApiProperty(id) id: string;
  @ApiProperty({ example: 'Deliberate, transparent prioritization' }) wording: string;
  @ApiProperty({ type: String, nullable: true }) measure: string | null;
  @ApiProperty(date) targetDate: string | null;
  @ApiProperty({ enum: GOAL_STATES, enumName: 'GoalState' }) state: GoalState;
  @ApiProperty({ type: [String], nullable: true, description: 'What the levels from −2 to +2 mean, if it has any' })
  levels: string[] | null;
  @ApiProperty({ ...figure, description: 'A score from 0 to 10, or a level' }) baseline: number | null;
  @ApiProperty({ ...figure, description: 'A score, or a level' }) target: number | null;
  @ApiProperty({ ...figure, description: 'At the latest check-in' }) current: number | null;
}

export class ReportedGoalsResponse {
  @ApiProperty({ type: 'integer', example: 3 }) counted: number;
  @ApiProperty({ type: 'integer', example: 2 }) onTrack: number;
  @ApiProperty({ type: [ReportedGoalResponse], description: 'Those that the sponsor may read' })
  shared: ReportedGoalResponse[];
}

export class ReportFactsResponse {
  @ApiProperty({ format: 'date', description: 'As it was on this day' }) asOf: string;
  @ApiProperty({ example: 'Harbour Coaching' }) practice: string;
  @ApiProperty({ example: 'Analytical Engines Ltd' }) company: string;
  @ApiProperty({ example: 'Grace Murray' }) coachee: string;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: 'integer', example: 12 }) sessions: number;
  @ApiProperty({ type: 'integer', example: 60 }) sessionMinutes: number;
  @ApiProperty({ type: 'integer', example: 6 }) held: number;
  @ApiProperty({ type: 'integer', example: 1 }) forfeited: number;
  @ApiProperty({ type: 'integer', example: 5 }) left: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Share of sessions that the coachee came to',
    example: 0.86,
  })
  attendance: number | null;
  @ApiProperty({ type: [ReportedMilestoneResponse] }) milestones: ReportedMilestoneResponse[];
  @ApiProperty({ type: ReportedGoalsResponse }) goals: ReportedGoalsResponse;
}

/** What a report says. */
export class ReportDocumentResponse {
  @ApiProperty({ example: 'Grace decides earlier, and says why.' }) statement: string;
  @ApiProperty({ example: '' }) outlook: string;
  @ApiProperty({ type: ReportFactsResponse }) facts: ReportFactsResponse;
}

export class ReportResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty(kind) kind: ReportKind;
  @ApiProperty(language) language: Language;
  @ApiProperty({ enum: REPORT_STATES, enumName: 'ReportState', description: 'approved: this very text' })
  state: ReportState;
  @ApiProperty({ type: 'integer', example: 1, description: 'The number of the text that it is at' }) revision: number;
  @ApiProperty({ format: 'date-time' }) revisedAt: string;
  @ApiProperty({ type: String, nullable: true }) revisedBy: string | null;
  @ApiProperty({ ...instant, description: 'When the coachee approved this text; null while they have not' })
  approvedAt: string | null;
  @ApiProperty(instant) sentAt: string | null;
  @ApiProperty({ type: String, nullable: true }) sentBy: string | null;
  @ApiProperty({ type: 'integer', example: 1, description: 'The revision' }) version: number;
}

export class ReportsResponse {
  @ApiProperty({ type: [ReportResponse], description: 'Midpoint, closing: those that were drafted' })
  items: ReportResponse[];
}

export class ReportStoryResponse extends ReportResponse {
  @ApiProperty({ type: ReportDocumentResponse }) document: ReportDocumentResponse;
}

export class ReportRevisionResponse {
  @ApiProperty({ type: 'integer', example: 1 }) revision: number;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: ReportDocumentResponse }) document: ReportDocumentResponse;
}

export class ReportRevisionsResponse {
  @ApiProperty({ type: [ReportRevisionResponse], description: 'Latest first' }) items: ReportRevisionResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

/** A report as its company has it. */
export class SentReportResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty(kind) kind: ReportKind;
  @ApiProperty(language) language: Language;
  @ApiProperty({ format: 'date-time' }) sentAt: string;
  @ApiProperty({ type: ReportDocumentResponse }) document: ReportDocumentResponse;
}

/** A report that the coachee approved and that was sent: which, and since when. */
export class ShownReportResponse extends OmitType(SentReportResponse, ['document', 'engagementId']) {}

export class SentReportsResponse {
  @ApiProperty({ type: [SentReportResponse], description: 'Latest first' }) items: SentReportResponse[];
}
