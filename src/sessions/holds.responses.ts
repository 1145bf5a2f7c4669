import { ApiProperty } from '@nestjs/swagger';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };

/** A slot that is on offer. */
export class HoldResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(id) engagementId: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
  @ApiProperty({ format: 'date-time', description: 'From then on it is free again', example: '2026-09-30T14:00:00Z' })
  expiresAt: string;
}

export class HoldsResponse {
  @ApiProperty({ type: [HoldResponse] }) items: HoldResponse[];
}
