import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { TopicState } from './topic.rules.js';

/** What one of the two wants to talk about. What it says is sealed. */
@Entity({ name: 'topic', schema: 'content' })
export class Topic extends OfEngagement {
  @Column('uuid') authorId: string;
  /** The talk that it is brought for; null for the next one. */
  @Column('uuid', { nullable: true }) sessionId: string | null;
  /** Where it stands among the open ones; only ever moved to behind all there were. */
  @Column('integer') place: number;
  @Column('text') state: TopicState;
  @Column('timestamptz') broughtAt: Date;
  @Column('uuid', { nullable: true }) discussedInId: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  @Column('uuid', { nullable: true }) settledById: string | null;
  @Column('bytea') sealed: Buffer;
  @Column('integer') version: number;
}

/** A goal that a topic is about. */
@Entity({ name: 'topic_goal', schema: 'content' })
export class TopicGoal {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') topicId: string;
  @PrimaryColumn('uuid') goalId: string;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
}
