import { BooleanField, IntegerField, LocalStartField, TimeZoneField } from '../platform/http/validators.js';
import { HOLD_HOURS } from './hold.rules.js';

export class OfferHoldRequest {
  @LocalStartField({ description: 'On the wall clock of the time zone' })
  localStart: string;
  @TimeZoneField({ description: "The engagement's, if left out", optional: true })
  timeZone?: string;
  @IntegerField({
    description: 'How long nobody else gets it; its start ends it anyway',
    min: 1,
    max: 240,
    default: HOLD_HOURS,
  })
  hours: number = HOLD_HOURS;
  @BooleanField({ description: 'Although there is a session in that week already', default: false })
  overrideWeek: boolean = false;
}
