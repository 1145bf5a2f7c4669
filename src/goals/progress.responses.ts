import { ApiProperty } from '@nestjs/swagger';
import { MEASURES, type Measure } from './measure.rules.js';

export const SIDES = ['coach', 'coachee'] as const;
export type Side = (typeof SIDES)[number];
export const TIMELINE_KINDS = [
  ...(['proposed', 'carried_over', 'reworded', 'agreed', 'declined', 'amended', 'started', 'held', 'resumed'] as const),
  ...(['achieved', 'dropped', 'shared', 'taken_back', 'checked_in'] as const),
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const integer = (description?: string, example?: number) =>
  ({ type: 'integer', nullable: true, description, example }) as const;

export class SeriesPointResponse {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ enum: SIDES, enumName: 'Side' }) side: Side;
  @ApiProperty({ type: 'integer', example: 6 }) value: number;
  @ApiProperty({ description: 'Whether it is yours alone' }) private: boolean;
}

/** Ready to plot: what there is to see of one goal, on one scale. */
export class GoalSeriesResponse {
  @ApiProperty(id) goalId: string;
  @ApiProperty({ enum: MEASURES, enumName: 'Measure', description: 'What the points are' }) measure: Measure;
  @ApiProperty({ type: 'integer', example: 0 }) lowest: number;
  @ApiProperty({ type: 'integer', example: 10 }) highest: number;
  @ApiProperty(integer()) baseline: number | null;
  @ApiProperty(integer()) target: number | null;
  @ApiProperty({ type: [SeriesPointResponse], description: 'By date' }) points: SeriesPointResponse[];
}

export class ScaledGoalResponse {
  @ApiProperty(id) goalId: string;
  @ApiProperty({ example: 'Deliberate, transparent prioritization' }) wording: string;
  @ApiProperty({ type: 'integer', example: 2 }) weight: number;
  @ApiProperty(integer('The latest that both read', 0)) level: number | null;
}

export class AttainmentPointResponse {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ example: 59.13 }) score: number;
}

/** Goal Attainment Scaling: 50 is as expected of all of them together. */
export class AttainmentResponse {
  @ApiProperty({ type: Number, nullable: true, description: 'The T-score now', example: 59.13 }) score: number | null;
  @ApiProperty({ type: [ScaledGoalResponse], description: 'Agreed goals with levels that were not dropped' })
  goals: ScaledGoalResponse[];
  @ApiProperty({ type: [AttainmentPointResponse], description: 'By date, over the goals that had a level by then' })
  series: AttainmentPointResponse[];
}

export class TimelineEntryResponse {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: TIMELINE_KINDS, enumName: 'GoalTimelineKind' }) kind: TimelineKind;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ ...id, description: 'This goal, or one that it goes back to' }) goalId: string;
  @ApiProperty({ ...id, description: 'Whose goal that is' }) engagementId: string;
  @ApiProperty(integer('Of what was proposed, reworded, agreed to or declined', 1)) revision: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of that revision' }) wording: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Of a check-in' }) on: string | null;
  @ApiProperty(integer('Of a check-in')) score: number | null;
  @ApiProperty(integer('Of a check-in')) level: number | null;
  @ApiProperty({ description: 'Whether it is yours alone' }) private: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why you declined; you alone read this' })
  reason: string | null;
}

export class TimelineResponse {
  @ApiProperty({ type: [TimelineEntryResponse], description: 'Oldest first' }) items: TimelineEntryResponse[];
}

export class SuggestionResponse {
  @ApiProperty(id) exampleGoalId: string;
  @ApiProperty({ example: 'Balance contributing and consulting' }) wording: string;
}

export class SuggestionsResponse {
  @ApiProperty({ type: String, nullable: true, description: 'The job on the first day', example: 'Architect' })
  role: string | null;
  @ApiProperty({ type: [SuggestionResponse], description: 'Of that role, but for what is proposed already' })
  items: SuggestionResponse[];
}
