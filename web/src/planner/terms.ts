import type {
  CoachingKind,
  DraftEngagementRequest,
  IgnorableReason,
  PlanResponse,
  PreviewPlanRequest,
  Weekday,
} from '../../client/types.gen.js';
import { mondayOf, plusDays } from '../times/times.js';
import type { Chosen } from './plan.js';

/** What is being planned, as it is kept while somebody thinks about it. */
export interface Terms {
  coacheeId: string | null;
  /** Who pays; undefined: whoever employs the coachee, null: nobody. */
  companyId?: string | null;
  /** Undefined: as follows from who pays. */
  kind?: CoachingKind;
  startsOn: string;
  /** Undefined: that of the first day. */
  weekday?: Weekday;
  localTime: string;
  sessions: number;
  sessionMinutes: number;
  everyWeeks: 1 | 2;
  months: number;
  noticeHours: number;
  /** What is planned over; undefined in what was kept before there was a choice. */
  ignore?: IgnorableReason[];
  chosen: Chosen[];
  isExtended: boolean;
}

const MONDAY_IN_DAYS = 7;

/** Where somebody begins: twelve weekly hours over three months, from next week's Thursday on. */
export function beginning(today: string): Terms {
  return {
    ...{ coacheeId: null, startsOn: plusDays(mondayOf(today), MONDAY_IN_DAYS + 3), localTime: '10:00' },
    ...{ sessions: 12, sessionMinutes: 60, everyWeeks: 1, months: 3, noticeHours: 24 },
    ...{ chosen: [], isExtended: false },
  };
}

/** Other terms are another plan: what was chosen in the former one is over. */
export function changing(terms: Terms, part: Partial<Terms>): Terms {
  const isSamePlan = Object.keys(part).every((name) => ['companyId', 'kind', 'noticeHours'].includes(name));
  return { ...terms, ...(isSamePlan ? {} : { chosen: [], isExtended: false }), ...part };
}

/** What a plan goes around, unless somebody says otherwise; what is in a calendar already is always gone around. */
export const OBSTACLES: readonly IgnorableReason[] = [
  ...(['coach_time_off', 'coachee_time_off', 'coach_holiday', 'coachee_holiday'] as const),
  ...(['coach_unavailable', 'coachee_unavailable', 'coach_full'] as const),
];

/** What is planned over, with one of them heeded or not. */
export function heeding(
  { ignore = [] }: Pick<Terms, 'ignore'>,
  reason: IgnorableReason,
  isHeeded: boolean,
): Terms['ignore'] {
  return OBSTACLES.filter((one) => (one === reason ? !isHeeded : ignore.includes(one)));
}

/** Whether it can be asked: while a year is typed, it is one of long ago. */
export function isAskable({ startsOn, localTime, sessions }: Terms): boolean {
  return /^20\d\d-/.test(startsOn) && localTime !== '' && sessions >= 1 && sessions <= 52;
}

/** What the preview is asked. */
export function previewOf(terms: Terms): PreviewPlanRequest {
  const { coacheeId, startsOn, weekday, localTime, sessions, sessionMinutes, everyWeeks, months, chosen, ignore } =
    terms;
  return {
    ...{ startsOn, localTime, sessions, sessionMinutes, everyWeeks, months, chosen },
    ...(ignore?.length && { ignore }),
    ...(weekday && { weekday }),
    ...(coacheeId && { coacheeId }),
  };
}

/** What is drafted: the same, with who pays, and extended as far as its dates need it. */
export function draftOf(
  terms: Terms,
  coacheeId: string,
  companyId: string | null,
  { extendsTo, overrunDays }: Pick<PlanResponse, 'extendsTo' | 'overrunDays'>,
): DraftEngagementRequest {
  return {
    ...previewOf(terms),
    ...{ coacheeId, noticeHours: terms.noticeHours },
    ...(companyId && { companyId }),
    ...(terms.kind && { kind: terms.kind }),
    ...(overrunDays > 0 && extendsTo && { extendsTo }),
  };
}
