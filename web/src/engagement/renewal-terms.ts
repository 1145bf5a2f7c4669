import type {
  EngagementResponse,
  RenewEngagementRequest,
  PlanResponse,
  SessionResponse,
} from '../../client/types.gen.js';
import { weekdayOn } from '../planner/plan.js';
import { previewOf, type Terms } from '../planner/terms.js';
import { mondayOf, plusDays } from '../times/times.js';

const WEEK = 7;
const MONTHS_AT_MOST = 12;

/** What a renewal begins as: the same terms, at the same time of the week, from the first week after the end on. */
export function renewalOf(engagement: EngagementResponse, sessions: readonly SessionResponse[], today: string): Terms {
  const { startsOn, endsOn, sessionMinutes, everyWeeks, noticeHours, coachee } = engagement;
  const last = sessions.filter(({ state }) => state === 'completed' || state === 'scheduled').at(-1) ?? sessions.at(-1);
  const [date = startsOn, time = '10:00'] = last?.localStart.split('T') ?? [];
  const weekday = weekdayOn(date);
  const earliest = endsOn < today ? today : plusDays(endsOn, 1);
  const inThatWeek = plusDays(mondayOf(earliest), weekday - 1);
  return {
    ...{ coacheeId: coachee.id, weekday, localTime: time.slice(0, 5), sessions: engagement.sessions },
    startsOn: inThatWeek < earliest ? plusDays(inThatWeek, WEEK) : inThatWeek,
    ...{ sessionMinutes, everyWeeks: everyWeeks === 2 ? 2 : 1, months: monthsIn(startsOn, endsOn), noticeHours },
    ...{ chosen: [], isExtended: false },
  };
}

/** How many calendar months a window holds, without the days by which it was extended. */
export function monthsIn(startsOn: string, endsOn: string): number {
  const after = plusDays(endsOn, 1);
  const [year = 0, month = 0, day = 0] = startsOn.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = after.split('-').map(Number);
  // The 31st of a shorter month is its last day.
  const lastOfMonth = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const whole = (toYear - year) * MONTHS_AT_MOST + toMonth - month - (toDay < Math.min(day, lastOfMonth) ? 1 : 0);
  return Math.min(MONTHS_AT_MOST, Math.max(1, whole));
}

/** What is asked for: the plan as it was shown, and the goals that are carried over. */
export function renewalRequest(
  terms: Terms,
  { extendsTo, overrunDays }: Pick<PlanResponse, 'extendsTo' | 'overrunDays'>,
  goalIds: string[],
): RenewEngagementRequest {
  const { coacheeId: _theirs, ...asked } = previewOf(terms);
  return { ...asked, goalIds, ...(overrunDays > 0 && extendsTo && { extendsTo }) };
}
