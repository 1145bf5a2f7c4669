import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A goal that a session's talk was about, as one of the two says, beside those of its topics and actions. */
@Entity({ name: 'session_goal', schema: 'content' })
export class SessionGoal {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') sessionId: string;
  @PrimaryColumn('uuid') goalId: string;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('uuid') byId: string;
  @Column('timestamptz') at: Date;
}
