import { ApiProperty } from '@nestjs/swagger';
import { GOAL_ORIGINS, GOAL_STATES, type GoalOrigin, type GoalState } from './goal.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const integer = (description?: string, example?: number) =>
  ({ type: 'integer', nullable: true, description, example }) as const;

export class GoalWordingResponse {
  @ApiProperty({ type: 'integer', example: 1 }) revision: number;
  @ApiProperty({ example: 'Deliberate, transparent prioritization' }) wording: string;
  @ApiProperty({ type: String, nullable: true }) measure: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) targetDate: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'What the levels from −2 to +2 mean, if it has any' })
  levels: string[] | null;
  @ApiProperty(integer('Of the levels')) weight: number | null;
  @ApiProperty(integer('A score, or a level')) baseline: number | null;
  @ApiProperty(integer('A score, or a level')) target: number | null;
}

export class GoalResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ enum: GOAL_ORIGINS, enumName: 'GoalOrigin' }) origin: GoalOrigin;
  @ApiProperty({ enum: GOAL_STATES, enumName: 'GoalState' }) state: GoalState;
  @ApiProperty({ type: GoalWordingResponse, description: 'As agreed; before that, as proposed' })
  current: GoalWordingResponse;
  @ApiProperty({ type: GoalWordingResponse, nullable: true, description: 'Waiting for the coachee' })
  pending: GoalWordingResponse | null;
  @ApiProperty({ description: 'Whether the sponsor reads its wording' }) visibleToSponsor: boolean;
  @ApiProperty(integer('Of the latest check-in that both read', 6)) score: number | null;
  @ApiProperty(integer('The same, where it has levels', 0)) level: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) agreedAt: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'The last check-in that both read, or agreement to a wording',
  })
  lastLookAt: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The goal that this one amends' })
  amendsId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The goal of the engagement before' })
  carriedFromId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The example that it was taken from' })
  exampleGoalId: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
}

export class GoalsResponse {
  @ApiProperty({ type: [GoalResponse] }) items: GoalResponse[];
}

export class RevisionResponse extends GoalWordingResponse {
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ format: 'date-time' }) writtenAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) agreedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) declinedAt: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'Other words took its place before the coachee decided',
  })
  supersededAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why you declined it; you alone read this' })
  declineReason: string | null;
}

export class CheckInResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty(integer(undefined, 6)) score: number | null;
  @ApiProperty(integer(undefined, 0)) level: number | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ description: 'Whether it is yours alone' }) private: boolean;
}

export class GoalStoryResponse extends GoalResponse {
  @ApiProperty({ type: [RevisionResponse], description: 'Oldest first' }) revisions: RevisionResponse[];
  @ApiProperty({ type: [CheckInResponse], description: 'Oldest first' }) checkIns: CheckInResponse[];
}

export class GoalOrderResponse {
  @ApiProperty({ type: [String], description: 'Open goals, the first one first' }) goalIds: string[];
  @ApiProperty({ type: 'integer', example: 1, description: 'Of the order' }) version: number;
}
