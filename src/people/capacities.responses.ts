import { ApiProperty } from '@nestjs/swagger';
import { CAPACITIES, type CapacityName } from './capacity.entity.js';

/** A capacity that somebody holds or held. */
export class CapacityResponse {
  @ApiProperty({ enum: CAPACITIES, enumName: 'Capacity' }) capacity: CapacityName;
  @ApiProperty({ format: 'date-time' }) givenAt: string;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh', description: 'Null for who founded the practice' })
  givenBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it is held' })
  takenAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh' }) takenBy: string | null;
}

export class CapacitiesResponse {
  @ApiProperty({ type: [CapacityResponse] }) items: CapacityResponse[];
}
