import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IdField, LocalDateField, LocalStartField, TimeZoneField } from '../platform/http/validators.js';
import { CoachedPlanTermsRequest } from './plan-terms.types.js';

export class PreviewPlanRequest extends CoachedPlanTermsRequest {
  @IdField({ description: 'Whose calendar to heed as well', optional: true })
  coacheeId?: string;
}

/** Days are asked for unless hours are: whoever sends neither is told of the days. */
const OfDays = (name: 'firstDay' | 'lastDay') =>
  applyDecorators(
    ApiProperty({ required: false }),
    ValidateIf((asked: TakeTimeOffRequest) => asked[name] !== undefined || !(asked.localStart ?? asked.localEnd)),
  );

/** Whole days, or hours. The example of all of it is one of days: fields of hours have none. */
export class TakeTimeOffRequest {
  @OfDays('firstDay')
  @LocalDateField({ description: 'Of whole days: the first', example: '2026-11-26' })
  firstDay?: string;
  @OfDays('lastDay')
  @LocalDateField({ description: 'Of whole days: the last, included', example: '2026-11-27' })
  lastDay?: string;
  @LocalStartField({ description: 'Of hours: when they begin', optional: true, example: undefined })
  localStart?: string;
  @LocalStartField({ description: 'Of hours: when they are over', optional: true, example: undefined })
  localEnd?: string;
  @ApiProperty({ pattern: '^[A-Z][A-Za-z]*(/[A-Za-z0-9_+-]+)*$' })
  @TimeZoneField({
    ...{ description: 'On whose wall clock; that of where you are then, if left out', optional: true },
    example: undefined,
  })
  timeZone?: string;
}
