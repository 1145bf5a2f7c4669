import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, ValidateNested } from 'class-validator';
import { ArrayMaxSize } from '../platform/http/numbered-checks.js';
import {
  ChoiceField,
  IdField,
  IntegerField,
  LocalDateField,
  LocalStartField,
  LocalTimeField,
  TimeZoneField,
} from '../platform/http/validators.js';
import { IGNORABLE_REASONS, type SkipReason } from './skip-reasons.rules.js';

/** A time in place of a weekly slot. */
export class ChosenDateRequest {
  @LocalDateField({ description: "The weekly slot's day", example: '2026-11-26' })
  insteadOf: string;
  @LocalStartField({
    description: 'A time of the same week, on the wall clock of the time zone',
    example: '2026-11-25T10:00',
  })
  localStart: string;
}

/** The slot and the terms; what is left out is twelve weekly sessions of sixty minutes over three months. */
export class PlanTermsRequest {
  @LocalDateField({ description: 'The first day of the engagement' })
  startsOn: string;
  @ChoiceField({
    description: 'ISO weekday, 1 is Monday; that of startsOn if left out',
    of: [1, 2, 3, 4, 5, 6, 7],
    enumName: 'Weekday',
    optional: true,
  })
  weekday?: number;
  @LocalTimeField({ description: 'On the wall clock of the time zone' })
  localTime: string;
  @TimeZoneField({ description: "The coach's, if left out", optional: true })
  timeZone?: string;
  @IntegerField({ description: 'How many sessions', min: 1, max: 52, default: 12 })
  sessions: number = 12;
  @IntegerField({ description: 'Minutes of each', min: 15, max: 240, default: 60 })
  sessionMinutes: number = 60;
  @ChoiceField({ description: 'Every week, or every other', of: [1, 2], enumName: 'Cadence', default: 1 })
  everyWeeks: number = 1;
  @IntegerField({ description: 'Calendar months it lasts', min: 1, max: 12, default: 3 })
  months: number = 3;
  @ApiProperty({
    ...{ enum: IGNORABLE_REASONS, enumName: 'IgnorableReason', isArray: true, required: false, default: [] },
    description: 'What to plan over: a week is not skipped for these',
    example: ['coachee_holiday'],
  })
  @IsArray()
  @ArrayMaxSize(IGNORABLE_REASONS.length)
  @ArrayUnique()
  @IsIn(IGNORABLE_REASONS, { each: true })
  ignore: SkipReason[] = [];
  @ApiProperty({
    ...{ type: [ChosenDateRequest], required: false, default: [] },
    description: 'Alternatives that are taken, and sessions that are moved within their week',
  })
  @IsArray()
  @ArrayMaxSize(52)
  @ValidateNested({ each: true })
  @Type(() => ChosenDateRequest)
  chosen: ChosenDateRequest[] = [];
}

/** The same, where it is still to be said who coaches. */
export class CoachedPlanTermsRequest extends PlanTermsRequest {
  @IdField({ description: 'You, if left out; an administrator names the coach', optional: true })
  coachId?: string;
}
