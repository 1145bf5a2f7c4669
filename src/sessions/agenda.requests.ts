import { LocalDateField, TimeZoneField } from '../platform/http/validators.js';

export class AgendaQuery {
  @LocalDateField({ description: 'The first day; with `to`', example: '2026-10-05', optional: true })
  from?: string;
  @LocalDateField({
    description: 'The last day, included; at most 61 days later',
    example: '2026-10-11',
    optional: true,
  })
  to?: string;
  @TimeZoneField({ description: 'Whose days and clock it is told by; your own, if left out', optional: true })
  timeZone?: string;
}
