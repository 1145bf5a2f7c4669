import type { GoalState } from '../goals/goal.rules.js';
import type { LocalDate } from '../platform/clock/zones.js';
import type { Language } from '../platform/mail/language.js';

/** In which language a report is. */
export type ReportLanguage = Language;

export const REPORT_KINDS = ['midpoint', 'closing'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const MILESTONES = ['kickoff', 'midpoint', 'closing'] as const;
/** One of the three talks: when it was held, and when its review had been answered by both. */
export interface Milestone {
  kind: (typeof MILESTONES)[number];
  talkOn: LocalDate | null;
  reviewedOn: LocalDate | null;
}

/** A goal that the sponsor may read, and where it stands. */
export interface ReportedGoal {
  id: string;
  wording: string;
  measure: string | null;
  targetDate: LocalDate | null;
  state: GoalState;
  /** What the levels from −2 to +2 mean, if it has any: then the three figures are levels. */
  levels: string[] | null;
  baseline: number | null;
  target: number | null;
  /** Of the latest check-in that the sponsor may read. */
  current: number | null;
}

/** What a report tells that nobody wrote: as it was on a day. */
export interface ReportFacts {
  asOf: LocalDate;
  practice: string;
  company: string;
  coachee: string;
  coach: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  /** How many were agreed, and how long each is. */
  sessions: number;
  sessionMinutes: number;
  held: number;
  forfeited: number;
  left: number;
  /** Share of sessions that the coachee came to; null before the first. */
  attendance: number | null;
  milestones: Milestone[];
  /** Goals that the coachee agreed to and did not drop, and how many of them are on track. */
  goals: { counted: number; onTrack: number; shared: ReportedGoal[] };
}

/** What a report says: what both wrote, and the facts. */
export interface ReportDocument {
  statement: string;
  outlook: string;
  facts: ReportFacts;
}

/** A report, as it is put on paper. */
export interface PrintedReport extends ReportDocument {
  kind: ReportKind;
  language: Language;
  /** Null: it is a draft, and says so on each page. */
  sentAt: string | null;
}
