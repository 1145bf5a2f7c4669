import { ApiProperty } from '@nestjs/swagger';
import { DEMONSTRATION_STATES, WEEKS_TOLD, type DemonstrationState } from './demonstration.rules.js';

/** A practice to look around in, and how far its making is. */
export class DemonstrationResponse {
  @ApiProperty({ enum: DEMONSTRATION_STATES, enumName: 'DemonstrationState' }) state: DemonstrationState;
  @ApiProperty({ description: 'How many weeks of its story are told', minimum: 0, maximum: WEEKS_TOLD })
  weeksTold: number;
  @ApiProperty({ description: 'How many weeks its story has', example: WEEKS_TOLD }) weeks: number;
  @ApiProperty({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Once it is ready: for Rapport-Practice, of whoever asked for it',
  })
  practiceId: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh' }) askedBy: string | null;
  @ApiProperty({ description: 'Whether you asked for it: it lets in nobody else' }) yours: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) askedAt: string | null;
}
