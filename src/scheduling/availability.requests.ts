import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { ArrayMaxSize, Max, Min } from '../platform/http/numbered-checks.js';
import {
  ChoiceField,
  IdField,
  IntegerField,
  LocalDateField,
  LocalTimeField,
  TextField,
  TimeZoneField,
} from '../platform/http/validators.js';

/** Hours of a day, on the wall clock of where you are on it. */
export class HoursRequest {
  @LocalTimeField({ description: 'On the wall clock of where you are that day', example: '09:00' })
  from: string;
  @ApiProperty({
    ...{ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$', example: '17:00' },
    description: 'Just before which it ends; 24:00, or 00:00, is the end of the day',
  })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
    message: '$property must be a time such as 17:00, or 24:00',
    context: { like: '17:00' },
  })
  to: string;
}

export class WeeklyWindowRequest extends HoursRequest {
  @ChoiceField({ description: 'ISO weekday, 1 is Monday', of: [1, 2, 3, 4, 5, 6, 7], enumName: 'Weekday' })
  weekday: number;
}

export class DatedHoursRequest {
  @LocalDateField({ description: 'The day', example: '2026-10-05' })
  day: string;
  @ApiProperty({ type: [HoursRequest], description: 'Its hours, in place of those of its weekday; none if empty' })
  @IsArray()
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  @Type(() => HoursRequest)
  windows: HoursRequest[];
}

export class HolidayPlaceRequest {
  @TextField({ description: 'A country of GET /api/v1/holiday-regions', example: 'DE', max: 2 })
  country: string;
  @TextField({ description: 'A region of it', example: 'BY', max: 30, nullable: true, default: null })
  region: string | null = null;
}

/** All of it: what is left out is as if it had never been set. */
export class SetAvailabilityRequest {
  @ApiProperty({
    ...{ type: [WeeklyWindowRequest], required: false, default: [] },
    description: 'When you can be met; without any, at any hour. Only where you are free within them',
  })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowRequest)
  weekly: WeeklyWindowRequest[] = [];
  @ApiProperty({ type: [DatedHoursRequest], required: false, default: [], description: 'Days with other hours' })
  @IsArray()
  @ArrayMaxSize(366)
  @ValidateNested({ each: true })
  @Type(() => DatedHoursRequest)
  exceptions: DatedHoursRequest[] = [];
  @IntegerField({ description: 'Minutes kept free before what you have', min: 0, max: 240, default: 0 })
  bufferBeforeMinutes: number = 0;
  @IntegerField({ description: 'Minutes kept free after it', min: 0, max: 240, default: 0 })
  bufferAfterMinutes: number = 0;
  @IntegerField({ description: 'How long ahead a coachee books at the latest', min: 0, max: 20_160, default: 0 })
  minimumNoticeMinutes: number = 0;
  @IntegerField({
    ...{ description: 'How many days ahead at the earliest; null for any', min: 1, max: 730 },
    ...{ nullable: true, default: null },
  })
  furthestDays: number | null = null;
  @IntegerField({
    ...{ description: 'Sessions that you coach on a day at most', min: 1, max: 24 },
    ...{ nullable: true, default: null },
  })
  sessionsADay: number | null = null;
  @IntegerField({
    ...{ description: 'Sessions that you coach in an ISO week at most', min: 1, max: 100 },
    ...{ nullable: true, default: null },
  })
  sessionsAWeek: number | null = null;
  @ChoiceField({
    ...{ description: 'Minutes of the hour on which free slots begin: each of these', of: [15, 30, 60] },
    ...{ enumName: 'SlotStep', default: 30 },
  })
  slotStepMinutes: number = 30;
  @ApiProperty({
    ...{ type: HolidayPlaceRequest, nullable: true, required: false, default: null },
    description: 'Whose public holidays you keep; null for none',
  })
  @ValidateIf((_request, value) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => HolidayPlaceRequest)
  holidays: HolidayPlaceRequest | null = null;
}

export class TravelRequest {
  @LocalDateField({ description: 'The first day in that zone', example: '2026-11-09' })
  firstDay: string;
  @LocalDateField({ description: 'The last one, included', example: '2026-11-13' })
  lastDay: string;
  @TimeZoneField({ description: 'Where you are then', example: 'Asia/Tokyo' })
  timeZone: string;
}

const number = ({ value }: { value: unknown }) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : value);

export class ListHolidaysQuery {
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 2000,
    maximum: 2100,
    description: 'This year, if left out',
  })
  @IsOptional()
  @Transform(number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;
}

export class ListSlotsQuery {
  @LocalDateField({ description: 'The first day; today if left out', optional: true })
  from?: string;
  @LocalDateField({
    ...{ description: 'The last day, included; two weeks if left out, 62 days at most', example: '2026-10-14' },
    optional: true,
  })
  to?: string;
  @TimeZoneField({ description: 'Whose days these are, and whose clock is shown; yours if left out', optional: true })
  timeZone?: string;
  @ApiProperty({ required: false, type: 'integer', minimum: 15, maximum: 240, default: 60, description: 'How long' })
  @Transform(number)
  @IsInt()
  @Min(15)
  @Max(240)
  minutes: number = 60;
  @IdField({ description: 'Whose calendar to heed as well; yours, if you are coached by them', optional: true })
  coacheeId?: string;
}
