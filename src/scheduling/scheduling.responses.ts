import { ApiProperty } from '@nestjs/swagger';
import type { SkipReason } from './plan.rules.js';

const SKIP_REASONS = ['coach_time_off', 'coachee_time_off', 'coach_busy', 'coachee_busy'];

export class PlannedDateResponse {
  @ApiProperty({ type: 'integer', example: 1 }) number: number;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
}

export class SkippedWeekResponse {
  @ApiProperty({ format: 'date', example: '2026-11-26' }) localDate: string;
  @ApiProperty({ enum: SKIP_REASONS, enumName: 'SkipReason', isArray: true }) reasons: SkipReason[];
  @ApiProperty({
    type: [String],
    description: 'Free days of that week at the same time, nearest first',
    example: ['2026-11-25'],
  })
  alternatives: string[];
}

export class PlanResponse {
  @ApiProperty({ type: [PlannedDateResponse] }) sessions: PlannedDateResponse[];
  @ApiProperty({ type: [SkippedWeekResponse] }) skipped: SkippedWeekResponse[];
  @ApiProperty({ format: 'date', description: 'The last day of the engagement', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ type: 'integer', description: 'Days by which the last session falls past endsOn', example: 7 })
  overrunDays: number;
}

export class TimeOffResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ format: 'date' }) lastDay: string;
}

export class TimeOffsResponse {
  @ApiProperty({ type: [TimeOffResponse] }) items: TimeOffResponse[];
}
