import { ApiProperty } from '@nestjs/swagger';
import { ENGAGEMENT_STATES, type EngagementState } from './engagement.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

export const PARTICIPANTS = ['coach', 'coachee', 'sponsor', 'manager'] as const;
/** What somebody is or was in an engagement. */
export type Participation = (typeof PARTICIPANTS)[number];

export class ParticipantResponse {
  @ApiProperty({ enum: PARTICIPANTS, enumName: 'Participation' }) as: Participation;
  @ApiProperty(id) personId: string;
  @ApiProperty({ example: 'Grace Murray' }) name: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Ida Marsh',
    description: 'Who drafted it, named or invited them',
  })
  givenBy: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null while they are; for coach and coachee, when they were removed from the practice',
  })
  until: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh', description: 'As far as you may know' }) takenBy:
    string | null;
}

export class ParticipantsResponse {
  @ApiProperty({ type: [ParticipantResponse] }) items: ParticipantResponse[];
}

/** An engagement, as a manager sees it whom the coachee has invited. Nothing else of it exists for them. */
export class ManagerViewResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ enum: ENGAGEMENT_STATES, enumName: 'EngagementState' }) state: EngagementState;
  @ApiProperty({ format: 'date', example: '2026-10-01' }) startsOn: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ example: 'Ada Byron' }) coach: string;
}
