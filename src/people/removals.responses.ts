import { ApiProperty } from '@nestjs/swagger';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

/** That somebody was removed, and perhaps restored. */
export class RemovalResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) personId: string;
  @ApiProperty({ example: 'Grace Murray' }) name: string;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: 'Ida Marsh' }) by: string;
  @ApiProperty({ example: 'Left the practice' }) reason: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while they are removed' })
  restoredAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ida Marsh' }) restoredBy: string | null;
}

export class RemovalsResponse {
  @ApiProperty({ type: [RemovalResponse] }) items: RemovalResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}
