import { ApiProperty } from '@nestjs/swagger';

const date = { format: 'date', example: '2026-11-26' };
const nullableInteger = { type: 'integer', nullable: true } as const;

export class HoursResponse {
  @ApiProperty({ example: '09:00' }) from: string;
  @ApiProperty({ description: '24:00 is the end of the day', example: '17:00' }) to: string;
}

export class WeeklyWindowResponse extends HoursResponse {
  @ApiProperty({ enum: [1, 2, 3, 4, 5, 6, 7], enumName: 'Weekday' }) weekday: number;
}

export class DatedHoursResponse {
  @ApiProperty(date) day: string;
  @ApiProperty({ type: [HoursResponse] }) windows: HoursResponse[];
}

export class HolidayPlaceResponse {
  @ApiProperty({ example: 'DE' }) country: string;
  @ApiProperty({ type: String, nullable: true, example: 'BY' }) region: string | null;
}

export class AvailabilityResponse {
  @ApiProperty({ description: 'Yours at home; windows are by it, unless you travel', example: 'Europe/Berlin' })
  timeZone: string;
  @ApiProperty({ type: [WeeklyWindowResponse], description: 'From Monday on, earliest first' })
  weekly: WeeklyWindowResponse[];
  @ApiProperty({ type: [DatedHoursResponse], description: 'Earliest first' }) exceptions: DatedHoursResponse[];
  @ApiProperty({ type: 'integer', example: 0 }) bufferBeforeMinutes: number;
  @ApiProperty({ type: 'integer', example: 15 }) bufferAfterMinutes: number;
  @ApiProperty({ type: 'integer', example: 1440 }) minimumNoticeMinutes: number;
  @ApiProperty({ ...nullableInteger, example: 90 }) furthestDays: number | null;
  @ApiProperty({ ...nullableInteger, example: 4 }) sessionsADay: number | null;
  @ApiProperty({ ...nullableInteger, example: null }) sessionsAWeek: number | null;
  @ApiProperty({ enum: [15, 30, 60], enumName: 'SlotStep' }) slotStepMinutes: number;
  @ApiProperty({ type: HolidayPlaceResponse, nullable: true, description: 'Whose public holidays you keep' })
  holidays: HolidayPlaceResponse | null;
  @ApiProperty({ type: 'integer', description: '0 until it is set', example: 1 }) version: number;
}

export class TravelResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(date) firstDay: string;
  @ApiProperty(date) lastDay: string;
  @ApiProperty({ example: 'Asia/Tokyo' }) timeZone: string;
}

export class TravelsResponse {
  @ApiProperty({ type: [TravelResponse] }) items: TravelResponse[];
}

export class HolidayResponse {
  @ApiProperty({ format: 'uuid', description: 'Of the holiday: the same in every year' }) id: string;
  @ApiProperty({ example: 'Thanksgiving Day' }) name: string;
  @ApiProperty(date) firstDay: string;
  @ApiProperty({ ...date, description: 'Included' }) lastDay: string;
  @ApiProperty({ description: 'When it begins on the first day: some are of half a day', example: '00:00' })
  from: string;
  @ApiProperty({ description: 'Whether you have no sessions then', example: true }) kept: boolean;
}

export class HolidaysResponse {
  @ApiProperty({ type: 'integer', example: 2026 }) year: number;
  @ApiProperty({ type: [HolidayResponse] }) items: HolidayResponse[];
}

export class HolidayRegionResponse {
  @ApiProperty({ example: 'BY' }) code: string;
  @ApiProperty({ example: 'Bayern' }) name: string;
}

export class HolidayCountryResponse {
  @ApiProperty({ example: 'DE' }) code: string;
  @ApiProperty({ example: 'Germany' }) name: string;
  @ApiProperty({ type: [HolidayRegionResponse] }) regions: HolidayRegionResponse[];
}

export class HolidayCountriesResponse {
  @ApiProperty({ type: [HolidayCountryResponse] }) items: HolidayCountryResponse[];
}

export class SlotResponse {
  @ApiProperty({ format: 'date-time', example: '2026-10-01T14:00:00Z' }) startsAt: string;
  @ApiProperty({ format: 'date-time', example: '2026-10-01T15:00:00Z' }) endsAt: string;
  @ApiProperty({ description: 'On the wall clock of the time zone', example: '2026-10-01T10:00' }) localStart: string;
  @ApiProperty({ example: 'America/New_York' }) timeZone: string;
}

export class SlotsResponse {
  @ApiProperty({ type: [SlotResponse] }) items: SlotResponse[];
}
