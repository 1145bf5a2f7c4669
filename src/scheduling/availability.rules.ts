import type { FieldError } from '../platform/errors/domain-error.js';
import type { Hours } from './calendar.types.js';
import { minuteOf } from './where-days.rules.js';

interface Said {
  from: string;
  to: string;
}

/** Hours as they are said, in minutes; an end at 00:00 is the end of the day. */
export function hoursOf({ from, to }: Said): Hours {
  return { from: minuteOf(from), to: minuteOf(to) || 1440 };
}

/**
 * What is wrong with hours, field by field: an end that is not after its beginning, two of one day that overlap, a day
 * that is said twice.
 */
export function wrongHours(
  weekly: readonly (Said & { weekday: number })[],
  exceptions: readonly { day: string; windows: readonly Said[] }[],
): FieldError[] {
  const ofWeek = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    wrongOnADay(
      weekly.map((window, at) => ({ window, at })).filter(({ window }) => window.weekday === weekday),
      '/weekly',
    ),
  );
  const ofDays = exceptions.flatMap(({ day, windows }, index) => {
    const pointer = `/exceptions/${index}`;
    const twice = exceptions.findIndex((each) => each.day === day) < index;
    return [
      ...(twice ? [{ pointer: `${pointer}/day`, code: 'isOnce', detail: 'day must not be said twice' }] : []),
      ...wrongOnADay(
        windows.map((window, at) => ({ window, at })),
        `${pointer}/windows`,
      ),
    ];
  });
  return [...ofWeek, ...ofDays];
}

function wrongOnADay(said: { window: Said; at: number }[], pointer: string): FieldError[] {
  const hours = said.map(({ window, at }) => ({ ...hoursOf(window), at }));
  return hours.flatMap(({ from, to, at }, index): FieldError[] => {
    if (to <= from) return [{ pointer: `${pointer}/${at}/to`, code: 'isAfter', detail: 'to must be after from' }];
    const overlaps = hours.slice(0, index).some((earlier) => earlier.from < to && from < earlier.to);
    const detail = 'must not overlap another window of that day';
    return overlaps ? [{ pointer: `${pointer}/${at}`, code: 'overlapsNone', detail }] : [];
  });
}
