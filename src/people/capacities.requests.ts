import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PersonPath } from '../access/paths.js';
import { CAPACITIES, type CapacityName } from './capacity.entity.js';

export class CapacityPath extends PersonPath {
  @ApiProperty({ enum: CAPACITIES, enumName: 'Capacity' })
  @IsIn(CAPACITIES)
  capacity: CapacityName;
}
