import { ApiProperty } from '@nestjs/swagger';
import { SKIP_REASONS, type SkipReason } from './skip-reasons.rules.js';
import type { Party } from './obstacles.rules.js';

const reasons = { enum: SKIP_REASONS, enumName: 'SkipReason', isArray: true };

export class PlannedTimeResponse {
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
}

export class PlannedDateResponse extends PlannedTimeResponse {
  @ApiProperty({ type: 'integer', example: 1 }) number: number;
}

export class ProposedDateResponse extends PlannedDateResponse {
  @ApiProperty({
    ...{ type: String, format: 'date', nullable: true, example: null },
    description: "The weekly slot's day, where another time of its week was chosen",
  })
  insteadOf: string | null;
  @ApiProperty({ ...reasons, description: 'What this time was chosen in spite of', example: [] }) despite: SkipReason[];
}

export class HolidayInTheWayResponse {
  @ApiProperty({ enum: ['coach', 'coachee'], enumName: 'SessionParty' }) party: Party;
  @ApiProperty({ example: 'Thanksgiving' }) name: string;
}

export class SkippedWeekResponse {
  @ApiProperty({ format: 'date', example: '2026-11-26' }) localDate: string;
  @ApiProperty(reasons) reasons: SkipReason[];
  @ApiProperty({ type: [HolidayInTheWayResponse] }) holidays: HolidayInTheWayResponse[];
  @ApiProperty({ type: [PlannedTimeResponse], description: 'Free times of that week, nearest first' })
  alternatives: PlannedTimeResponse[];
}

export class PlanResponse {
  @ApiProperty({ type: [ProposedDateResponse] }) sessions: ProposedDateResponse[];
  @ApiProperty({ type: [SkippedWeekResponse] }) skipped: SkippedWeekResponse[];
  @ApiProperty({ format: 'date', description: 'The last day of the engagement', example: '2026-12-31' }) endsOn: string;
  @ApiProperty({ type: 'integer', description: 'Days by which the last session falls past endsOn', example: 7 })
  overrunDays: number;
  @ApiProperty({
    ...{ type: String, format: 'date', nullable: true, example: '2027-01-07' },
    description: 'The day to extend to, where the last session falls past endsOn',
  })
  extendsTo: string | null;
}

export class TimeOffResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ format: 'date' }) lastDay: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of hours off; null for whole days', example: null })
  localStart: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) localEnd: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) timeZone: string | null;
}

export class TimeOffsResponse {
  @ApiProperty({ type: [TimeOffResponse] }) items: TimeOffResponse[];
}
