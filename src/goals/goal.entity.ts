import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { GoalOrigin, GoalState } from './goal.rules.js';
import type { ShareKind } from './share.rules.js';

/** What the coachee works toward. It counts once the coachee has agreed to it. */
@Entity('goal')
export class Goal extends OfEngagement {
  @Column('text') origin: GoalOrigin;
  @Column('uuid') proposedById: string;
  @Column('text') state: GoalState;
  /** Whether the sponsor reads its wording: the coachee's choice, or the sponsor's own proposal. */
  @Column('boolean') sponsorReads: boolean;
  /** Whether the sponsor reads how it is rated; the same. */
  @Column('boolean') sponsorRates: boolean;
  @Column('timestamptz', { nullable: true }) agreedAt: Date | null;
  /** The last check-in that both read, or agreed revision. */
  @Column('timestamptz', { nullable: true }) lastLookAt: Date | null;
  @Column('uuid', { nullable: true }) amendsId: string | null;
  @Column('uuid', { nullable: true }) carriedFromId: string | null;
  /** The example that it was taken from, out of the catalogue. */
  @Column('uuid', { nullable: true }) exampleGoalId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
  /** Made by Postgres: whether its coachee has agreed to it. Foreign keys ask for it. */
  @Column({ type: 'boolean', insert: false, update: false }) counts?: boolean;
}

/** One wording of a goal; never changed, only agreed to, declined, or superseded by other words. */
@Entity('goal_revision')
export class GoalRevision extends OfEngagement {
  @Column('uuid') goalId: string;
  @Column('boolean') sponsorReads: boolean;
  @Column('integer') number: number;
  @Column('text') wording: string;
  @Column('text', { nullable: true }) measure: string | null;
  @Column('date', { nullable: true }) targetDate: string | null;
  @Column('uuid') writtenById: string;
  @Column('boolean') bySponsor: boolean;
  @Column('timestamptz') writtenAt: Date;
  @Column('timestamptz', { nullable: true }) agreedAt: Date | null;
  @Column('timestamptz', { nullable: true }) declinedAt: Date | null;
  /** Other words took its place before it was decided on. */
  @Column('timestamptz', { nullable: true }) supersededAt: Date | null;
  /** What each of five levels means, from −2 to +2; null where progress is rated from 0 to 10. */
  @Column('text', { array: true, nullable: true }) levels: string[] | null;
  @Column('integer', { nullable: true }) weight: number | null;
  @Column('integer', { nullable: true }) baseline: number | null;
  @Column('integer', { nullable: true }) target: number | null;
}

/** One step of a goal's life. */
@Entity('goal_transition')
export class GoalTransition extends OfEngagement {
  @Column('uuid') goalId: string;
  @Column('text', { nullable: true }) fromState: GoalState | null;
  @Column('text') toState: GoalState;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) byId: string | null;
}

/** One dated look at a goal's progress, which both of them read. */
@Entity('check_in')
export class CheckIn extends OfEngagement {
  @Column('uuid') goalId: string;
  /** Follows the goal's `sponsorRates`. */
  @Column('boolean') sponsorReads: boolean;
  @Column('date') onDate: string;
  @Column('integer', { nullable: true }) score: number | null;
  @Column('integer', { nullable: true }) level: number | null;
  @Column('uuid') byId: string;
  @Column('timestamptz') at: Date;
}

/** The coachee shared one kind of what a goal is, with the sponsor or a manager, or took that back. */
@Entity('goal_share')
export class GoalShare extends OfEngagement {
  @Column('uuid') goalId: string;
  @Column('text') kind: ShareKind;
  /** Of the manager it is shared with; null for the sponsor. */
  @Column('uuid', { nullable: true }) invitationId: string | null;
  @Column('boolean') shared: boolean;
  @Column('timestamptz') at: Date;
  @Column('uuid') byId: string;
}

/** What of a goal an invited manager sees now. It is void as soon as the invitation is taken back. */
@Entity('manager_share')
export class ManagerShare {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') invitationId: string;
  @PrimaryColumn('uuid') goalId: string;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('boolean') wording: boolean;
  @Column('boolean') rating: boolean;
}

/** Why the coachee declined; theirs alone to read. */
@Entity({ name: 'goal_decline', schema: 'content' })
export class GoalDecline {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') goalId: string;
  @PrimaryColumn('integer') revisionNumber: number;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  /** Sealed under the engagement's key, for `goal_decline:<goalId>:<revisionNumber>`. */
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz') at: Date;
}

/** What was said to a check-in; the two of them read it. */
@Entity({ name: 'check_in_note', schema: 'content' })
export class CheckInNote {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') checkInId: string;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('uuid') goalId: string;
  /** Sealed under the engagement's key, for `check_in_note:<checkInId>`. */
  @Column('bytea') sealed: Buffer;
}

/** A look at progress that its author keeps to themself: nobody else sees that there is one. */
@Entity({ name: 'private_check_in', schema: 'content' })
export class PrivateCheckIn extends OfEngagement {
  @Column('uuid') goalId: string;
  @Column('uuid') authorId: string;
  @Column('date') onDate: string;
  @Column('timestamptz') at: Date;
  /** How it was rated and what was said, sealed under the engagement's key, for `private_check_in:<id>`. */
  @Column('bytea') sealed: Buffer;
}

/** In which order the two look at their open goals. */
@Entity('goal_order')
export class GoalOrder {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('uuid', { array: true }) goalIds: string[];
  @Column('integer') version: number;
  @Column('timestamptz') changedAt: Date;
  @Column('uuid') changedById: string;
}
