import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementState } from './engagement.rules.js';

export const KINDS = ['personal', 'external', 'internal', 'peer_mentorship', 'coaching_a_coach'] as const;
export type Kind = (typeof KINDS)[number];

/** One coach and one coachee for three months of weekly sessions, or whatever terms they agreed on. */
@Entity('engagement')
export class Engagement {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('text') kind: Kind;
  @Column('text') state: EngagementState;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('integer') months: number;
  @Column('integer') sessions: number;
  @Column('integer') sessionMinutes: number;
  @Column('integer') everyWeeks: number;
  @Column('time') localTime: string;
  @Column('text') timeZone: string;
  @Column('integer') noticeHours: number;
  /** Hours before the notice in which a coachee's change asks the coach; null where there are none. */
  @Column('integer', { nullable: true }) changeBandHours: number | null;
  /** How often a coachee may move one session; null where nobody counts. */
  @Column('integer', { nullable: true }) rescheduleLimit: number | null;
  @Column('integer') goalsInProgress: number;
  /** Weeks without a look after which a goal is stale. */
  @Column('integer') staleAfterWeeks: number;
  /** Weeks without a session, and none scheduled, after which it is off track. */
  @Column('integer') offTrackAfterWeeks: number;
  @Column('integer') holdDays: number;
  @Column('integer') graceDays: number;
  /** For how many days after its completion the closing review can be worked on. */
  @Column('integer') closingReviewDays: number;
  @Column('uuid', { nullable: true }) predecessorId: string | null;
  @Column('timestamptz', { nullable: true }) agreementDueAt: Date | null;
  @Column('timestamptz', { nullable: true }) activatedAt: Date | null;
  /** The day on which a pause ends by itself. */
  @Column('date', { nullable: true }) pausedUntil: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdById: string;
  @Column('integer') version: number;
}
