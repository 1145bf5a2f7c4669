import { ApiProperty } from '@nestjs/swagger';
import { HEALTH_REASONS, HEALTHS, type Health, type HealthReason } from './health.rules.js';

export class HealthReasonResponse {
  @ApiProperty({ enum: HEALTH_REASONS, enumName: 'HealthReason' }) code: HealthReason;
  @ApiProperty({ example: 'There has been no session for 3 weeks, and none is scheduled.' }) text: string;
}

export class HealthResponse {
  @ApiProperty({
    ...{ enum: HEALTHS, enumName: 'Health', nullable: true },
    description: 'Derived, never typed in; null unless the engagement is active',
  })
  status: Health | null;
  @ApiProperty({ type: [HealthReasonResponse], description: 'Why it is not on track; or that it is paused' })
  reasons: HealthReasonResponse[];
}
