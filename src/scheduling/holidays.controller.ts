import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CurrentCaller, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Operation } from '../platform/http/operation.js';
import { ListHolidaysQuery } from './availability.requests.js';
import { HolidayCountriesResponse, HolidaysResponse } from './availability.responses.js';
import { HolidaysService } from './holidays.service.js';

class HolidayPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() holidayId: string;
}

@ApiTags('Scheduling')
@Controller('api/v1')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Get('holiday-regions')
  @Requires('holiday.read')
  @Operation({
    id: 'holidays.regions',
    summary: 'Countries whose public holidays are known, by name, with their regions',
    answer: HolidayCountriesResponse,
  })
  regions(): HolidayCountriesResponse {
    return this.holidays.countries();
  }

  @Get('me/holidays')
  @Requires('holiday.read')
  @Operation({
    id: 'holidays.list',
    summary: 'The public holidays of where you live, earliest first',
    description:
      'Which country and region, your availability says. Plans and free slots go around those that you keep.',
    answer: HolidaysResponse,
  })
  list(@CurrentCaller() caller: PersonCaller, @Query() { year }: ListHolidaysQuery): Promise<HolidaysResponse> {
    return this.holidays.list(caller, year);
  }

  @Delete('me/holidays/:holidayId')
  @Requires('holiday.manage')
  @Operation({
    id: 'holidays.switchOff',
    summary: 'Work on a holiday, in every year',
    status: 204,
    problems: [platformErrors.missing],
  })
  switchOff(@CurrentCaller() caller: PersonCaller, @Param() { holidayId }: HolidayPath): Promise<void> {
    return this.holidays.switchOff(caller, holidayId);
  }

  @Put('me/holidays/:holidayId')
  @Requires('holiday.manage')
  @Operation({
    id: 'holidays.keep',
    summary: 'Keep a holiday again',
    status: 204,
    problems: [platformErrors.missing],
  })
  keep(@CurrentCaller() caller: PersonCaller, @Param() { holidayId }: HolidayPath): Promise<void> {
    return this.holidays.keep(caller, holidayId);
  }
}
