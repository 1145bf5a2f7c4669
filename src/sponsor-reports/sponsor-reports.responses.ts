import { ApiProperty } from '@nestjs/swagger';
import { ENGAGEMENT_STATES, type EngagementState } from '../engagements/engagement.rules.js';
import { HealthResponse } from '../engagements/health.responses.js';
import { GOAL_STATES, type GoalState } from '../goals/goal.rules.js';

export class SharedGoalResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: GOAL_STATES, enumName: 'GoalState' }) state: GoalState;
  @ApiProperty({ description: 'Whether a sponsor proposed it' }) proposedBySponsor: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The number of that wording', example: 1 })
  revision: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'Deliberate, transparent prioritization' }) wording:
    string | null;
  @ApiProperty({ type: String, nullable: true }) measure: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) targetDate: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'What the levels from −2 to +2 mean, if it has any' })
  levels: string[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the levels' }) weight: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'A score, or a level' }) baseline: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'A score, or a level' }) target: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 6 }) score: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Where it has levels', example: 0 }) level:
    number | null;
}

export class SponsorGoalsResponse {
  @ApiProperty({ type: 'integer', description: 'Goals that the coachee agreed to', example: 3 }) counted: number;
  @ApiProperty({ type: 'integer', example: 2 }) onTrack: number;
  @ApiProperty({ type: [SharedGoalResponse], description: 'Those the coachee shares, and those a sponsor proposed' })
  shared: SharedGoalResponse[];
}

/** An engagement, as its sponsor sees it. Nothing else of it exists for them. */
export class SponsoredEngagementResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ example: 'Grace Murray' }) coachee: string;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: 'integer', description: 'How many sessions were agreed', example: 12 }) sessions: number;
  @ApiProperty({ type: 'integer', example: 7 }) held: number;
  @ApiProperty({ type: 'integer', example: 5 }) left: number;
  @ApiProperty({ type: 'integer', example: 0 }) forfeited: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextAt: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Share of sessions that the coachee came to',
    example: 0.88,
  })
  attendance: number | null;
  @ApiProperty({ type: SponsorGoalsResponse }) goals: SponsorGoalsResponse;
  @ApiProperty({ type: HealthResponse }) health: HealthResponse;
}
