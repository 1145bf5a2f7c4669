import { appointment, tzVersion } from '../platform/clock/zones.js';
import type { FieldError } from '../platform/errors/domain-error.js';

/** Whole days, both included; or from one wall-clock time to another. */
export interface AskedTimeOff {
  firstDay?: string;
  lastDay?: string;
  localStart?: string;
  localEnd?: string;
  timeZone?: string;
}

/** What is missing, or one thing too many: it is either days or hours. */
export function wrongTimeOff(asked: AskedTimeOff): FieldError[] {
  const byTheHour = asked.localStart !== undefined || asked.localEnd !== undefined;
  const [needed, other] = byTheHour
    ? ([
        ['localStart', 'localEnd'],
        ['firstDay', 'lastDay'],
      ] as const)
    : ([['firstDay', 'lastDay'], ['timeZone']] as const);
  return [
    ...needed
      .filter((name) => asked[name] === undefined)
      .map((name) => ({ pointer: `/${name}`, code: 'isDefined', detail: `${name} must not be left out` })),
    ...other
      .filter((name) => asked[name] !== undefined)
      .map((name) => ({
        pointer: `/${name}`,
        code: 'isAlone',
        detail: `${name} is for ${byTheHour ? 'whole days' : 'hours'}`,
      })),
  ];
}

/** Hours off as they are kept: the wall clock in a zone, and the instants that follow from it. */
export function hoursOff(localStart: string, localEnd: string, timeZone: string) {
  const [firstDay = '', fromTime = ''] = localStart.split('T');
  const [lastDay = '', toTime = ''] = localEnd.split('T');
  const { startsAt } = appointment(firstDay, fromTime, timeZone);
  const { startsAt: endsAt } = appointment(lastDay, toTime, timeZone);
  return { firstDay, lastDay, fromTime, toTime, timeZone, startsAt, endsAt, tzVersion };
}
