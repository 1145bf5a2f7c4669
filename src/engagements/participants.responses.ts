import { ApiProperty } from '@nestjs/swagger';

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
