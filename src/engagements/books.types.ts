import type { Tx } from '../platform/database/tx.js';
import type { GoalDecision } from './engagement.rules.js';
import type { Engagement } from './engagement.entity.js';
import type { PlanDate } from './plan-date.entity.js';

/** What a job about an engagement carries. */
export type EngagementJob = Readonly<Record<'practiceId' | 'engagementId', string>>;

/** Where an engagement stands with its sessions. */
export interface Figures {
  /** Sessions held. */
  held: number;
  /** Sessions left: the ledger's sum. */
  left: number;
  /** Of those, reserved by a date in the calendar. */
  scheduled: number;
  /** Sessions lost to late cancellations and absences, waived ones not counted. */
  forfeited: number;
  /** When the next one is; left out for an administrator. */
  nextAt: string | null;
}

/** When a session is, and what the wall clock says then. */
export interface ScheduledDate {
  startsAt: Date;
  endsAt: Date;
  localDate: string;
  localTime: string;
  timeZone: string;
}

/**
 * What an engagement asks of its sessions. The sessions module is one: it comes later in the order of modules, so it
 * is reached through this and never imported (docs/adr/0005).
 */
export abstract class SessionBook {
  /** Schedules the agreed dates, and allocates the sessions in the ledger. */
  abstract begin(tx: Tx, engagement: Engagement, dates: PlanDate[]): Promise<void>;
  /** Cancels what has not begun, at no cost. */
  abstract cancelFuture(tx: Tx, engagement: Engagement, reason: string): Promise<void>;
  /** Frees times that are only wanted or on offer: whoever was asked for them goes. */
  abstract letGo(tx: Tx, engagement: Engagement): Promise<void>;
  /** Writes off what is left: it can no longer be used. */
  abstract expire(tx: Tx, engagement: Engagement): Promise<void>;
  /** What is in the calendar of an engagement, earliest first: also what has begun and has no outcome yet. */
  abstract scheduled(tx: Tx, engagement: Engagement): Promise<ScheduledDate[]>;
  /** Gives back what was written off when the engagement ended. */
  abstract restore(tx: Tx, engagement: Engagement): Promise<void>;
  /** Figures of engagements, by id; as far as the caller may see them. */
  abstract figures(tx: Tx, engagementIds: string[]): Promise<Map<string, Figures>>;
}

/** What an engagement asks of its meetings that are no sessions. The meetings module is one. */
export abstract class MeetingBook {
  /** Cancels what has not begun; the closing talk stays where the engagement was completed. */
  abstract cancelFuture(tx: Tx, engagement: Engagement, reason: string): Promise<void>;
}

/** What an engagement asks of its goals. The goals module is one. */
export abstract class GoalBook {
  /** Agreed goals that are neither achieved nor dropped. */
  abstract open(tx: Tx, engagement: Engagement): Promise<{ id: string; wording: string }[]>;
  /** Settles goals when an engagement is completed; carried ones stay as they are. */
  abstract settle(
    tx: Tx,
    engagement: Engagement,
    decisions: { goalId: string; decision: GoalDecision }[],
  ): Promise<void>;
  /** Proposes open goals of an engagement again in its renewal. */
  abstract carryOver(tx: Tx, from: Engagement, to: Engagement, goalIds: string[] | undefined): Promise<void>;
}

/** What an engagement asks of its reviews. The reviews module is one. */
export abstract class ReviewBook {
  /** Generates the three of them with the plan; the kickoff review opens at once. */
  abstract begin(tx: Tx, engagement: Engagement): Promise<void>;
  /** Opens those that are due while it goes on, or goes on again. */
  abstract follow(tx: Tx, engagement: Engagement): Promise<void>;
  /** Opens the closing review of a completed engagement, for as long as was agreed. */
  abstract complete(tx: Tx, engagement: Engagement): Promise<void>;
  /** Goals that the closing review has carried into a renewal, and so decided on. */
  abstract carried(tx: Tx, engagement: Engagement): Promise<string[]>;
}
