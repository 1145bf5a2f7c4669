import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementState } from './engagement.rules.js';

/** Where an engagement stands, counted by Postgres when something of it changes: what many are listed and judged by. */
@Entity('engagement_standing')
export class EngagementStanding {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('text') state: EngagementState;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('integer') sessions: number;
  @Column('integer') everyWeeks: number;
  @Column('integer') staleAfterWeeks: number;
  @Column('integer') offTrackAfterWeeks: number;
  @Column('integer') held: number;
  /** Sessions that the coachee did not come to. */
  @Column('integer') absences: number;
  /** Sessions that are over: held, or somebody did not come. */
  @Column('integer') over: number;
  /** The latest session that was held, or has no outcome. */
  @Column('timestamptz', { nullable: true }) lastAt: Date | null;
  /** The latest day of a session that has no outcome. */
  @Column('date', { nullable: true }) lastDay: string | null;
  /** When sessions without an outcome are, earliest first. */
  @Column('timestamptz', { array: true }) dates: Date[];
  /** Sessions left: the ledger's sum. */
  @Column('integer') balance: number;
  @Column('integer') forfeited: number;
  /** Goals that the coachee agreed to and did not drop. */
  @Column('integer') goals: number;
  /** When each of those that can become stale was last looked at, earliest first. */
  @Column('timestamptz', { array: true }) looks: Date[];
  /** When it became active first, and last, and when it was over, if it is. */
  @Column('timestamptz', { nullable: true }) begunAt: Date | null;
  @Column('timestamptz', { nullable: true }) activeSince: Date | null;
  @Column('timestamptz', { nullable: true }) overAt: Date | null;
}
