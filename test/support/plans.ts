import { appointment, plusDays } from '../../src/platform/clock/zones.js';
import type { Obstacle, Party } from '../../src/scheduling/obstacles.rules.js';
import type { PlanTerms } from '../../src/scheduling/plan.rules.js';

export const NEW_YORK = 'America/New_York';
/** Twelve Thursdays at ten in New York, from 1 October 2026. */
export const thursdaysAtTen: PlanTerms = {
  ...{ startsOn: '2026-10-01', weekday: 4, localTime: '10:00', timeZone: NEW_YORK },
  ...{ sessions: 12, sessionMinutes: 60, everyWeeks: 1, months: 3, ignore: [], chosen: [] },
};
export const midnight = (day: string) => appointment(day, '00:00', NEW_YORK).startsAt;
/** Time off, both days included. */
export const off = (party: Party, firstDay: string, lastDay: string): Obstacle => ({
  ...{ party, why: 'time_off', startsAt: midnight(firstDay), endsAt: midnight(plusDays(lastDay, 1)) },
});
export const busyAt = (party: Party, localDate: string, localTime: string, minutes = 60): Obstacle => {
  const { startsAt } = appointment(localDate, localTime, NEW_YORK);
  return { party, why: 'busy', startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
};
