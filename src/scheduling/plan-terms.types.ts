import {
  BooleanField,
  ChoiceField,
  IdField,
  IntegerField,
  LocalDateField,
  LocalTimeField,
  TimeZoneField,
} from '../platform/http/validators.js';

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
  @BooleanField({ description: "Whether to plan over the coach's time off", default: false })
  ignoreCoachTimeOff: boolean = false;
  @BooleanField({ description: "Whether to plan over the coachee's time off", default: false })
  ignoreCoacheeTimeOff: boolean = false;
}

/** The same, where it is still to be said who coaches. */
export class CoachedPlanTermsRequest extends PlanTermsRequest {
  @IdField({ description: 'You, if left out; an administrator names the coach', optional: true })
  coachId?: string;
}
