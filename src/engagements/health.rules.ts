import { daysBetween, type LocalDate } from '../platform/clock/zones.js';
import type { EngagementState } from './engagement.rules.js';

export const HEALTHS = ['on_track', 'at_risk', 'off_track'] as const;
export type Health = (typeof HEALTHS)[number];

/** Why an engagement is not on track, or has no health; the gravest first. */
export const HEALTH_REASONS = ['paused', 'no_session', 'no_goal_agreed', 'stale_goal', 'forfeits', 'overruns'] as const;
export type HealthReason = (typeof HEALTH_REASONS)[number];

/** What health is derived from. None of it is about what is said; instants are texts, as JSON has them. */
export interface HealthFacts {
  state: EngagementState;
  startsOn: LocalDate;
  endsOn: LocalDate;
  everyWeeks: number;
  offTrackAfterWeeks: number;
  staleAfterWeeks: number;
  /** Since when it is active: it was agreed to, resumed or reopened. */
  activeSince: string | null;
  /** The latest session that was held, or is or was in the calendar and has no outcome. */
  lastAt: string | null;
  /** The latest day of one that is in the calendar. */
  lastDay: LocalDate | null;
  /** When the sessions in the calendar are that have no outcome, earliest first. */
  dates: readonly string[];
  /** Sessions left, and over: held, or somebody did not come. */
  left: number;
  over: number;
  forfeited: number;
  /** Goals that the coachee agreed to and did not drop. */
  goals: number;
  /** When each was last looked at that can become stale. */
  looks: readonly string[];
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
const SESSIONS_WITHOUT_GOAL = 3;
const FORFEITS = 2;

/** Whether nobody has looked for longer than so many weeks. */
export function isUnseen(lastLook: Date, now: Date, weeks: number): boolean {
  return now.getTime() - lastLook.getTime() > weeks * WEEK_MS;
}

/** From when on an engagement is without a session: the last one, or else its start, or when it went on. */
export function quietSince({ lastAt, activeSince, startsOn }: HealthFacts): Date {
  const instants = [lastAt, activeSince, `${startsOn}T00:00:00Z`].flatMap((text) => (text ? [Date.parse(text)] : []));
  return new Date(Math.max(...instants));
}

const isLongAgo = (facts: HealthFacts, now: Date) =>
  now.getTime() - quietSince(facts).getTime() >= facts.offTrackAfterWeeks * WEEK_MS;

/** One that is in the calendar falls past the end; or those that are not in it find no place before. */
function overruns({ lastDay, endsOn, left, dates, everyWeeks }: HealthFacts, now: Date): boolean {
  if (lastDay !== null && lastDay > endsOn) return true;
  // Of those whose time has come, only the outcome is missing.
  const toCome = left - dates.filter((date) => Date.parse(date) <= now.getTime()).length;
  const places = Math.floor(daysBetween(now.toISOString().slice(0, 10), endsOn) / (7 * everyWeeks)) + 1;
  return left > dates.length && toCome > places;
}

/** Each reason, and when it holds. */
const holds: Record<Exclude<HealthReason, 'paused'>, (facts: HealthFacts, now: Date) => boolean> = {
  no_session: isLongAgo,
  no_goal_agreed: ({ over, goals }) => over >= SESSIONS_WITHOUT_GOAL && goals === 0,
  stale_goal: ({ looks, staleAfterWeeks }, now) => looks.some((look) => isUnseen(new Date(look), now, staleAfterWeeks)),
  forfeits: ({ forfeited }) => forfeited >= FORFEITS,
  overruns,
};

export interface EngagementHealth {
  /** Null where it is not active. */
  status: Health | null;
  reasons: HealthReason[];
}

/**
 * How an engagement fares. Derived, never typed in: off track without a session for three weeks and none scheduled; at
 * risk for any of the other reasons. Silent while paused, and unless it is active.
 */
export function healthOf(facts: HealthFacts, now: Date): EngagementHealth {
  if (facts.state === 'paused') return { status: null, reasons: ['paused'] };
  if (facts.state !== 'active') return { status: null, reasons: [] };
  const reasons = (Object.keys(holds) as (keyof typeof holds)[]).filter((reason) => holds[reason](facts, now));
  if (reasons.includes('no_session')) return { status: 'off_track', reasons };
  return { status: reasons.length ? 'at_risk' : 'on_track', reasons };
}

/** A reason in words: numbers of weeks are those that were agreed, and nothing tells which goal or session it is. */
export function sayReason(
  reason: HealthReason,
  { offTrackAfterWeeks, staleAfterWeeks }: Pick<HealthFacts, 'offTrackAfterWeeks' | 'staleAfterWeeks'>,
): string {
  const weeks = (count: number) => (count === 1 ? 'a week' : `${count} weeks`);
  return {
    paused: 'It is paused: how it fares is not judged meanwhile.',
    no_session: `There has been no session for ${weeks(offTrackAfterWeeks)}, and none is scheduled.`,
    no_goal_agreed: 'Three sessions are over, and no goal is agreed to.',
    stale_goal: `A goal has not been looked at for more than ${weeks(staleAfterWeeks)}.`,
    forfeits: 'Two sessions or more were forfeited.',
    overruns: 'The sessions that are left do not fit before its end.',
  }[reason];
}
