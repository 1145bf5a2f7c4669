import { isOver, type EngagementState } from '../engagements/engagement.rules.js';
import type { ReviewState } from '../reviews/review.rules.js';
import { reportErrors } from './report.errors.js';
import type { ReportDocument, ReportKind } from './report.types.js';

export const REPORT_STATES = ['draft', 'approved', 'sent'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** A report, as far as it says what can be done with it. */
export interface Standing {
  /** Which revision it is at. */
  revision: number;
  /** Which one the coachee has approved last. */
  approvedRevision: number | null;
  sentAt: Date | null;
}

/** Approved is what stands as it was approved: whatever is changed after that is a draft again. */
export function stateOf({ revision, approvedRevision, sentAt }: Standing): ReportState {
  if (sentAt) return 'sent';
  return approvedRevision === revision ? 'approved' : 'draft';
}

/**
 * Reports go to a company, at their time.
 * @throws report.no-company, report.early
 */
export function refuseEarly(
  kind: ReportKind,
  engagement: { companyId: string | null; state: EngagementState },
  review: ReviewState | undefined,
): void {
  if (engagement.companyId === null) throw reportErrors.nobodyToSendTo();
  const isReviewed = review !== undefined && review !== 'coming';
  if (!isReviewed && !(kind === 'closing' && isOver(engagement.state))) throw reportErrors.early();
}

/**
 * What was sent stays as it is.
 * @throws report.sent
 */
export function refuseSent({ sentAt }: Pick<Standing, 'sentAt'>): void {
  if (sentAt) throw reportErrors.sent();
}

/**
 * What somebody approves or sends is the text that they read.
 * @throws report.sent, report.revised naming the revision that there is
 */
export function refuseOtherRevision(report: Standing, read: number): void {
  refuseSent(report);
  if (report.revision !== read) throw reportErrors.revised({ members: { revision: report.revision } });
}

/**
 * It is sent when the coachee has approved this very text, and while every goal in it is one that the sponsor may read.
 * @throws report.sent, report.revised, report.unapproved, report.goal-not-shared naming the goals
 */
export function refuseSending(
  report: Standing,
  read: number,
  { facts }: ReportDocument,
  sharedToday: readonly string[],
): void {
  refuseOtherRevision(report, read);
  if (stateOf(report) !== 'approved') throw reportErrors.unapproved();
  const unshared = facts.goals.shared.filter(({ id }) => !sharedToday.includes(id));
  if (unshared.length) throw reportErrors.unshared({ members: { goals: unshared.map(({ id }) => ({ id })) } });
}
